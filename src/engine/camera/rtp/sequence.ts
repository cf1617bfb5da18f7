// Sequence: watches 16-bit RTP sequence numbers and says how many packets are missing (RFC 3550 appendix A.1).

/** This many late packets in a row, one counted on from the other, are a camera that began to count anew (MIN_SEQUENTIAL). */
const NEW_COUNT = 2
/** A jump further than this is a camera that began to count anew, not a loss. */
const LARGEST_LOSS = 3000

export type Sequence = {
  /** Packets missing right before `sequence`; -1 when it is a duplicate or came too late. */
  readonly next: (sequence: number) => number
  /** Forgets the count, after a camera restarted its stream. */
  readonly restart: () => void
}

export const createSequence = (): Sequence => {
  let last = -1
  let lastLate = -1
  let lateInRow = 0

  const isNewCount = (sequence: number): boolean => {
    lateInRow = sequence === ((lastLate + 1) & 0xffff) && lastLate >= 0 ? lateInRow + 1 : 1
    lastLate = sequence
    return lateInRow >= NEW_COUNT
  }

  return {
    next: sequence => {
      if (last < 0) {
        last = sequence
        return 0
      }
      const ahead = (sequence - last) & 0xffff
      if (ahead === 0) return -1
      const late = ahead >= 0x8000 && 0x10000 - ahead <= LARGEST_LOSS
      if (late && !isNewCount(sequence)) return -1
      lastLate = -1
      last = sequence
      if (late) return 1 // the one that told us, and that was not taken
      return ahead <= LARGEST_LOSS ? ahead - 1 : 0
    },
    restart: () => {
      last = -1
      lastLate = -1
    },
  }
}

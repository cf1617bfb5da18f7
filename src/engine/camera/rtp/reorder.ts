// Reorder: puts UDP packets back into the order they were sent in. Holds a few packets while one is missing, for a short
// time, and copies only what it has to hold.

import type { Millis } from '#base/units.ts'

const MOST_HELD = 64
/** How long a missing packet is waited for: enough for wifi to send it again, short enough not to be seen. */
const LONGEST_WAIT_MS = 80

/** So many late packets in a row, each counted on from the one before, are a new count; fewer are a burst that was held up. */
const NEW_COUNT = 100

type Held = { readonly sequence: number; readonly bytes: Buffer; readonly since: Millis }
export type Deliver = (buffer: Buffer, from: number, to: number) => void

export type Reorder = {
  /** Takes one packet as received; delivers it and whatever it sets free, in order. */
  readonly push: (sequence: number, buffer: Buffer, from: number, to: number, now: Millis) => void
  /** Gives up on packets that were waited for too long. Call it now and then. */
  readonly expire: (now: Millis) => void
}

export const createReorder = (deliver: Deliver): Reorder => {
  let expected = -1
  const held: Held[] = []
  let lastLate = -1
  let lateInRow = 0

  const drain = () => {
    while (held.length > 0 && held[0]!.sequence === expected) {
      const { bytes } = held.shift()!
      expected = (expected + 1) & 0xffff
      deliver(bytes, 0, bytes.length)
    }
  }
  const skipToHeld = () => {
    if (held.length === 0) return
    expected = held[0]!.sequence
    drain()
  }

  return {
    push: (sequence, buffer, from, to, now) => {
      if (expected < 0) expected = sequence
      const ahead = (sequence - expected) & 0xffff
      if (ahead === 0) {
        lateInRow = 0
        expected = (expected + 1) & 0xffff
        deliver(buffer, from, to)
        drain()
        return
      }
      const late = ahead >= 0x8000 && 0x10000 - ahead < 1000
      if (!late) lateInRow = 0
      if (late) {
        // A duplicate, or later than we waited; several that follow each other are a camera that counts anew.
        lateInRow = sequence === ((lastLate + 1) & 0xffff) ? lateInRow + 1 : 1
        lastLate = sequence
        if (lateInRow < NEW_COUNT) return
        lateInRow = 0
        while (held.length > 0) skipToHeld()
        expected = (sequence + 1) & 0xffff
        deliver(buffer, from, to)
        return
      }
      if (ahead > 1000) {
        while (held.length > 0) skipToHeld()
        expected = (sequence + 1) & 0xffff
        deliver(buffer, from, to)
        return
      }
      insert(held, expected, { sequence, bytes: Buffer.from(buffer.subarray(from, to)), since: now })
      if (held.length > MOST_HELD) skipToHeld()
    },
    expire: now => {
      while (held.length > 0 && now - held[0]!.since > LONGEST_WAIT_MS) skipToHeld()
    },
  }
}

const insert = (held: Held[], expected: number, packet: Held): void => {
  const place = (sequence: number) => (sequence - expected) & 0xffff
  let at = held.length
  while (at > 0 && place(held[at - 1]!.sequence) >= place(packet.sequence)) at--
  if (held[at]?.sequence === packet.sequence) return
  held.splice(at, 0, packet)
}

// Annex B (ITU-T H.264 and H.265, annex B): NAL units with start codes between them. RTP has no place for them, and some cameras send
// them all the same: whole groups of parameter sets, or a picture with all that stands before it, as if they were one NAL unit.

const LONGEST_CODE = 4

/** Whether a start code stands at `at`. */
export const isStartCode = (buffer: Uint8Array, at: number, end: number): boolean =>
  at + 3 < end &&
  buffer[at] === 0 &&
  buffer[at + 1] === 0 &&
  (buffer[at + 2] === 1 || (buffer[at + 2] === 0 && buffer[at + 3] === 1))

/** Whether a start code stands anywhere in `start`…`end`; within a NAL unit it cannot. */
export const hasStartCode = (buffer: Buffer, start: number, end: number): boolean => {
  const at = buffer.indexOf(CODE, start)
  return at >= 0 && at + 3 < end
}

/** Hands on each NAL unit between start codes; what stands before the first code is one too. */
export const splitAnnexB = (
  buffer: Buffer,
  start: number,
  end: number,
  each: (start: number, end: number) => void,
): void => {
  let from = isStartCode(buffer, start, end) ? start + (buffer[start + 2] === 1 ? 3 : LONGEST_CODE) : start
  while (from < end) {
    const next = buffer.indexOf(CODE, from)
    let to = next < 0 || next >= end ? end : next
    const after = to + 3
    while (to > from && buffer[to - 1] === 0) to-- // zeros before a code belong to it
    if (to > from) each(from, to)
    from = after
  }
}

const CODE = Buffer.from([0, 0, 1])

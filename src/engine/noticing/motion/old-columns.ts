// Old columns: the runs of a cell as the first version of a day's file has them. For each run two numbers, in seven bits a byte (LEB128): ticks since the
// run before ended, ticks that it lasted. Read, and no longer written.

import { TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'

/** Gives each run of a cell's bytes; false when they are none. Allocates nothing. */
export const readOldRuns = (
  bytes: Uint8Array,
  from: number,
  to: number,
  take: (from: number, to: number) => void,
): boolean => {
  let tick = 0
  let at = from
  while (at < to) {
    let value = 0
    let shift = 0
    let byte = 0x80
    while (byte >= 0x80) {
      if (at >= to || shift > 14) return false
      byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      shift += 7
    }
    const begins = tick + value
    value = 0
    shift = 0
    byte = 0x80
    while (byte >= 0x80) {
      if (at >= to || shift > 14) return false
      byte = bytes[at++]!
      value |= (byte & 0x7f) << shift
      shift += 7
    }
    tick = begins + value
    if (value === 0 || tick > TICKS_PER_DAY) return false
    take(begins, tick)
  }
  return true
}

// Seconds: in which seconds of a day something moved, a bit each, and in how many cells it did. What many cells and cameras are put together in quickly.

import { TICK_MS, TICKS_PER_DAY } from './motion-grid.ts'

/** Ticks of a second: a power of two, for a division takes longer than all else that is done for a run. */
const TICKS = Math.log2(1000 / TICK_MS)
export const SECONDS_PER_DAY = TICKS_PER_DAY >>> TICKS

export type Seconds = { readonly bits: Uint32Array; readonly counts: Uint16Array | undefined }

export const noSeconds = (): Uint32Array => new Uint32Array(SECONDS_PER_DAY / 32)

/** Marks the seconds that a cell's run of ticks touches; those before `counted` are counted already. Answers up to where they are now. */
export const markRun = ({ bits, counts }: Seconds, from: number, to: number, counted: number): number => {
  const first = from >>> TICKS
  const last = (to - 1) >>> TICKS
  markStretch(bits, first, last)
  // A cell that moves twice within a second moved in it once.
  if (counts !== undefined)
    for (let second = first > counted ? first : counted; second <= last; second++) counts[second]!++
  return last + 1
}

/** Marks all from `first` to `last`. */
export const markStretch = (bits: Uint32Array, first: number, last: number): void => {
  const word = first >>> 5
  if (word === last >>> 5) {
    bits[word]! |= ((2 << (last - first)) - 1) << (first & 31)
    return
  }
  bits[word]! |= -1 << (first & 31)
  if (last >>> 5 > word + 1) bits.fill(0xffff_ffff, word + 1, last >>> 5)
  bits[last >>> 5]! |= -1 >>> (~last & 31)
}

/** Gives each stretch of marked seconds between `from` and `to`. */
export const eachStretch = (
  bits: Uint32Array,
  from: number,
  to: number,
  take: (from: number, to: number) => void,
): void => {
  let since = -1
  for (let at = from & ~31; at < to; at += 32) {
    // What is looked for next: a set bit, or one that is not, as a set bit.
    let word = since < 0 ? bits[at >>> 5]! : ~bits[at >>> 5]!
    if (at < from) word = (word >>> (from - at)) << (from - at)
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word)
      if (at + bit >= to) break
      if (since < 0) since = at + bit
      else {
        take(since, at + bit)
        since = -1
      }
      word = ~word & (-1 << bit)
    }
  }
  if (since >= 0) take(since, to)
}

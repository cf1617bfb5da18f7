// Blocks: four cells that lie together, as one. In which seconds any of them moved takes a fifth of what the four take, so that a search which only asks
// whether something moved reads blocks where its region holds whole ones.

import { CELLS, COLUMNS, ROWS } from '#engine/noticing/motion-grid.ts'
import type { CellRange } from '#engine/noticing/region.ts'
import { eachStretch, markRun, noSeconds, SECONDS_PER_DAY } from '#engine/noticing/seconds.ts'

const WIDE = 2
const HIGH = 2
const ACROSS = COLUMNS / WIDE
export const BLOCKS = (COLUMNS / WIDE) * (ROWS / HIGH)

const blockOf = (cell: number): number =>
  Math.floor(cell / COLUMNS / HIGH) * ACROSS + Math.floor((cell % COLUMNS) / WIDE)

/** Seconds in which something moved in a block: from, to, from, to … in order, none touching another. */
export const blockRuns =
  (runsOf: (cell: number) => Uint32Array) =>
  (block: number): Uint32Array => {
    const bits = noSeconds()
    const corner = Math.floor(block / ACROSS) * HIGH * COLUMNS + (block % ACROSS) * WIDE
    for (let cell = 0; cell < WIDE * HIGH; cell++) {
      const runs = runsOf(corner + Math.floor(cell / WIDE) * COLUMNS + (cell % WIDE))
      for (let at = 0; at < runs.length; at += 2) markRun({ bits, counts: undefined }, runs[at]!, runs[at + 1]!, 0)
    }
    const seconds: number[] = []
    eachStretch(bits, 0, SECONDS_PER_DAY, (from, to) => seconds.push(from, to))
    return Uint32Array.from(seconds)
  }

/** A region as whole blocks, and what is left of it: cells side by side of which those in a block are left out. */
export type Blocked = {
  readonly blocks: readonly CellRange[]
  readonly edges: readonly CellRange[]
  readonly isInBlock: (cell: number) => boolean
}

/** Asked for each day of a search with the same ranges. */
const known = new WeakMap<readonly CellRange[], Blocked>()

export const inBlocks = (ranges: readonly CellRange[]): Blocked => {
  const before = known.get(ranges)
  if (before !== undefined) return before
  const cells = new Uint8Array(BLOCKS)
  for (const { first, last } of ranges) for (let cell = first; cell <= last; cell++) cells[blockOf(cell)]!++
  const isWhole = (block: number): boolean => cells[block] === WIDE * HIGH
  const covered = Uint8Array.from({ length: CELLS }, (_, cell) => (isWhole(blockOf(cell)) ? 1 : 0))
  const isInBlock = (cell: number): boolean => covered[cell] === 1
  const edges = ranges.filter(({ first, last }) => covered.subarray(first, last + 1).includes(0))
  const made = { blocks: sideBySide(isWhole), edges, isInBlock }
  known.set(ranges, made)
  return made
}

const sideBySide = (isWhole: (block: number) => boolean): readonly CellRange[] => {
  const ranges: { first: number; last: number }[] = []
  for (let block = 0; block < BLOCKS; block++) {
    if (!isWhole(block)) continue
    const before = ranges.at(-1)
    if (before?.last === block - 1 && block % ACROSS !== 0) before.last = block
    else ranges.push({ first: block, last: block })
  }
  return ranges
}

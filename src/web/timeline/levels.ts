// Levels: how finely coverage is asked for at each zoom, and in which tiles, so that moving about asks little twice. Far out a tile is 512
// buckets of many cameras from one answer; near, the exact spans of one camera over six hours. Pure.

import { TICKS_PER_SECOND } from '#base/units.ts'
import { lengthOf, type View } from './view.ts'

export const BUCKETS = 512
const FINEST = 15 * TICKS_PER_SECOND
/** A tile of the coarsest level is 91 days, what the station answers at most. */
const LEVELS = Array.from({ length: 11 }, (_, n) => FINEST * 2 ** n)
const EXACT = 6 * 3600 * TICKS_PER_SECOND

export type Level = { readonly kind: 'strips'; readonly bucket: number } | { readonly kind: 'exact' }
export type Tile = { readonly level: Level; readonly from: number; readonly to: number }

/** The finest level of which a bucket is a pixel or more. */
export const levelOf = (view: View, width: number): Level => {
  const per_px = lengthOf(view) / Math.max(1, width)
  if (per_px < FINEST) return { kind: 'exact' }
  return { kind: 'strips', bucket: LEVELS.find(bucket => bucket >= per_px) ?? LEVELS.at(-1)! }
}

/** The tiles of a level that touch the view. */
export const tilesIn = (view: View, level: Level): readonly Tile[] => {
  const length = tileLength(level)
  const tiles: Tile[] = []
  for (let from = Math.floor(view.from / length) * length; from < view.to; from += length)
    tiles.push({ level, from, to: from + length })
  return tiles
}

/** Coarser first: what is painted under each other until the wanted level is there. */
export const allLevels: readonly Level[] = [
  ...LEVELS.toReversed().map(bucket => ({ kind: 'strips', bucket }) as const),
  { kind: 'exact' },
]

const tileLength = (level: Level): number => (level.kind === 'exact' ? EXACT : level.bucket * BUCKETS)

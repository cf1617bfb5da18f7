// True movements: what a film is known to show, and whether a search of it finds that and nothing else. A movement is one thing on two seconds of its
// way; it is found when a search of the box that it was in gives a hit at that moment.

import type { Layer } from '#engine/noticing/motion-day.ts'
import { type Corner, cellsOf } from '#engine/noticing/region.ts'
import { DaySearch } from '#engine/viewing/search/search-day.ts'
import { TAKE_HEIGHT, TAKE_WIDTH } from '#simulator/scenes/take.ts'
import { type FoundSpan, type Looked, type SeenAt, secondAt, tickAt } from './filmed-motion.ts'

/** left, top, right, bottom, parts of the picture. */
export type PartBox = readonly [number, number, number, number]
export type Movement = { readonly id: string; readonly at_s: number; readonly box: PartBox }

const STRETCH_S = 2
/** A picture is new for so long when a film begins. */
const NEW_S = 8
/** Of 360 rows: somebody forty metres away. Whoever is smaller is promised nothing. */
const LEAST_TALL = 14

/** Every two seconds of everything that moves and is large enough. */
export const movementsOf = (film: readonly SeenAt[]): readonly Movement[] => {
  const found: Movement[] = []
  for (const { at_s, seen } of film) {
    if (at_s < NEW_S || at_s % STRETCH_S !== 0) continue
    for (const { id, box, moving } of seen) {
      const goesOn = [-0.5, 0.5].every(by => isMoving(film, at_s + by, id))
      if (!moving || !goesOn || box.bottom - box.top < LEAST_TALL) continue
      found.push({ id, at_s, box: partsOf(box) })
    }
  }
  return found
}

export const partsOf = ({ left, top, right, bottom }: SeenAt['seen'][number]['box']): PartBox => [
  left / TAKE_WIDTH,
  top / TAKE_HEIGHT,
  right / TAKE_WIDTH,
  bottom / TAKE_HEIGHT,
]

const isMoving = (film: readonly SeenAt[], at_s: number, id: string): boolean =>
  film.find(one => one.at_s === at_s)?.seen.some(one => one.id === id && one.moving) === true

/** What a search gives that asks for nothing special. */
/** Of the searched region, so much has to move at once: three cells of the whole picture, one of a drawn box. */
export const LEAST_PART = 0.0013
/** What follows within ten seconds is one hit. */
const JOINED_TICKS = 40

/** The film searched in a box, as a search does that asks for nothing special. */
export const foundIn = (
  film: Looked,
  [left, top, right, bottom]: PartBox,
  layer: Layer = 'motion',
  joined_ticks = JOINED_TICKS,
): readonly FoundSpan[] => {
  const corners: readonly Corner[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]
  const cells = cellsOf(corners)
  const count = cells.reduce((sum, { first, last }) => sum + last - first + 1, 0)
  const within = [[tickAt(0), tickAt(film.seconds)]] as const
  const hits = new DaySearch().search(film.day, { cells, layer, within, joined_ticks })
  if (hits === undefined) throw new Error('a day of motion is damaged')
  return hits
    .filter(hit => hit.cells >= Math.max(1, Math.ceil(count * LEAST_PART)))
    .map(({ from, to, cells: most }) => ({ from_s: secondAt(from), to_s: secondAt(to), cells: most }))
}

export const wholePicture: PartBox = [0, 0, 1, 1]

/** Whether a search of where something moved tells of that moment. */
export const isFound = (film: Looked, { at_s, box }: Movement): boolean =>
  foundIn(film, box).some(({ from_s, to_s }) => from_s <= at_s + 1 && to_s >= at_s - 1)

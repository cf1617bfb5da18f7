// Stops: what the wall shows one after another. Without a patrol: the wall as it is laid out, then pages with the cameras that found no room
// on it. On patrol: the groups in turn, or those same pages. Pure.

import type { WallCell, WallLayout, WallPatrol } from '#contract/wall.ts'
import { filled, layoutFor, relaid, roomOf } from './layouts.ts'

/** `all`: every camera, as large as they fit; the wall as it is before anybody lays one out. */
export type Laid = {
  readonly layout: WallLayout | 'all'
  readonly cells: readonly WallCell[]
  readonly patrol: WallPatrol
}

export type Stop = {
  /** What a patrol group is called. */
  readonly name: string
  readonly layout: WallLayout | 'all'
  readonly cells: readonly WallCell[]
  /** The wall itself, whose cells can be arranged; the others follow from it. */
  readonly own: boolean
}

export const noPatrol: WallPatrol = { on: false, every_s: 15, groups: [] }

/**
 * The same wall in another layout. One of all cameras begins with them in their order; on a wall that was full the cameras of its further pages
 * move up into new cells, while a cell that somebody left empty stays empty.
 */
export const laidAs = (
  laid: Laid,
  layout: WallLayout | 'all',
  cameras: readonly string[],
): Pick<Laid, 'layout' | 'cells'> => {
  if (layout === 'all') return { layout, cells: [] }
  const from = laid.layout === 'all' ? layoutFor(cameras.length) : laid.layout
  const before = laid.layout === 'all' ? cameras.slice(0, Number(from)).map(asCell) : filled(from, laid.cells)
  const cells = relaid(from, before, layout)
  if (before.some(({ camera }) => camera === null)) return { layout, cells }
  const shown = new Set(cells.map(({ camera }) => camera))
  const rest = cameras.filter(camera => !shown.has(camera))
  return { layout, cells: cells.map(cell => (cell.camera === null ? { ...cell, camera: rest.shift() ?? null } : cell)) }
}

/** Where `cameras` are all that the station has. There is always one stop at least. */
export const stopsOf = (laid: Laid, cameras: readonly string[], patrolling: boolean): readonly Stop[] => {
  const groups = patrolling ? groupStops(laid, new Set(cameras)) : []
  return groups.length > 0 ? groups : pagesOf(laid, cameras)
}

const pagesOf = ({ layout, cells }: Laid, cameras: readonly string[]): readonly Stop[] => {
  if (layout === 'all') return [{ name: '', layout, cells: cameras.map(asCell), own: true }]
  const here = new Set(cameras)
  const own = filled(layout, cells).map(cell =>
    cell.camera === null || here.has(cell.camera) ? cell : { ...cell, camera: null },
  )
  const shown = new Set(own.map(({ camera }) => camera))
  const rest = cameras.filter(camera => !shown.has(camera))
  const most = roomOf(layout, own)
  const further = chunks(rest, most).map(some => ({ name: '', layout, cells: into(layout, own, some), own: false }))
  return [{ name: '', layout, cells: own, own: true }, ...further]
}

const groupStops = ({ layout, cells, patrol }: Laid, here: ReadonlySet<string>): readonly Stop[] =>
  patrol.groups.flatMap(({ name, cameras }) => {
    const some = cameras.filter(camera => here.has(camera))
    const as = layout === 'all' ? layoutFor(some.length) : layout
    return chunks(some, roomOf(as, cells)).map(part => ({ name, layout: as, cells: into(as, cells, part), own: false }))
  })

const asCell = (camera: string): WallCell => ({ camera, box: null })

/** Cameras in the places that the wall's own cells have. */
const into = (layout: WallLayout, cells: readonly WallCell[], cameras: readonly string[]): readonly WallCell[] =>
  filled(layout, layout === 'free' ? cells : []).map((cell, at) => ({ ...cell, camera: cameras[at] ?? null }))

const chunks = (cameras: readonly string[], size: number): readonly (readonly string[])[] =>
  size < 1
    ? []
    : Array.from({ length: Math.ceil(cameras.length / size) }, (_, at) => cameras.slice(at * size, (at + 1) * size))

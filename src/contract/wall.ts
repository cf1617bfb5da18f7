// Walls on the wire: saved layouts of live pictures, somebody's own or the room's, with the patrol that goes through groups of cameras.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'

/** How many pictures stand on the wall; 6 is one large and five small; `free` places each by its box. */
export const wallLayoutShape = z.enum(['1', '4', '6', '9', '12', '16', '25', 'free'])
export type WallLayout = z.infer<typeof wallLayoutShape>

/** The grid that free walls are laid out on, both ways: on a 16:9 screen a box as high as it is wide shows 16:9. */
export const WALL_GRID = 24
const MOST_CELLS = 25

export const wallBoxShape = z
  .strictObject({
    x: z
      .number()
      .int()
      .min(0)
      .max(WALL_GRID - 1),
    y: z
      .number()
      .int()
      .min(0)
      .max(WALL_GRID - 1),
    w: z.number().int().min(1).max(WALL_GRID),
    h: z.number().int().min(1).max(WALL_GRID),
  })
  .describe('where a cell of a free wall stands, on a grid of 24 by 24')
export type WallBox = z.infer<typeof wallBoxShape>

export const wallCellShape = z.strictObject({
  camera: cameraIdShape.nullable().describe('null: empty; also where its camera was removed'),
  box: wallBoxShape.nullable().default(null).describe('of a free wall; null on the others'),
})
export type WallCell = z.infer<typeof wallCellShape>

export const wallPatrolShape = z.strictObject({
  on: z.boolean(),
  every_s: z.number().int().min(5).max(3600).describe('how long each group stays'),
  groups: z
    .array(z.strictObject({ name: z.string().trim().max(80), cameras: z.array(cameraIdShape).min(1).max(MOST_CELLS) }))
    .max(50)
    .describe('shown one after another; none: all cameras in turn, as many at once as the wall has cells'),
})
export type WallPatrol = z.infer<typeof wallPatrolShape>

const draft = {
  name: z.string().trim().min(1).max(80),
  layout: wallLayoutShape,
  cells: z.array(wallCellShape).max(MOST_CELLS).describe('in reading order; those left out at the end are empty'),
  patrol: wallPatrolShape.default({ on: false, every_s: 15, groups: [] }),
  is_default: z.boolean().default(false).describe('opens first: of one’s own walls one, and of the room’s one'),
} as const

const fits = ({ layout, cells }: { readonly layout: WallLayout; readonly cells: readonly WallCell[] }): boolean => {
  if (layout !== 'free') return cells.length <= Number(layout) && cells.every(({ box }) => box === null)
  const boxes = cells.flatMap(({ box }) => (box === null ? [] : [box]))
  const inside = ({ x, y, w, h }: WallBox) => x + w <= WALL_GRID && y + h <= WALL_GRID
  const apart = (a: WallBox, b: WallBox) => a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y
  return (
    boxes.length === cells.length && boxes.every((a, at) => inside(a) && boxes.slice(at + 1).every(b => apart(a, b)))
  )
}
const misfit = {
  path: ['cells'],
  error: 'more cells than the layout has, or boxes that are missing, overlap or stand outside',
}

/** POST /api/walls */
export const newWallShape = z
  .strictObject({ ...draft, shared: z.boolean().default(false).describe('the room’s rather than one’s own') })
  .refine(fits, misfit)
export type NewWall = z.input<typeof newWallShape>

/** PUT /api/walls/:wall: the whole wall as it is to be. */
export const setWallShape = z
  .strictObject({ ...draft, revision: z.number().int().min(1).describe('the one that was changed here') })
  .refine(fits, misfit)
export type SetWall = z.input<typeof setWallShape>

/** POST /api/walls/:wall/copies */
export const copyWallShape = z.strictObject({
  name: draft.name.optional().describe('the same name when left out'),
  shared: z.boolean().default(false),
})

export const wallShape = z.object({
  id: z.string(),
  ...draft,
  owner: z.string().nullable().describe('whose it is; null: the room’s'),
  revision: z.number().int(),
  made_by: z.string(),
  made_90k: z.number().int(),
  changed_by: z.string(),
  changed_90k: z.number().int(),
})
export type Wall = z.output<typeof wallShape>

export const wallListShape = z.object({ walls: z.array(wallShape) })
export type WallList = z.infer<typeof wallListShape>

export const removedWallShape = z.object({
  wall: wallShape,
  restorable_until_90k: z.number().int().describe('until then POST /api/walls/:wall/restoration brings it back'),
})
export type RemovedWall = z.infer<typeof removedWallShape>

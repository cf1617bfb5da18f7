// Rows: where each camera's strip stands, so that two are easy to hit with a thumb and thirty-two still fit a screen. Pure.

import { AXIS_HEIGHT } from './paint-axis.ts'

export type TimelineRow = { readonly camera: string; readonly name: string }
export type PlacedRow = TimelineRow & {
  readonly y: number
  readonly height: number
  readonly bottom: number
  /** Where the name stands, above its strip; one camera needs no name. */
  readonly named_y: number | undefined
}

const ALONE = 46
const FEW = 26
const MANY = 14
const NAME = 16
const BETWEEN = 4

export const rowsOf = (cameras: readonly TimelineRow[], width: number): readonly PlacedRow[] => {
  const height = cameras.length <= 1 ? ALONE : cameras.length <= (width < 640 ? 6 : 9) ? FEW : MANY
  const named = cameras.length > 1
  const pitch = height + BETWEEN + (named ? NAME : 0)
  return cameras.map((camera, at) => {
    const top = AXIS_HEIGHT + at * pitch
    const y = top + (named ? NAME : 0)
    return { ...camera, y, height, bottom: y + height, named_y: named ? top : undefined }
  })
}

/** The row at a height; between two, the one above. */
export const rowAt = (rows: readonly PlacedRow[], y: number): PlacedRow | undefined =>
  rows.findLast(row => (row.named_y ?? row.y) <= y) ?? rows[0]

// A judge: one rule looking at what the noticer writes of its camera. Ticks here are counted through all days (tick of the day and the day's
// beginning), so that nothing ends at midnight. What is found is told anew whenever it has grown.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { isWithin, type WeekHours } from '#base/week-hours.ts'
import type { RuleKind } from '#contract/rule.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { SceneState } from '#engine/noticing/motion-record.ts'
import { type Corner, cellsOf } from '#engine/noticing/region.ts'

export type WatchedRule = {
  readonly id: number
  readonly kind: RuleKind
  readonly zone: readonly Corner[] | null
  readonly line: { readonly from: Corner; readonly to: Corner; readonly way: 'both' | 'to_left' | 'to_right' } | null
  /** Undefined: always. */
  readonly hours: WeekHours | undefined
  readonly least_s: number
  readonly least_part: number
}

/** Left, top, right, bottom: parts of the picture. */
export type Box = readonly [number, number, number, number]
export type Found = {
  readonly rule: number
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly lasts: boolean
  readonly box: Box | undefined
}

export type Judge = {
  moved?(cell: number, from: number, to: number): void
  changed?(cell: number, from: number): void
  ended?(cell: number, to: number): void
  scene?(at: number, state: SceneState): void
  /** Pictures were looked at until here. */
  looked(to: number): void
}

export const TICK_90K = TICK_MS * 90
export const ticksOf = (seconds: number): number => Math.ceil((seconds * 1000) / TICK_MS)
export const wallOf = (tick: number): WallTime90k => wallTime90k(tick * TICK_90K)

export const holdsAt = ({ hours }: WatchedRule, tick: number): boolean =>
  hours === undefined || isWithin(hours, wallOf(tick))

/** 1 for each cell of the rule's zone. */
export const zoneOf = ({ zone }: WatchedRule): Uint8Array => {
  const inside = new Uint8Array(CELLS).fill(zone === null ? 1 : 0)
  if (zone !== null) for (const { first, last } of cellsOf(zone)) inside.fill(1, first, last + 1)
  return inside
}

/** What is smaller than this is a leaf. */
const LEAST_CELLS = 2

export const leastCells = ({ least_part }: WatchedRule, inside: Uint8Array): number => {
  let cells = 0
  for (const cell of inside) cells += cell
  return Math.max(Math.min(LEAST_CELLS, cells), Math.ceil(least_part * cells))
}

export const boxOf = (cells: Iterable<number>): Box | undefined => {
  let [left, top, right, bottom] = [COLUMNS, ROWS, 0, 0]
  for (const cell of cells) {
    const [column, row] = [cell % COLUMNS, Math.floor(cell / COLUMNS)]
    left = Math.min(left, column)
    right = Math.max(right, column + 1)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row + 1)
  }
  return right === 0 ? undefined : [left / COLUMNS, top / ROWS, right / COLUMNS, bottom / ROWS]
}

// Object counts: what went over a line and which way, hour by hour, and what went through a region: from the ways of things that were seen in a day.
// A machine guessed them: counts are near, not exact.

import { COLUMNS, ROWS, TICK_MS } from './motion-grid.ts'
import { type ObjectClass, objectClasses, type SeenObject } from './object-day.ts'
import { type CellRange, type Corner, cellsOf } from './region.ts'

const TICKS_PER_HOUR = 3_600_000 / TICK_MS

export type Crossed = { readonly class: ObjectClass; readonly tick: number; readonly way: 'to_left' | 'to_right' }

/** Where a thing stands: the middle of its lower edge. */
const footOf = ([, left, top, width, height]: SeenObject['path'][number]): Corner => [left + width / 2, top + height]

/** Each crossing of the line from `from` to `to`, by what stood on which side. */
export const crossingsOf = (objects: readonly SeenObject[], from: Corner, to: Corner): readonly Crossed[] =>
  objects.flatMap(({ class: of, path }) =>
    path.flatMap((point, at) => {
      const before = path[at - 1]
      if (before === undefined || !crosses(footOf(before), footOf(point), from, to)) return []
      return [
        {
          class: of,
          tick: point[0],
          way: turn(from, to, footOf(point)) < 0 ? ('to_left' as const) : ('to_right' as const),
        },
      ]
    }),
  )

export type HourCount = { readonly class: ObjectClass; readonly to_left: number; readonly to_right: number }

/** 24 lists, one an hour of the day; classes that were not seen are left out. */
export const byHour = (crossed: readonly Crossed[]): readonly (readonly HourCount[])[] =>
  Array.from({ length: 24 }, (_, hour) => {
    const own = crossed.filter(({ tick }) => Math.floor(tick / TICKS_PER_HOUR) === hour)
    return objectClasses.flatMap(of => {
      const ways = own.filter(one => one.class === of).map(({ way }) => way)
      const to_left = ways.filter(way => way === 'to_left').length
      return ways.length === 0 ? [] : [{ class: of, to_left, to_right: ways.length - to_left }]
    })
  })

/** Whether it stood in the region at some moment. */
export const wentThrough = (region: readonly Corner[]): ((object: SeenObject) => boolean) => {
  const cells = cellsOf(region)
  return ({ path }) => path.some(point => isIn(cells, footOf(point)))
}

const isIn = (cells: readonly CellRange[], [x, y]: Corner): boolean => {
  const row = Math.min(ROWS - 1, Math.floor(y * ROWS))
  const cell = row * COLUMNS + Math.min(COLUMNS - 1, Math.floor(x * COLUMNS))
  return cells.some(({ first, last }) => first <= cell && cell <= last)
}

const turn = (a: Corner, b: Corner, at: Corner): number =>
  (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0])

const crosses = (a: Corner, b: Corner, from: Corner, to: Corner): boolean =>
  turn(from, to, a) < 0 !== turn(from, to, b) < 0 && turn(a, b, from) < 0 !== turn(a, b, to) < 0

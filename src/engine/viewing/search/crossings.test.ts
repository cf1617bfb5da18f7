import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COLUMNS, ROWS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { type Run, searchableDay } from '#test/engine/searchable-day.ts'
import { besideLine, CrossingSearch } from './crossings.ts'

/** Something `wide` cells wide goes from a column to another at so many cells a tick; a cell that rests shorter than a second moves on. */
const walk = (row: number, from: number, to: number, at: number, speed: number, wide = 2, high = 3): Run[] => {
  const seen = new Map<number, Run[]>()
  const way = Math.sign(to - from)
  for (let tick = 0; tick * speed <= Math.abs(to - from); tick++)
    for (let x = 0; x < wide; x++)
      for (let y = 0; y < high; y++) {
        const column = Math.round(from + way * (tick * speed - x))
        if (column < 0 || column >= COLUMNS) continue
        const cell = (row + y) * COLUMNS + column
        const runs = seen.get(cell) ?? []
        const last = runs.at(-1)
        if (last !== undefined && at + tick - last[2] <= 4) runs[runs.length - 1] = [cell, last[1], at + tick + 1]
        else runs.push([cell, at + tick, at + tick + 1])
        seen.set(cell, runs)
      }
  return [...seen.values()].flat()
}

/** As the noticer would have it: what moves in a cell again within a second is one run. */
const merged = (...all: readonly Run[][]): Run[] => {
  const cells = Map.groupBy(all.flat(), ([cell]) => cell)
  return [...cells].flatMap(([cell, runs]) => {
    const joined: Run[] = []
    for (const [, from, to] of runs.toSorted((a, b) => a[1] - b[1])) {
      const last = joined.at(-1)
      if (last !== undefined && from - last[2] <= 4) joined[joined.length - 1] = [cell, last[1], Math.max(last[2], to)]
      else joined.push([cell, from, to])
    }
    return joined
  })
}

/** From the middle of the upper edge down to the lower one: who walks down it has the picture's left half at the right hand. */
const line = besideLine([32 / COLUMNS, 0], [32 / COLUMNS, 1])
const across = (runs: readonly Run[]) =>
  new CrossingSearch().search(searchableDay(runs), line, [[0, TICKS_PER_DAY]])!.map(({ way }) => way)

test('whoever crosses is one hit with the way they went, on foot, on a motorbike, in a car', () => {
  for (const [speed, wide] of [
    [0.25, 1],
    [0.5, 2],
    [1, 2],
    [3, 3],
    [5, 4],
    [1, 12],
  ] as const) {
    assert.deepEqual(across(walk(10, 10, 55, 1000, speed, wide)), ['to_left'], `${speed} to the left`)
    assert.deepEqual(across(walk(10, 55, 10, 1000, speed, wide)), ['to_right'], `${speed} to the right`)
  }
})

test('two that pass in opposite ways at once are two hits, apart on the road or on the same spot', () => {
  assert.deepEqual(across(merged(walk(4, 10, 55, 1000, 0.5), walk(20, 55, 10, 1000, 0.5))).sort(), [
    'to_left',
    'to_right',
  ])
  assert.deepEqual(across(merged(walk(10, 12, 52, 1000, 0.5), walk(10, 52, 12, 1000, 0.5))).sort(), [
    'to_left',
    'to_right',
  ])
  assert.equal(across(merged(walk(10, 10, 55, 1000, 1), walk(10, 10, 55, 1060, 1))).length, 2, 'one behind the other')
})

test('who turns round at the line, walks along it or stays beside it does not cross', () => {
  assert.deepEqual(across(merged(walk(10, 10, 31, 1000, 0.5), walk(10, 31, 10, 1042, 0.5))), [])
  assert.deepEqual(across(walk(10, 5, 25, 1000, 1)), [])
  const along: Run[] = Array.from({ length: ROWS }, (_, row) => [row * COLUMNS + 30, 1000 + row * 2, 1003 + row * 2])
  assert.deepEqual(across(along), [])
  assert.deepEqual(across([]), [])
})

test('a line is crossed between its ends only, and a line without length has nothing beside it', () => {
  const short = besideLine([0.5, 0], [0.5, 0.2])
  const found = new CrossingSearch().search(searchableDay(walk(20, 10, 55, 1000, 1)), short, [[0, TICKS_PER_DAY]])
  assert.deepEqual(found, [])
  assert.deepEqual(besideLine([0.5, 0.5], [0.5, 0.5]).cells, [])
  assert.deepEqual(besideLine([1.5, 1.5], [1.9, 1.9]).cells, [])
})

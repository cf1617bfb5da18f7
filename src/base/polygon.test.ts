import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { coveredRuns, coversAll, type Polygon } from './polygon.ts'

const square = (from: number, to: number): Polygon => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
]
const covers = (polygons: readonly Polygon[], x: number, y: number, width = 100, height = 100): boolean =>
  coveredRuns(polygons, width, height).some(run => run.y === y && run.from <= x && x < run.to)

test('a square covers what lies in it, a little more at its edges, and nothing far from it', () => {
  const area = [square(0.2, 0.6)]
  for (const [x, y] of [
    [20, 20],
    [40, 40],
    [59, 59],
    [18, 40],
  ] as const)
    assert.ok(covers(area, x, y), `${x} ${y}`)
  for (const [x, y] of [
    [10, 40],
    [70, 40],
    [40, 10],
    [40, 66],
  ] as const)
    assert.ok(!covers(area, x, y), `${x} ${y}`)
})

test('the same polygon covers the same part of every size of the picture', () => {
  for (const [width, height] of [
    [1920, 1080],
    [640, 360],
    [352, 288],
  ] as const) {
    const pixels = coveredRuns([square(0.25, 0.75)], width, height).reduce((sum, { from, to }) => sum + to - from, 0)
    assert.ok(Math.abs(pixels / (width * height) - 0.25) < 0.025, `${width}x${height}: ${pixels}`)
  }
})

test('a line that crosses itself covers both sides, and one as thin as a thread still covers pixels', () => {
  const crossed: Polygon = [
    [0.1, 0.1],
    [0.9, 0.9],
    [0.9, 0.1],
    [0.1, 0.9],
  ]
  assert.ok(covers([crossed], 20, 50) && covers([crossed], 80, 50))
  const thread: Polygon = [
    [0.1, 0.5],
    [0.9, 0.5],
    [0.5, 0.5001],
  ]
  assert.ok(covers([thread], 30, 50))
})

test('one that is moved outwards still covers what it covered; one that is shrunk or taken away does not', () => {
  assert.ok(coversAll([square(0.1, 0.7)], [square(0.2, 0.6)]))
  assert.ok(coversAll([square(0.2, 0.6)], [square(0.2, 0.6)]))
  assert.ok(!coversAll([square(0.2, 0.5)], [square(0.2, 0.6)]))
  assert.ok(!coversAll([], [square(0.2, 0.6)]))
  assert.ok(coversAll([], []))
})

test('whatever its corners, runs lie inside the picture and every corner is covered', () => {
  const part = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(part, part), { minLength: 3, maxLength: 12 }), polygon => {
      const runs = coveredRuns([polygon], 64, 36)
      for (const { y, from, to } of runs) assert.ok(y >= 0 && y < 36 && from >= 0 && to <= 64 && from < to)
      for (const [x, y] of polygon) {
        const [column, row] = [Math.min(63, Math.floor(x * 64)), Math.min(35, Math.floor(y * 36))]
        assert.ok(
          runs.some(run => Math.abs(run.y - row) <= 1 && run.from <= column + 1 && run.to >= column),
          `${x} ${y}`,
        )
      }
    }),
    { numRuns: 300 },
  )
})

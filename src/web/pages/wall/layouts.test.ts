import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newWallShape, WALL_GRID, type WallCell, type WallLayout, wallLayoutShape } from '#contract/wall.ts'
import { FREE_GRID, filled, layoutFor, layouts, relaid, roomOf, spreadOf } from './layouts.ts'

const cellsOf = (...cameras: readonly (string | null)[]): readonly WallCell[] =>
  cameras.map(camera => ({ camera, box: null }))
const camerasOf = (cells: readonly WallCell[]) => cells.map(({ camera }) => camera)
const many = (count: number) => cellsOf(...Array.from({ length: count }, (_, at) => `cam-${at}`))

test('the page knows the layouts and the grid of the contract', () => {
  assert.equal(FREE_GRID, WALL_GRID)
  assert.deepEqual([...layouts], wallLayoutShape.options)
})

test('each layout has as many cells as it is called after, none over another, none outside', () => {
  for (const layout of layouts) {
    if (layout === 'free') continue
    const { columns, rows, boxes } = spreadOf(layout)
    assert.equal(boxes.length, Number(layout))
    const taken = new Set<string>()
    for (const { x, y, w, h } of boxes)
      for (let column = x; column < x + w; column++)
        for (let row = y; row < y + h; row++) {
          assert.ok(column < columns && row < rows)
          assert.ok(!taken.has(`${column},${row}`))
          taken.add(`${column},${row}`)
        }
    assert.equal(taken.size, columns * rows, 'nothing is left blank')
  }
})

test('every layout becomes a free wall that the station takes, and comes back with the same cameras', () => {
  for (const layout of layouts) {
    if (layout === 'free') continue
    const cells = many(Number(layout))
    const free = relaid(layout, cells, 'free')
    const saved = newWallShape.safeParse({ name: 'Tự do', layout: 'free', cells: free })
    assert.ok(saved.success, layout)
    assert.deepEqual(camerasOf(relaid('free', free, layout)), camerasOf(cells))
  }
})

test('a smaller layout keeps cameras before empty cells, in their order', () => {
  const cells = cellsOf('a', null, 'b', null, null, 'c', null, null, null)
  assert.deepEqual(camerasOf(relaid('9', cells, '4')), ['a', 'b', 'c', null])
  assert.deepEqual(camerasOf(relaid('9', cellsOf('a', null, 'b'), '4')), ['a', null, 'b', null])
  assert.deepEqual(camerasOf(relaid('9', many(9), '4')), ['cam-0', 'cam-1', 'cam-2', 'cam-3'])
})

test('the layout for a number of cameras is the smallest that shows them all', () => {
  const chosen = [0, 1, 2, 5, 7, 10, 13, 17, 100].map(layoutFor)
  assert.deepEqual(chosen, ['1', '1', '4', '6', '9', '12', '16', '25', '25'] satisfies WallLayout[])
  assert.equal(roomOf('6', []), 6)
  assert.equal(roomOf('free', many(3)), 3)
  assert.equal(filled('4', many(2)).length, 4)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gridFor, gridHeight } from './grid.ts'

const desk = { width: 1424, height: 828 }
const tv = { width: 1904, height: 1008 }
const phone = { width: 374, height: 772 }

test('six cameras stand three by two on a desk and fit without scrolling', () => {
  const grid = gridFor(6, desk)
  assert.equal(grid.columns, 3)
  assert.equal(grid.scrolls, false)
  assert.ok(gridHeight(6, grid) <= desk.height)
})

test('sixteen cameras stand four by four on a television', () => {
  const grid = gridFor(16, tv)
  assert.equal(grid.columns, 4)
  assert.ok(gridHeight(16, grid) <= tv.height)
})

test('on a phone the tiles take the whole width, one below the other', () => {
  assert.deepEqual(gridFor(6, phone), { columns: 1, tile_width: 374, scrolls: true })
})

test('a hundred cameras scroll rather than shrink beyond reading', () => {
  const grid = gridFor(100, desk)
  assert.equal(grid.scrolls, true)
  assert.ok(grid.tile_width >= 264)
})

test('no wall is wider than its room, whatever the count', () => {
  for (let count = 1; count < 60; count++)
    for (const room of [desk, tv, phone]) {
      const { columns, tile_width } = gridFor(count, room)
      assert.ok(columns * tile_width + (columns - 1) * 8 <= room.width)
    }
})

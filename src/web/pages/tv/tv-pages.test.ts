import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rectsOf, tvPages } from './tv-pages.ts'

const cameras = (count: number) => Array.from({ length: count }, (_, at) => `c${at + 1}`)
const patrol = { on: true, every_s: 15, groups: [] }
const cell = (camera: string | null) => ({ camera, box: null })

test('all cameras at once stand on one page, in a grid of 16:9', () => {
  const pages = tvPages({ layout: 'all', cells: [], patrol, cameras: cameras(5) })
  assert.equal(pages.length, 1)
  const rects = rectsOf(pages[0])
  assert.equal(rects.length, 5)
  assert.deepEqual(rects[4], { left: 100 / 3, top: 50, width: 100 / 3, height: 50 })
})

test('more cameras than stand at once come page by page, and no page is empty', () => {
  const cells = ['c1', 'c2', 'c3', 'c4'].map(cell)
  const pages = tvPages({ layout: '4', cells, patrol, cameras: cameras(6) })
  assert.deepEqual(
    pages.map(({ cells }) => cells.map(({ camera }) => camera)),
    [
      ['c1', 'c2', 'c3', 'c4'],
      ['c5', 'c6', null, null],
    ],
  )
  const gone = tvPages({ layout: '4', cells: [cell('c9')], patrol, cameras: cameras(1) })
  assert.deepEqual(
    gone.map(({ cells }) => cells[0]?.camera),
    ['c1'],
  )
})

test('a wall that is gone, or has no camera left, has no page', () => {
  assert.deepEqual(tvPages(null), [])
  assert.deepEqual(tvPages({ layout: '4', cells: [], patrol, cameras: [] }), [])
  assert.deepEqual(rectsOf(undefined), [])
})

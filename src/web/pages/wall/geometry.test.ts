import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WallLayout } from '#contract/wall.ts'
import { largest, neighbour, placed, placedFreely, type Rect, steps, under } from './geometry.ts'
import { layouts, relaid, spreadOf } from './layouts.ts'

const rooms = [
  { width: 1904, height: 960 },
  { width: 1350, height: 640 },
  { width: 700, height: 500 },
]
const overlap = (a: Rect, b: Rect) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height

test('tiles of every layout stay inside the room and never lie over another', () => {
  for (const room of rooms)
    for (const layout of layouts) {
      const spread = layout === 'free' ? spreadOf('free', relaid('25', [], 'free')) : spreadOf(layout)
      const { rects } = layout === 'free' ? placedFreely(spread, room) : placed(spread, room)
      assert.ok(rects.length > 0)
      for (const [at, rect] of rects.entries()) {
        assert.ok(rect.left >= 0 && rect.left + rect.width <= room.width, `${layout} in ${room.width}`)
        assert.ok(rect.top >= 0 && rect.top + rect.height <= room.height, `${layout} in ${room.height}`)
        assert.ok(rects.slice(at + 1).every(other => !overlap(rect, other)))
      }
    }
})

test('the line stands below a picture that is large enough, else over it', () => {
  const over = (layout: WallLayout) => placed(spreadOf(layout), rooms[1]!).over
  const fixed = layouts.filter(layout => layout !== 'free')
  assert.deepEqual(fixed.filter(over), ['16', '25'])
})

test('an enlarged tile takes what the room gives', () => {
  for (const room of rooms) {
    const { left, top, width, height } = largest(room)
    assert.ok(left + width <= room.width && top + height <= room.height)
    assert.ok(width === room.width || height > room.height - 3)
  }
})

test('arrows go to the tile that one sees in that direction, and stay at the edge', () => {
  const { rects } = placed(spreadOf('6'), rooms[0]!)
  const path = (from: number, ...arrows: readonly Parameters<typeof neighbour>[2][]) =>
    arrows.reduce((at, arrow) => neighbour(rects, at, arrow), from)
  assert.equal(path(0, 'ArrowLeft'), 0)
  assert.ok([1, 2].includes(path(0, 'ArrowRight')))
  assert.equal(path(1, 'ArrowDown', 'ArrowDown'), 5)
  assert.equal(path(5, 'ArrowLeft', 'ArrowLeft', 'ArrowUp'), 0)
  assert.equal(path(5, 'ArrowDown', 'ArrowRight'), 5)
})

test('what lies under the pointer is found, and a pull becomes whole steps', () => {
  const { rects } = placed(spreadOf('4'), rooms[0]!)
  const { left, top } = rects[3]!
  assert.equal(under(rects, left + 5, top + 5), 3)
  assert.equal(under(rects, 0, 0), -1)
  assert.equal(steps(160, 1904, 24), 2)
  assert.equal(steps(-160, 1904, 24), -2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aroundOf, boxOf, cropOf, isArea, isTap, nudged, tapped, turnOf, withCorner } from './shapes.ts'

const part = fc.double({ min: -0.5, max: 1.5, noNaN: true })
const corner = fc.tuple(part, part).map(([x, y]): [number, number] => [x, y])
const inside = (numbers: readonly number[]) => numbers.every(number => number >= 0 && number <= 1)

test('a box is drawn in any direction, stays on the picture, and is never too narrow to search in', () => {
  fc.assert(
    fc.property(corner, corner, (from, to) => {
      const box = boxOf(from, to)
      assert.ok(inside(box.flat()) && isArea(box))
    }),
  )
  assert.deepEqual(aroundOf(boxOf([0.5, 0.7], [0.3, 0.4])), [0.3, 0.4, 0.5, 0.7])
})

test('a tap is a box around it, also at the edge', () => {
  assert.ok(isTap([0.5, 0.5], [0.51, 0.505]) && !isTap([0.5, 0.5], [0.55, 0.5]))
  for (const at of [
    [0, 0],
    [1, 1],
    [0.5, 0.02],
  ] as const) {
    const [left, top, right, bottom] = aroundOf(tapped([...at]))
    assert.ok(left <= at[0] && at[0] <= right && top <= at[1] && at[1] <= bottom)
    assert.ok(inside([left, top, right, bottom]) && Math.abs(right - left - 0.14) < 0.002)
  }
})

test('keys move a box as far as the picture goes, and make it larger and smaller', () => {
  fc.assert(
    fc.property(corner, corner, corner, corner, (from, to, by, more) => {
      assert.ok(inside(nudged(boxOf(from, to), by, more).flat()))
    }),
  )
  const box = boxOf([0.2, 0.2], [0.4, 0.4])
  assert.deepEqual(aroundOf(nudged(box, [0.1, -0.5], [0, 0])), [0.3, 0, 0.5, 0.2])
  assert.deepEqual(aroundOf(nudged(box, [0, 0], [0.1, 0.1])), [0.2, 0.2, 0.5, 0.5])
})

test('a polygon has no more corners than the station takes, and three that differ at least', () => {
  let corners = boxOf([0.2, 0.2], [0.4, 0.4])
  for (let i = 0; i < 100; i++) corners = withCorner(corners, [i / 100, 0.5])
  assert.equal(corners.length, 64)
  assert.ok(
    !isArea([
      [0.1, 0.5],
      [0.2, 0.5],
      [0.9, 0.5],
    ]) &&
      !isArea([
        [0, 0],
        [1, 1],
      ]),
  )
})

test('the arrow across a line points to the left of whoever walks it', () => {
  assert.equal(turnOf({ from: [0.2, 0.5], to: [0.8, 0.5] }, 16 / 9), 0)
  assert.equal(turnOf({ from: [0.8, 0.5], to: [0.2, 0.5] }, 16 / 9), 180)
  assert.equal(turnOf({ from: [0.5, 0.2], to: [0.5, 0.8] }, 16 / 9), 90)
})

test('a small picture shows what moved and what is around it, never more than there is', () => {
  const box = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  fc.assert(
    fc.property(box, box, ([ax, ay], [bx, by]) => {
      const hit = [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)] as const
      const { x, y, side } = cropOf(hit)
      const near = 1e-9
      assert.ok(x >= 0 && y >= 0 && x + side <= 1 + near && y + side <= 1 + near)
      assert.ok(hit[0] >= x - near && hit[2] <= x + side + near && hit[1] >= y - near && hit[3] <= y + side + near)
    }),
  )
})

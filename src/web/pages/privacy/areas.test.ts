import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MOST_AREAS, MOST_CORNERS } from '#contract/privacy.ts'
import { type Areas, moved, withCorner, withCornerAfter, withNew, withoutCorner } from './areas.ts'

const square: Areas = [
  [
    [0.2, 0.2],
    [0.4, 0.2],
    [0.4, 0.4],
    [0.2, 0.4],
  ],
]

test('corners are moved, added in the middle of an edge, and taken away down to three', () => {
  assert.deepEqual(withCorner(square, 0, 2, [0.5, 1.7])[0]![2], [0.5, 1])
  const five = withCornerAfter(square, 0, 3)
  assert.deepEqual(five[0]![4], [0.2, 0.3])
  const three = withoutCorner(withoutCorner(five, 0, 4), 0, 0)
  assert.equal(three[0]!.length, 3)
  assert.equal(withoutCorner(three, 0, 0), three)
})

test('an area that is moved to the edge keeps its shape', () => {
  assert.deepEqual(moved(square, 0, [-0.9, 0.1])[0], [
    [0, 0.3],
    [0.2, 0.3],
    [0.2, 0.5],
    [0, 0.5],
  ])
})

test('there are never more areas or corners than the station takes', () => {
  let areas: Areas = []
  for (let i = 0; i < MOST_AREAS + 3; i++) areas = withNew(areas)
  assert.equal(areas.length, MOST_AREAS)
  assert.ok(areas.flat(2).every(part => part >= 0 && part <= 1))
  for (let i = 0; i < MOST_CORNERS + 3; i++) areas = withCornerAfter(areas, 0, 0)
  assert.equal(areas[0]!.length, MOST_CORNERS)
})

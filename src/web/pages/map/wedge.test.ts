import assert from 'node:assert/strict'
import { test } from 'node:test'
import { directionTo, rangeTo, towards, wedgePath, wholeDegrees, widthTo } from './wedge.ts'

test('a camera that looks east has its wedge at the right', () => {
  assert.equal(wedgePath(90, 90, 100), 'M0 0L70.71 -70.71A100 100 0 0 1 70.71 70.71Z')
  assert.match(wedgePath(0, 200, 50), /A50 50 0 1 1/)
  assert.match(wedgePath(0, 360, 50), /^M0 -50A50 50 0 1 1 -.01 -50Z$/)
})

test('a hand at a handle says direction, range and width', () => {
  for (const direction of [0, 45, 181, 359]) assert.equal(directionTo(towards(direction, 80)), direction)
  assert.equal(rangeTo({ x: 30, y: 40 }, 2), 25)
  assert.deepEqual([rangeTo({ x: 0, y: 0 }, 2), rangeTo({ x: 9e9, y: 0 }, 2)], [1, 2000])
  assert.equal(widthTo(towards(350, 60), 20), 60)
  assert.equal(widthTo(towards(200, 60), 20), 360)
  assert.equal(widthTo(towards(20, 60), 20), 2)
  assert.deepEqual([wholeDegrees(-10), wholeDegrees(725), wholeDegrees(359.7)], [350, 5, 0])
})

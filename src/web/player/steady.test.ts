import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterQuietMinute, afterStall, FIRST_TARGET_S, RecentLeast, steer, trimTo } from './steady.ts'

const pace = (late: number, over = {}) => ({
  position: 10 - late,
  edge: 10.4,
  present: 10 + FIRST_TARGET_S,
  target: FIRST_TARGET_S,
  settling: false,
  ...over,
})

test('a picture with the right delay plays at its own speed', () => {
  assert.deepEqual(steer(pace(0)), { kind: 'rate', rate: 1 })
  assert.deepEqual(steer(pace(0.01)), { kind: 'rate', rate: 1 })
})

test('a picture that is a little late catches up unnoticed, never faster than 1.1', () => {
  assert.deepEqual(steer(pace(0.05)), { kind: 'rate', rate: 1.04 })
  assert.deepEqual(steer(pace(0.9)), { kind: 'rate', rate: 1.1 })
})

test('a picture more than a second late jumps to where it belongs', () => {
  assert.deepEqual(steer(pace(5)), { kind: 'seek', to: 10 })
})

test('a picture that has only just begun jumps sooner, before anybody notices', () => {
  assert.deepEqual(steer(pace(0.5, { settling: true })), { kind: 'seek', to: 10 })
})

test('a picture beyond what has arrived goes back to it', () => {
  assert.equal(steer(pace(-1)).kind, 'seek')
})

test('a picture that is early slows down a little', () => {
  assert.deepEqual(steer(pace(-0.05)), { kind: 'rate', rate: 0.97 })
  assert.deepEqual(steer(pace(-0.1)), { kind: 'rate', rate: 0.93 })
})

test('stalls earn a longer delay, up to a bound, and quiet minutes give it back', () => {
  let now = FIRST_TARGET_S
  for (let i = 0; i < 50; i++) now = afterStall(now)
  assert.equal(now, 0.5)
  for (let i = 0; i < 50; i++) now = afterQuietMinute(now)
  assert.equal(now, FIRST_TARGET_S)
})

test('the least of recent values forgets what is old', () => {
  const least = new RecentLeast(2000)
  assert.equal(least.add(0, 0.1), 0.1)
  assert.equal(least.add(1000, 0.3), 0.1)
  assert.equal(least.add(1500, 0.2), 0.1)
  assert.equal(least.add(2100, 0.5), 0.2)
  assert.equal(least.add(9000, 0.7), 0.7)
})

test('old picture is removed up to a keyframe, so that what is shown keeps its base', () => {
  const keys = [0, 2, 4, 6, 8, 10, 12]
  const bounds = { keep_s: 5, most_s: 12 }
  assert.equal(trimTo(keys, 0, 11, bounds), undefined)
  assert.equal(trimTo(keys, 0, 12.5, bounds), 6)
  assert.equal(trimTo([0], 0, 40, bounds), undefined)
})

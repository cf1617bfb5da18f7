import assert from 'node:assert/strict'
import { test } from 'node:test'
import { afterQuietMinute, afterStall, FIRST_TARGET_S, RecentLeast, steer, trimTo } from './steady.ts'

const target = 0.08

test('a picture with the right slack plays at its own speed', () => {
  assert.deepEqual(steer({ position: 10, edge: 10.2, least: 0.1, target, settling: false }), { kind: 'rate', rate: 1 })
})

test('a picture that lags a little catches up unnoticed, never faster than 1.1', () => {
  assert.deepEqual(steer({ position: 10, edge: 10.4, least: 0.2, target, settling: false }), {
    kind: 'rate',
    rate: 1.05,
  })
  assert.deepEqual(steer({ position: 10, edge: 10.9, least: 0.7, target, settling: false }), {
    kind: 'rate',
    rate: 1.1,
  })
})

test('a picture more than a second behind jumps to the live edge', () => {
  assert.deepEqual(steer({ position: 10, edge: 15, least: 5, target, settling: false }), {
    kind: 'seek',
    to: 15 - 2 * target,
  })
})

test('a picture that has only just begun jumps sooner, before anybody notices', () => {
  assert.equal(steer({ position: 10, edge: 10.9, least: 0.7, target, settling: true }).kind, 'seek')
})

test('a picture beyond what has arrived goes back to it', () => {
  assert.equal(steer({ position: 10, edge: 9, least: undefined, target, settling: false }).kind, 'seek')
})

test('a picture about to run dry slows down a little', () => {
  assert.deepEqual(steer({ position: 10, edge: 10.02, least: 0.01, target, settling: false }), {
    kind: 'rate',
    rate: 0.97,
  })
})

test('stalls earn more slack, up to a bound, and quiet minutes give it back', () => {
  let now = FIRST_TARGET_S
  for (let i = 0; i < 50; i++) now = afterStall(now)
  assert.equal(now, 0.4)
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

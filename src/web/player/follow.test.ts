import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followClock, holdsTime, LONGEST_HOLD_MS } from './follow.ts'

const steer = (late: number, speed = 1) => followClock({ picture: 100 - late, clock: 100, speed, jump_takes: 0.1 })

test('a picture that keeps to the clock plays at its speed', () => {
  assert.deepEqual(steer(0), { kind: 'rate', rate: 1 })
  assert.deepEqual(steer(0.01), { kind: 'rate', rate: 1 })
  assert.deepEqual(steer(0.04, 4), { kind: 'rate', rate: 4 })
})

test('a late picture plays a little faster, an early one a little slower, never by more than a fifth', () => {
  for (const speed of [0.25, 0.5, 1, 2, 4])
    for (const late of [0.02, 0.05, 0.1, 0.2, 0.24]) {
      const [faster, slower] = [steer(late, speed), steer(-late, speed)]
      assert.ok(faster.kind === 'rate' && faster.rate >= speed && faster.rate <= speed * 1.2 + 0.005)
      assert.ok(slower.kind === 'rate' && slower.rate <= speed && slower.rate >= speed * 0.8 - 0.005)
    }
})

test('a picture that is far off jumps ahead of the clock by what a jump takes', () => {
  assert.deepEqual(steer(0.5), { kind: 'jump', to: 100.1 })
  assert.deepEqual(steer(-2), { kind: 'jump', to: 100.1 })
  assert.deepEqual(steer(3, 4), { kind: 'jump', to: 100.4 })
  assert.equal(steer(0.9, 4).kind, 'rate')
})

test('left alone, every picture that is a little off is with the clock again within three seconds', () => {
  for (const speed of [0.5, 1, 2, 4])
    for (const off of [-0.25, -0.1, 0.05, 0.24]) {
      let late = off
      for (let i = 0; i < 30 && Math.abs(late) > 0.02 * Math.max(1, speed); i++) {
        const steering = followClock({ picture: -late, clock: 0, speed, jump_takes: 0 })
        late += steering.kind === 'jump' ? -late : (speed - steering.rate) * 0.1
      }
      assert.ok(Math.abs(late) <= 0.05 * Math.max(1, speed), `${speed} ${off} → ${late}`)
    }
})

test('all wait for a picture that is coming, but not longer than stated, and not for one that was slow before', () => {
  const ready = { waits: false, waited_ms: 0, was_slow: false }
  assert.equal(holdsTime([ready, ready]), false)
  assert.equal(holdsTime([ready, { waits: true, waited_ms: 300, was_slow: false }]), true)
  assert.equal(holdsTime([ready, { waits: true, waited_ms: LONGEST_HOLD_MS, was_slow: false }]), false)
  assert.equal(holdsTime([ready, { waits: true, waited_ms: 300, was_slow: true }]), false)
})

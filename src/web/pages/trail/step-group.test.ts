import assert from 'node:assert/strict'
import { test } from 'node:test'
import { millis, wallTime90k } from '#base/units.ts'
import { ReviewClock } from '#web/player/review-clock.ts'
import { StepGroup } from './step-group.ts'

const S = 90_000
const open = () => {
  let now_ms = 0
  const time = { monotonic_ms: () => now_ms, present: () => wallTime90k(1e15) }
  const clock = (from: number) => new ReviewClock(wallTime90k(from), time)
  const group = new StepGroup()
  const [one, other] = [clock(100 * S), clock(200 * S)]
  group.join({ clock: one, window: { from: wallTime90k(100 * S), to: wallTime90k(130 * S) } })
  group.join({ clock: other, window: { from: wallTime90k(200 * S), to: wallTime90k(300 * S) } })
  const seconds = () => [one, other].map(({ at }) => Math.round(at / S))
  const pass = (ms: number): void => {
    now_ms = millis(now_ms + ms)
  }
  return { group, seconds, one, other, pass }
}

test('clocks go in step, each from its own beginning', () => {
  const { group, seconds, pass } = open()
  pass(10_000)
  assert.deepEqual(seconds(), [110, 210])
  group.setSpeed(2)
  pass(5_000)
  assert.deepEqual(seconds(), [120, 220])
  group.skip(-100)
  assert.deepEqual(seconds(), [100, 200])
})

test('one whose window is over stands while the others go on, until all begin again', () => {
  const { group, seconds, pass, one, other } = open()
  pass(31_000)
  group.mind()
  pass(10_000)
  assert.deepEqual([seconds()[1], one.state.playing, other.state.playing], [241, false, true])
  group.setPlaying(false)
  group.setPlaying(true)
  assert.equal(one.state.playing, false)
  group.restart()
  assert.deepEqual([seconds(), one.state.playing], [[100, 200], true])
})

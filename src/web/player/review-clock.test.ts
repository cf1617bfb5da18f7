import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { clockSpeeds, nextClockSpeed, ReviewClock } from './review-clock.ts'

const s = (seconds: number) => wallTime90k(seconds * TICKS_PER_SECOND)

const setUp = (at_s = 1000, present_s = 5000) => {
  let now_ms = 0
  const clock = new ReviewClock(s(at_s), { monotonic_ms: () => now_ms, present: () => s(present_s + now_ms / 1000) })
  return {
    clock,
    pass: (ms: number) => {
      now_ms += ms
    },
    at_s: () => clock.at / TICKS_PER_SECOND,
  }
}

test('time stands until it plays, and then moves as fast as asked, backwards too', () => {
  const { clock, pass, at_s } = setUp()
  pass(500)
  assert.equal(at_s(), 1000)
  clock.play()
  pass(2000)
  assert.equal(at_s(), 1002)
  clock.setSpeed(16)
  pass(1000)
  assert.equal(at_s(), 1018)
  clock.setSpeed(-4)
  pass(2000)
  assert.equal(at_s(), 1010)
  clock.pause()
  pass(9000)
  assert.equal(at_s(), 1010)
})

test('a speed that nobody offers is not taken, and the ends stay', () => {
  const { clock } = setUp()
  clock.setSpeed(1000)
  assert.equal(clock.state.speed, 1)
  assert.equal(nextClockSpeed(16, 1), 16)
  assert.equal(nextClockSpeed(-16, -1), -16)
  assert.equal(nextClockSpeed(0.25, -1), -1)
  assert.deepEqual(
    clockSpeeds,
    clockSpeeds.toSorted((a, b) => a - b),
  )
})

test('while it is held or a finger scrubs, time stands; afterwards it goes on from there', () => {
  const { clock, pass, at_s } = setUp()
  clock.play()
  clock.setHeld(true)
  pass(700)
  assert.equal(at_s(), 1000)
  clock.setHeld(false)
  pass(300)
  assert.equal(at_s(), 1000.3)
  clock.scrub(s(2000))
  pass(1000)
  assert.equal(at_s(), 2000)
  assert.equal(clock.state.scrubbing, true)
  clock.goTo(s(2000))
  pass(1000)
  assert.equal(at_s(), 2001)
})

test('a span repeats, forwards from its beginning and backwards from its end', () => {
  const { clock, pass, at_s } = setUp()
  clock.setLoop({ from: s(1100), to: s(1102) })
  assert.equal(at_s(), 1100)
  clock.play()
  pass(1900)
  clock.mind()
  assert.equal(at_s(), 1101.9)
  pass(200)
  clock.mind()
  assert.equal(at_s(), 1100)
  clock.setSpeed(-1)
  pass(100)
  clock.mind()
  assert.equal(at_s(), 1102)
})

test('what repeats is put in order and is long enough to be seen; a jump out of it ends it', () => {
  const { clock } = setUp()
  clock.setLoop({ from: s(1200), to: s(1100) })
  assert.deepEqual(clock.state.loop, { from: s(1100), to: s(1200) })
  clock.goTo(s(1150))
  assert.ok(clock.state.loop !== undefined)
  clock.goTo(s(1300))
  assert.equal(clock.state.loop, undefined)
  clock.setLoop({ from: s(1300), to: s(1300) })
  assert.deepEqual(clock.state.loop, { from: s(1300), to: s(1300.2) })
})

test('nobody looks into the future: time stays two seconds behind the present, at its pace', () => {
  const { clock, pass, at_s } = setUp(9000)
  assert.equal(at_s(), 4998)
  clock.goTo(s(4990))
  clock.setSpeed(8)
  clock.play()
  pass(2000)
  clock.mind()
  assert.equal(at_s(), 5000)
  assert.equal(clock.state.speed, 1)
  pass(1000)
  assert.equal(at_s(), 5001)
})

test('paused where live pictures were seen, it stands at that very instant and plays on once the present is two seconds on', () => {
  const { clock, pass, at_s } = setUp()
  clock.play()
  clock.standAt(s(4999.7))
  assert.equal(clock.state.playing, false)
  pass(500)
  assert.equal(at_s(), 4999.7)
  clock.play()
  pass(1000)
  assert.equal(at_s(), 4999.7)
  pass(1000)
  assert.equal(at_s(), 5000.5)
  clock.standAt(s(9000))
  assert.equal(at_s(), 5002.5)
})

test('whoever follows hears of every change once, and of none after leaving', () => {
  const { clock, pass } = setUp()
  let heard = 0
  const leave = clock.subscribe(() => heard++)
  const before = clock.state
  pass(100)
  assert.equal(clock.state, before)
  clock.play()
  clock.goTo(s(1))
  clock.setHeld(false)
  assert.equal(heard, 2)
  leave()
  clock.pause()
  assert.equal(heard, 2)
})

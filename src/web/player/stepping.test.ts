import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k, TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { until } from '#test/patience.ts'
import type { Beside } from './picture-beside.ts'
import { ReviewClock } from './review-clock.ts'
import { type Leader, Stepping } from './stepping.ts'

const START = wallTime90k(1_700_000_000 * TICKS_PER_SECOND)
const PICTURE = mediaSpan90k(3600)

/** A camera of 25 pictures a second that answers `not_yet` until it is told to come. */
const setUp = (within_ms?: number) => {
  const clock = new ReviewClock(START)
  const camera = { comes: true, asked: 0 }
  const beside: Leader['beside'] = async (direction): Promise<Beside> => {
    camera.asked++
    return camera.comes ? { at: wallTime90k(clock.at + direction * PICTURE), span: PICTURE } : 'not_yet'
  }
  const seat: { leader: Leader | undefined } = { leader: { beside } }
  return { clock, camera, seat, beside, stepping: new Stepping(clock, () => seat.leader, within_ms) }
}

test('a step asked before its picture is there is carried out when it comes', async () => {
  const { clock, camera, stepping } = setUp()
  camera.comes = false
  clock.play()
  const step = stepping.step(1)
  assert.equal(clock.state.playing, false)
  const stood = clock.at
  await until('it was asked for twice', () => camera.asked >= 2)
  assert.equal(clock.at, stood)
  camera.comes = true
  assert.equal(await step, 'stepped')
  assert.equal(clock.at, stood + PICTURE)
})

test('a step asked before there is any camera goes by the one that comes', async () => {
  const { clock, seat, beside, stepping } = setUp()
  seat.leader = undefined
  const step = stepping.step(-1)
  setImmediate(() => {
    seat.leader = { beside }
  })
  assert.equal(await step, 'stepped')
  assert.equal(clock.at, START - PICTURE)
})

test('steps asked one after the other are all carried out, both ways', async () => {
  const { clock, stepping } = setUp()
  const steps = [stepping.step(1), stepping.step(1), stepping.step(1), stepping.step(-1)]
  assert.deepEqual(await Promise.all(steps), ['stepped', 'stepped', 'stepped', 'stepped'])
  assert.equal(clock.at, START + 2 * PICTURE)
})

test('a station that does not answer for a moment loses no step', async () => {
  const { clock, seat, beside, stepping } = setUp()
  let refusals = 2
  seat.leader = {
    beside: (direction, signal) => (refusals-- > 0 ? Promise.reject(new Error('away')) : beside(direction, signal)),
  }
  assert.equal(await stepping.step(1), 'stepped')
  assert.equal(clock.at, START + PICTURE)
})

test('whoever plays or goes elsewhere meanwhile wants no step any more', async () => {
  const { clock, camera, stepping } = setUp()
  camera.comes = false
  const first = [stepping.step(1), stepping.step(1)]
  clock.play()
  assert.deepEqual(await Promise.all(first), ['left', 'left'])
  clock.pause()
  const second = stepping.step(1)
  const elsewhere = wallTime90k(START + 1000 * TICKS_PER_SECOND)
  clock.goTo(elsewhere)
  assert.equal(await second, 'left')
  assert.equal(clock.at, elsewhere)
  camera.comes = true
  assert.equal(await stepping.step(1), 'stepped')
  assert.equal(clock.at, elsewhere + PICTURE)
})

test('where there is no picture beside, the first of several steps says so', async () => {
  const { clock, seat, stepping } = setUp()
  seat.leader = { beside: () => Promise.resolve('none') }
  assert.deepEqual(await Promise.all([stepping.step(1), stepping.step(1)]), ['none', 'left'])
  assert.equal(clock.at, START)
})

test('a picture that does not come in time is told as late', async () => {
  const { camera, stepping } = setUp(50)
  camera.comes = false
  assert.equal(await stepping.step(1), 'late')
})

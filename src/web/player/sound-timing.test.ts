import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { hasSlipped, isPast, nextSound, placeOf } from './sound-timing.ts'

const s = (seconds: number) => wallTime90k(seconds * 90_000)
const span = (from: number, to: number) => ({ from: s(from), to: s(to) })

test('sound is asked for until eight seconds ahead are known, also where there was none', () => {
  assert.deepEqual(nextSound(s(100), []), span(100, 110))
  assert.deepEqual(nextSound(s(100), [span(104, 107), span(95, 105)]), span(107, 117))
  assert.equal(nextSound(s(100), [span(95, 109)]), undefined)
  assert.deepEqual(nextSound(s(100), [span(102, 120)]), span(100, 110))
})

test('a piece starts where the picture is, late ones in their middle', () => {
  const anchor = { wall: s(100), clock_s: 50 }
  assert.deepEqual(placeOf(anchor, s(103), 51), { at_s: 53, skip_s: 0 })
  assert.deepEqual(placeOf(anchor, s(98), 51), { at_s: 51, skip_s: 3 })
})

test('a seek or a pause is noticed, a hair is not; what is long past is forgotten', () => {
  const anchor = { wall: s(100), clock_s: 50 }
  assert.equal(hasSlipped(anchor, 55, s(105.1)), false)
  assert.equal(hasSlipped(anchor, 55, s(106)), true)
  assert.equal(hasSlipped(anchor, 55, s(90)), true)
  assert.deepEqual([isPast(span(80, 94), s(100)), isPast(span(80, 96), s(100))], [true, false])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { isWorthTelling, nextWindow, pictureAhead } from './playback-plan.ts'

const s = (seconds: number) => wallTime90k(Math.round(seconds * 90_000))
const span = (from: number, to: number) => ({ from: s(from), to: s(to) })

test('windows grow with the speed, within bounds', () => {
  const at = (speed: number) => nextWindow({ position: s(100), ranges: [span(98, 104)], cursor: s(104), speed })
  assert.deepEqual(at(1), span(104, 114))
  assert.deepEqual(at(0.25), span(104, 114))
  assert.deepEqual(at(16), span(104, 164))
})

test('nothing is asked for while enough picture lies ahead', () => {
  const ranges = [span(98, 120)]
  assert.equal(nextWindow({ position: s(100), ranges, cursor: s(120), speed: 1 }), undefined)
  assert.notEqual(nextWindow({ position: s(100), ranges, cursor: s(120), speed: 4 }), undefined)
})

test('gaps do not count as picture ahead', () => {
  assert.equal(pictureAhead(s(100), [span(90, 105), span(500, 507)]), 12 * 90_000)
})

test('a hair between two frames is hopped without a word', () => {
  assert.equal(isWorthTelling(span(10, 10.2)), false)
  assert.equal(isWorthTelling(span(10, 12)), true)
})

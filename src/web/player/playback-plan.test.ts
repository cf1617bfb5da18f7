import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import {
  forgettable,
  gapAt,
  isBuffered,
  isWorthTelling,
  nextCursor,
  nextWindow,
  pictureAhead,
} from './playback-plan.ts'

const s = (seconds: number) => wallTime90k(Math.round(seconds * 90_000))
const span = (from: number, to: number) => ({ from: s(from), to: s(to) })

test('the first window after a jump is short, so that a picture comes soon', () => {
  const asked = nextWindow({ position: s(100), ranges: [], cursor: s(100), speed: 1, first: true })
  assert.deepEqual(asked, span(100, 104))
})

test('windows grow with the speed, within bounds', () => {
  const at = (speed: number) =>
    nextWindow({ position: s(100), ranges: [span(98, 104)], cursor: s(104), speed, first: false })
  assert.deepEqual(at(1), span(104, 114))
  assert.deepEqual(at(0.25), span(104, 114))
  assert.deepEqual(at(16), span(104, 164))
})

test('nothing is asked for while enough picture lies ahead', () => {
  const ranges = [span(98, 120)]
  assert.equal(nextWindow({ position: s(100), ranges, cursor: s(120), speed: 1, first: false }), undefined)
  assert.notEqual(nextWindow({ position: s(100), ranges, cursor: s(120), speed: 4, first: false }), undefined)
})

test('the next window begins where this picture ends, though a later segment is known', () => {
  assert.deepEqual(nextCursor(span(100, 110), s(111.2), s(400)), { cursor: s(111.201), starved: false })
})

test('a window that ends before its time goes on behind the gap', () => {
  assert.deepEqual(nextCursor(span(100, 110), s(104), s(400)), { cursor: s(400), starved: false })
  assert.deepEqual(nextCursor(span(100, 110), undefined, s(400)), { cursor: s(400), starved: false })
})

test('where nothing is later yet, the end of the picture is asked for again', () => {
  assert.deepEqual(nextCursor(span(100, 110), s(104), undefined), { cursor: s(104), starved: true })
  assert.deepEqual(nextCursor(span(100, 110), undefined, undefined), { cursor: s(100), starved: true })
})

test('gaps do not count as picture ahead', () => {
  assert.equal(pictureAhead(s(100), [span(90, 105), span(500, 507)]), 12 * 90_000)
})

test('playback that runs into a gap learns where it began and where picture goes on', () => {
  const ranges = [span(90, 105), span(500, 507)]
  assert.equal(gapAt(s(100), ranges), undefined)
  assert.deepEqual(gapAt(s(104.99), ranges), span(105, 500))
  assert.deepEqual(gapAt(s(300), ranges), span(105, 500))
  assert.equal(gapAt(s(506.99), ranges), undefined)
  assert.deepEqual(gapAt(s(50), ranges), span(50, 90))
})

test('a hair between two frames is hopped without a word', () => {
  assert.equal(isWorthTelling(span(10, 10.2)), false)
  assert.equal(isWorthTelling(span(10, 12)), true)
})

test('old picture is forgotten in big pieces, far behind what is shown', () => {
  assert.equal(forgettable(s(150), [span(100, 170)]), undefined)
  assert.deepEqual(forgettable(s(165), [span(100, 170)]), span(100, 135))
})

test('the very end of what is buffered does not count as buffered', () => {
  assert.equal(isBuffered(s(104.9), [span(90, 105)]), false)
  assert.equal(isBuffered(s(104), [span(90, 105)]), true)
})

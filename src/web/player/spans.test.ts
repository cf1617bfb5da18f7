import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { holeAt, spanAt, withoutSpan, withSpan } from './spans.ts'

const span = (from: number, to: number) => ({ from: wallTime90k(from), to: wallTime90k(to) })
const at = wallTime90k

test('spans stay in order, and those that touch become one', () => {
  let spans = withSpan([], span(10, 20))
  spans = withSpan(spans, span(40, 50))
  spans = withSpan(spans, span(0, 5))
  assert.deepEqual(spans, [span(0, 5), span(10, 20), span(40, 50)])
  assert.deepEqual(withSpan(spans, span(20, 40)), [span(0, 5), span(10, 50)])
  assert.deepEqual(withSpan(spans, span(3, 45)), [span(0, 50)])
  assert.deepEqual(withSpan(spans, span(7, 7)), spans)
})

test('what is taken away leaves the pieces beside it', () => {
  const spans = [span(0, 5), span(10, 20), span(40, 50)]
  assert.deepEqual(withoutSpan(spans, span(12, 45)), [span(0, 5), span(10, 12), span(45, 50)])
  assert.deepEqual(withoutSpan(spans, span(5, 10)), spans)
  assert.deepEqual(withoutSpan(spans, span(0, 60)), [])
})

test('a span begins with its first instant and ends before its last', () => {
  assert.deepEqual(spanAt([span(10, 20)], at(10)), span(10, 20))
  assert.equal(spanAt([span(10, 20)], at(20)), undefined)
})

test('a hole is known time without picture, between the pictures beside it', () => {
  const known = [span(0, 100)]
  const held = [span(10, 20), span(60, 80)]
  assert.deepEqual(holeAt(known, held, at(30)), span(20, 60))
  assert.deepEqual(holeAt(known, held, at(5)), span(0, 10))
  assert.deepEqual(holeAt(known, held, at(90)), span(80, 100))
  assert.equal(holeAt(known, held, at(15)), undefined)
  assert.equal(holeAt(known, held, at(150)), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wallTime90k } from '#base/units.ts'
import { coverage, NO_GAP, recordedSpan } from './coverage.ts'

const recorded = (start: number, end: number) => ({ start: wallTime90k(start), end: wallTime90k(end) })
const shown = (segments: [number, number][], from: number, to: number) =>
  coverage(
    segments.map(([start, end]) => recorded(start, end)),
    [],
    wallTime90k(from),
    wallTime90k(to),
  ).map(span => [span.state, span.from, span.to])

const S = 90_000

test('a span is cut into what is recorded and what is missing', () => {
  assert.deepEqual(
    shown(
      [
        [S, 2 * S],
        [2 * S, 3 * S],
        [5 * S, 9 * S],
      ],
      0,
      8 * S,
    ),
    [
      ['missing', 0, S],
      ['recorded', S, 3 * S],
      ['missing', 3 * S, 5 * S],
      ['recorded', 5 * S, 8 * S],
    ],
  )
})

test('nothing recorded is all missing, and an empty span is nothing', () => {
  assert.deepEqual(shown([], 0, S), [['missing', 0, S]])
  assert.deepEqual(shown([[0, S]], S, S), [])
  assert.deepEqual(shown([[0, S]], S, 0), [])
})

test('segments of one run belong together, also when they overlap or lie within each other', () => {
  assert.deepEqual(
    shown(
      [
        [0, S],
        [S + NO_GAP, 2 * S],
        [S, 1.5 * S],
      ],
      0,
      2 * S,
    ),
    [['recorded', 0, 2 * S]],
  )
})

test('spans tile what was asked for exactly, in turns, and hold no second twice', () => {
  const segments = fc.array(
    fc.tuple(fc.integer({ min: -50, max: 400 }), fc.integer({ min: -5, max: 60 })).map(([start, length]) => {
      const from = start * 4000
      return recorded(from, from + length * 4000)
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(
      segments,
      fc.integer({ min: 0, max: 300_000 }),
      fc.integer({ min: 1, max: 1_500_000 }),
      (all, from, length) => {
        const to = from + length
        const spans = coverage(all, [], wallTime90k(from), wallTime90k(to))
        let at = from
        spans.forEach((span, i) => {
          assert.equal(span.from, at)
          assert.ok(span.to > span.from)
          assert.notEqual(span.state, spans[i - 1]?.state)
          at = span.to
        })
        assert.equal(at, to)
        for (const span of spans) {
          const middle = (span.from + span.to) / 2
          const held = all.some(({ start, end }) => start <= middle && middle < end)
          if (span.state === 'missing') assert.equal(held, false)
        }
        assert.ok(recordedSpan(spans) <= length)
      },
    ),
    { numRuns: 500 },
  )
})

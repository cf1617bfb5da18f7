import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wallTime90k } from '#base/units.ts'
import { coverage, NO_GAP, recordedSpan, recoveredSpan } from './coverage.ts'
import type { Outage } from './ledger.ts'
import type { Recovered } from './recovered.ts'

const recorded = (start: number, end: number) => ({ start: wallTime90k(start), end: wallTime90k(end) })
const from_nvr: Recovered = {
  source: 'nvr',
  from: 'rtsp://192.168.1.20/tracks/101',
  fetched_90k: 7,
  clock_offset_ms: -1200,
  clock_quality: 'measured',
  lead_in: 12,
}
const recovered = (start: number, end: number, more: Partial<Recovered> = {}) => ({
  ...recorded(start, end),
  recovered: { ...from_nvr, ...more },
})
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

test('recovered footage fills what is missing, never what was recorded, and says where it came from', () => {
  const spans = coverage(
    [recorded(0, 2 * S), recovered(S, 5 * S), recorded(4 * S, 6 * S), recovered(7 * S, 8 * S, { source: 'sd_card' })],
    [],
    wallTime90k(0),
    wallTime90k(9 * S),
  )
  assert.deepEqual(
    spans.map(span => [span.state, span.from / S, span.to / S]),
    [
      ['recorded', 0, 2],
      ['recovered', 2, 4],
      ['recorded', 4, 6],
      ['missing', 6, 7],
      ['recovered', 7, 8],
      ['missing', 8, 9],
    ],
  )
  const { lead_in: _, ...origin } = from_nvr
  assert.deepEqual(spans[1], { state: 'recovered', from: 2 * S, to: 4 * S, origin })
  assert.equal(recordedSpan(spans), 4 * S)
  assert.equal(recoveredSpan(spans), 3 * S)
})

test('recovered pieces of one fetching belong together whatever their lead-in; of two they stay apart', () => {
  const shown = (second: Partial<Recovered>) =>
    coverage([recovered(0, S), recovered(S, 2 * S, second)], [], wallTime90k(0), wallTime90k(2 * S)).length
  assert.equal(shown({ lead_in: 0 }), 1)
  assert.equal(shown({ fetched_90k: 8 }), 2)
  assert.equal(shown({ from: 'rtsp://192.168.1.21/tracks/101' }), 2)
})

test('spans tile what was asked for exactly, in turns, and hold no second twice', () => {
  const segments = fc.array(
    fc
      .tuple(fc.integer({ min: -50, max: 400 }), fc.integer({ min: -5, max: 60 }), fc.boolean())
      .map(([start, length, live]) => {
        const from = start * 4000
        return live ? recorded(from, from + length * 4000) : recovered(from, from + length * 4000)
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
          const there = all.filter(({ start, end }) => start <= middle && middle < end)
          if (span.state === 'missing') assert.deepEqual(there, [])
          else if (span.to - span.from > 2 * NO_GAP && span.state === 'recovered')
            assert.ok(there.every(one => 'recovered' in one))
        }
        assert.ok(recordedSpan(spans) + recoveredSpan(spans) <= length)
      },
    ),
    { numRuns: 500 },
  )
})

test('a person’s word counts more than what was seen, the newest word most, and none against what the station did itself', () => {
  const note = (from: number, to: number, cause: Outage['cause'], noted: number, stated?: true): Outage => ({
    camera: undefined,
    stream: undefined,
    from: wallTime90k(from * S),
    to: wallTime90k(to * S),
    cause,
    by: stated ? 'truc-ban' : 'recorder',
    detail: '',
    noted: wallTime90k(noted * S),
    ...(stated && { stated }),
  })
  const causes = (...outages: Outage[]) =>
    coverage(
      [],
      [...outages].sort((a, b) => a.from - b.from),
      wallTime90k(100 * S),
      wallTime90k(200 * S),
    ).map(span => span.state === 'missing' && [span.cause, span.from / S, span.to / S])
  const seen = note(100, 200, 'unknown', 300)
  const known = note(100, 200, 'station_down', 300)
  assert.deepEqual(causes(seen, known), [['station_down', 100, 200]])
  const word = note(100, 200, 'power_lost', 250, true)
  assert.deepEqual(causes(seen, known, word), [['power_lost', 100, 200]])
  const newer = note(120, 150, 'internet_lost', 260, true)
  const parts = [
    ['power_lost', 100, 120],
    ['internet_lost', 120, 150],
    ['power_lost', 150, 200],
  ]
  assert.deepEqual(causes(seen, newer, word), parts)
  const expired = note(100, 200, 'expired', 240)
  assert.deepEqual(causes(expired, word), [['expired', 100, 200]])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { CoverageSpan } from './coverage.ts'
import type { LossCause } from './ledger.ts'
import { strip } from './strips.ts'

const at = wallTime90k
const recorded = (from: number, to: number): CoverageSpan => ({ state: 'recorded', from: at(from), to: at(to) })
const missing = (from: number, to: number, cause: LossCause): CoverageSpan => ({
  ...{ state: 'missing', from: at(from), to: at(to), cause },
  ...{ by: null, detail: null, noted: null },
})
const recovered = (from: number, to: number): CoverageSpan => ({
  ...{ state: 'recovered', from: at(from), to: at(to) },
  origin: { source: 'box', from: '', fetched_90k: 0, clock_offset_ms: null, clock_quality: 'unknown' },
})
const none = { recorded: 0, recovered: 0, planned: 0, missing: 0, cause: null }
const whole = { ...none, recorded: 1000 }

test('buckets that look alike are one run, and what is not judged is in no share', () => {
  assert.deepEqual(strip([recorded(2000, 7000)], at(0), 1000, 10), [
    { buckets: 2, ...none },
    { buckets: 5, ...whole },
    { buckets: 3, ...none },
  ])
  assert.deepEqual(strip([], at(0), 1000, 4), [{ buckets: 4, ...none }])
})

test('a bucket tells its shares, and the cause that most of what is missing is put down to', () => {
  const spans = [
    recorded(0, 400),
    missing(400, 500, 'wifi_lost'),
    missing(500, 700, 'power_lost'),
    missing(700, 750, 'suspended'),
    recovered(750, 1000),
    missing(1000, 2000, 'not_scheduled'),
  ]
  assert.deepEqual(strip(spans, at(0), 1000, 2), [
    { buckets: 1, recorded: 400, recovered: 250, planned: 50, missing: 300, cause: 'power_lost' },
    { buckets: 1, ...none, planned: 1000 },
  ])
})

test('a loss of a moment is seen in a bucket of a day', () => {
  const day = 24 * 3600 * 90_000
  const spans = [recorded(0, day - 90_000), missing(day - 90_000, day, 'unknown')]
  assert.deepEqual(strip(spans, at(0), day, 1), [{ buckets: 1, ...none, recorded: 999, missing: 1, cause: 'unknown' }])
})

test('spans and buckets may cut each other anywhere', () => {
  const from = 777 as WallTime90k
  const spans = [recorded(777, 1500), missing(1500, 3100, 'unknown'), recorded(3100, 5000)]
  const runs = strip(spans, from, 500, 9)
  assert.equal(
    runs.reduce((sum, { buckets }) => sum + buckets, 0),
    9,
  )
  const held = runs.reduce((sum, { buckets, recorded }) => sum + buckets * recorded * 0.5, 0)
  assert.ok(Math.abs(held - (5000 - 777 - 1600)) <= 9)
})

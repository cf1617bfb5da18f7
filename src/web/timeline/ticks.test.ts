import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TICKS_PER_SECOND, wallFromUnixMillis } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'
import { ticksIn } from './ticks.ts'
import { viewOf } from './view.ts'

const midnight = wallFromUnixMillis(Date.parse('2026-11-22T00:00:00+07:00'))
const labels = (from: number, length: number, width: number) =>
  ticksIn(viewOf(from, length), width).flatMap(({ label }) => label ?? [])

test('a day has its hours, and midnight its date', () => {
  assert.deepEqual(labels(midnight, DAY_90K, 700), [
    '22/11',
    '03:00',
    '06:00',
    '09:00',
    '12:00',
    '15:00',
    '18:00',
    '21:00',
    '23/11',
  ])
})

test('a month has its days, on Mondays where there is no room for all', () => {
  assert.deepEqual(labels(midnight - 29 * DAY_90K, 30 * DAY_90K, 700), ['26/10', '02/11', '09/11', '16/11', '23/11'])
})

test('near enough, seconds are told', () => {
  assert.deepEqual(labels(midnight + 8 * 3600 * TICKS_PER_SECOND, 12 * TICKS_PER_SECOND, 300), [
    '08:00:00',
    '08:00:05',
    '08:00:10',
  ])
})

test('every midnight in sight is one, also without a name', () => {
  const days = ticksIn(viewOf(midnight - 3 * DAY_90K - 1, 3 * DAY_90K + 2), 900).filter(({ day }) => day)
  assert.equal(days.length, 4)
})

test('labels keep their distance at any zoom', () => {
  for (let length = 2 * TICKS_PER_SECOND; length < 62 * DAY_90K; length *= 1.3) {
    const named = ticksIn(viewOf(midnight, length), 1000).filter(({ label }) => label !== undefined)
    for (const [i, { x }] of named.entries()) assert.ok(i === 0 || x - named[i - 1]!.x >= 76, `${length}`)
    assert.ok(named.length >= 1 || length < 5 * TICKS_PER_SECOND, `${length}`)
  }
})

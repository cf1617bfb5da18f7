import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forecastOf } from './forecast.ts'

const rule = (days: number | null) => [{ camera: null, place: null, days, quota_bytes: null }]
const asked = { forecast_days: 12.7, bytes_per_day: 100, room_bytes: 1270, footage_bytes: 230, rules: rule(30) }

test('disks that fill before footage grows old are full in whole days', () => {
  assert.deepEqual(forecastOf(asked), { kind: 'in', days: 12 })
  assert.deepEqual(forecastOf({ ...asked, rules: rule(null) }), { kind: 'in', days: 12 })
})

test('what is kept for fewer days than the disks hold never fills them', () => {
  assert.deepEqual(forecastOf({ ...asked, rules: rule(14) }), { kind: 'never', days: 14 })
})

test('without a measured rate nothing is promised', () => {
  assert.deepEqual(forecastOf({ ...asked, forecast_days: null }), { kind: 'unknown' })
  assert.deepEqual(forecastOf({ ...asked, bytes_per_day: 0 }), { kind: 'unknown' })
})

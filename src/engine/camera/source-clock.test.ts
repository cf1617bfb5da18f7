// What a recorder showed, and what its maker's interface says, make one clock; what only may be so is not called known.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import type { MakersWord } from './makers-word.ts'
import { judgeClock } from './source-clock.ts'

const HOUR = 3_600_000
const now_ms = Date.UTC(2026, 10, 22, 1, 15)
const now = wallFromUnixMillis(now_ms)
const silent: MakersWord = {
  local_ms: undefined,
  offset_ms: undefined,
  zone_ms: undefined,
  local_labelled_z: undefined,
  is: undefined,
}

const hikvision = (newest_h: number | undefined, word?: Partial<MakersWord>, offset_ms: number | undefined = 2000) => {
  const newest_ms = newest_h === undefined ? undefined : now_ms + 2000 + newest_h * HOUR
  const judged = judgeClock('hikvision', { offset_ms, newest_ms }, word && { ...silent, ...word }, now)
  return [judged.local_labelled_z ? (judged.zone_ms ?? 0) / HOUR : 'utc', judged.known]
}

test('a recorder that is recording shows what its Z means', () => {
  assert.deepEqual(hikvision(0), ['utc', true])
  assert.deepEqual(hikvision(7), [7, true])
  assert.deepEqual(hikvision(8, { zone_ms: 8 * HOUR }), [8, true])
})

test('one that stopped, or repeats what it was asked, does not; its own clock may', () => {
  assert.deepEqual(hikvision(-3), ['utc', false])
  assert.deepEqual(hikvision(undefined), ['utc', false])
  assert.deepEqual(hikvision(undefined, { local_labelled_z: true, zone_ms: 7 * HOUR }), [7, true])
  assert.deepEqual(hikvision(-3, { local_labelled_z: false, zone_ms: 7 * HOUR }), ['utc', true])
  assert.deepEqual(hikvision(-3, { zone_ms: 7 * HOUR }), ['utc', false], 'its clock names its zone: that says nothing')
})

test('what was recorded in the future was recorded in local time, of a zone that has to be told', () => {
  assert.deepEqual(hikvision(4), [7, false])
  assert.deepEqual(hikvision(4, { zone_ms: 7 * HOUR }), [7, true])
  assert.deepEqual(hikvision(8), [8, false])
})

test('nothing is known where no clock was read', () => {
  assert.equal(judgeClock('hikvision', { offset_ms: undefined, newest_ms: now_ms }, undefined, now).known, false)
  assert.equal(judgeClock('profile_g', { offset_ms: undefined, newest_ms: undefined }, undefined, now).known, false)
  assert.equal(judgeClock('profile_g', { offset_ms: 0, newest_ms: undefined }, undefined, now).known, true)
})

test('Dahua’s local time: its zone is asked, never taken for ours', () => {
  const dahua = (offset_ms: number | undefined, local_ms: number | undefined) => {
    const judged = judgeClock('dahua', { offset_ms, newest_ms: undefined }, { ...silent, local_ms }, now)
    return [judged.offset_ms, (judged.zone_ms ?? 0) / HOUR, judged.known]
  }
  assert.deepEqual(dahua(1400, 7 * HOUR + 1000), [1400, 7, true])
  assert.deepEqual(dahua(1400, 8 * HOUR + 1000), [1400, 8, true])
  assert.deepEqual(dahua(undefined, 7 * HOUR + 1000), [1000, 7, true])
  assert.deepEqual(dahua(7 * HOUR + 1400, 7 * HOUR + 1000), [1400, 7, true], 'its Date is local time too')
  assert.deepEqual(dahua(1400, undefined), [1400, 0, false])
})

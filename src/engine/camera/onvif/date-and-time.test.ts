import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find } from '#engine/camera/xml.ts'
import { message } from '#test/engine/testdata.ts'
import { clockOf, otherOffsets, readDateAndTime, type ToldTime, zoneOffset } from './date-and-time.ts'
import { readAnswer } from './soap.ts'

const OURS = Date.UTC(2026, 10, 22, 1, 2, 3, 500)
const HOUR_MS = 3_600_000
const told = (name: string): ToldTime => {
  const answer = readAnswer(Buffer.from(message(name)))
  assert.ok(answer.ok)
  return readDateAndTime(find(answer.value, 'SystemDateAndTime'))
}
const saying = (utc_ms: number, timezone?: string): ToldTime => ({
  utc_ms,
  local_ms: undefined,
  timezone,
  daylight: undefined,
  set_by: 'manual',
})

test('the offset is the device’s UTC against ours', () => {
  assert.deepEqual(clockOf(told('hikvision-onvif-date-and-time.txt'), OURS, 40), {
    offset_ms: 0,
    within_ms: 1020,
    timezone: 'CST-7:00:00',
    set_by: 'ntp',
    local_labelled_utc: false,
  })
})

test('a device that tells only local time and its zone is understood', () => {
  assert.equal(clockOf(told('hikam-onvif-date-and-time-without-utc.txt'), OURS, 0)?.offset_ms, 0)
})

test('a device that tells zeros has told no time', () => {
  assert.equal(clockOf(told('noname-onvif-date-and-time-zeros.txt'), OURS, 0), undefined)
})

test('local time given as UTC is noticed; a clock that is merely wrong is not taken for it', () => {
  const looks = (ahead_ms: number, zone?: string) => clockOf(saying(OURS + ahead_ms, zone), OURS, 0)?.local_labelled_utc
  assert.equal(looks(7 * HOUR_MS, 'ICT-7'), true)
  assert.equal(looks(7 * HOUR_MS + 20_000), true)
  assert.equal(looks(7 * HOUR_MS, 'CST-8'), false)
  assert.equal(looks(0, 'ICT-7'), false)
  assert.equal(looks(11 * 60_000), false)
  assert.equal(looks(24 * 30 * HOUR_MS), false)
})

test('zones are read as POSIX writes them', () => {
  assert.equal(zoneOffset('ICT-7'), 7 * HOUR_MS)
  assert.equal(zoneOffset('<+0530>-5:30'), 5.5 * HOUR_MS)
  assert.equal(zoneOffset('EST5EDT,M3.2.0,M11.1.0'), -5 * HOUR_MS)
  for (const zone of [undefined, '', 'Asia/Ho_Chi_Minh', 'X-99', '-7']) assert.equal(zoneOffset(zone), undefined)
})

test('the other times that a token may be checked by are the local one and ours', () => {
  const time = told('hikvision-onvif-date-and-time.txt')
  const offsets = otherOffsets(time, OURS).map(ms => Math.round(ms / HOUR_MS))
  assert.deepEqual(offsets, [7, -7, 0])
})

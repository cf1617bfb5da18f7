import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unixMillis, wallFromUnixMillis } from './units.ts'
import { hoursAt, oneRange, parseWeekHours, type WeekHours, weekHoursText } from './week-hours.ts'

const hours = (text: string): WeekHours => {
  const read = parseWeekHours(text)
  assert.ok(read.ok, text)
  return read.value
}
/** 2026-11-23 is a Monday; the zone is the commune's. */
const at = (day: number, time: string) => wallFromUnixMillis(Date.parse(`2026-11-${22 + day}T${time}+07:00`))
const text = (edge: ReturnType<typeof hoursAt>['since']) =>
  edge === undefined ? null : new Date(unixMillis(edge) + 7 * 3_600_000).toISOString().slice(5, 16)

test('hours are on and off to the minute, across midnight and across the end of the week', () => {
  const cases: readonly (readonly [string, number, string, boolean, string | null, string | null])[] = [
    ['18:00-06:00', 1, '17:59:59', false, '11-23T06:00', '11-23T18:00'],
    ['18:00-06:00', 1, '18:00:00', true, '11-23T18:00', '11-24T06:00'],
    ['18:00-06:00', 1, '05:59:59', true, '11-22T18:00', '11-23T06:00'],
    ['18:00-06:00', 7, '23:59:59', true, '11-29T18:00', '11-30T06:00'],
    ['t2-t6 18:00-06:00', 6, '03:00:00', true, '11-27T18:00', '11-28T06:00'],
    ['t2-t6 18:00-06:00', 6, '19:00:00', false, '11-28T06:00', '11-30T18:00'],
    ['t2-t6 18:00-06:00', 1, '03:00:00', false, '11-21T06:00', '11-23T18:00'],
    ['cn 22:00-02:00', 7, '23:00:00', true, '11-29T22:00', '11-30T02:00'],
    ['cn 22:00-02:00', 1, '01:00:00', true, '11-22T22:00', '11-23T02:00'],
    ['cn 22:00-02:00', 1, '02:00:00', false, '11-23T02:00', '11-29T22:00'],
    ['t7,cn 00:00-24:00', 7, '12:00:00', true, '11-28T00:00', '11-30T00:00'],
    ['t7-t2 00:00-24:00', 7, '12:00:00', true, '11-28T00:00', '12-01T00:00'],
    ['00:00-24:00', 3, '12:00:00', true, null, null],
    ['06:00-11:30, 13:00-17:00', 3, '12:00:00', false, '11-25T11:30', '11-25T13:00'],
  ]
  for (const [said, day, time, on, since, until] of cases) {
    const now = hoursAt(hours(said), at(day, time))
    assert.deepEqual([now.on, text(now.since), text(now.until)], [on, since, until], `${said} · ${day} ${time}`)
  }
})

test('the same hours have the same words, however they were typed', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['t2-t6 18:00-06:00', 't2-t6 18:00-06:00'],
    ['T2 – T6  18h – 6h', 't2-t6 18:00-06:00'],
    ['mon-fri 18:00-6:00', 't2-t6 18:00-06:00'],
    ['hằng ngày 18h30-6h', '18:30-06:00'],
    ['18:00-24:00; 00:00-06:00', '18:00-06:00'],
    ['t7,cn 0:00-24:00', 't7,cn 00:00-24:00'],
    ['cn-t3 22:00-02:00', 't2,t3,cn 22:00-02:00'],
  ]
  for (const [typed, said] of cases) assert.equal(weekHoursText(hours(typed)), said, typed)
})

test('what is no schedule is refused', () => {
  for (const typed of [
    '',
    'x',
    't2',
    't8 18:00-06:00',
    't2- 18:00-06:00',
    't2-t4-t6 1:00-2:00',
    '18:00',
    '18:00-',
    '25:00-26:00',
    '18:60-19:00',
    '24:30-25:00',
    '8:00-8:00',
    '24:00-06:00',
    't2 18:00-06:00;',
    '1:00-2:00-3:00',
    `${'t2,'.repeat(90)}t3 1:00-2:00`,
  ])
    assert.equal(parseWeekHours(typed).ok, false, typed)
})

test('whatever is typed is read or refused, and what is read keeps its meaning when written and read again', () => {
  const part = fc.constantFrom(
    't2',
    'cn',
    't6',
    'mon',
    '-',
    ',',
    ';',
    ' ',
    '18:00',
    '6h',
    '06:30',
    '24:00',
    '0:00',
    'x',
  )
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part, { maxLength: 14 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(typed, said => {
      const read = parseWeekHours(said)
      if (!read.ok) return
      assert.deepEqual(parseWeekHours(weekHoursText(read.value)), read, said)
      for (const span of read.value)
        assert.ok(span.from_min >= 0 && span.from_min < span.to_min && span.to_min <= 10_080)
    }),
    { numRuns: 5_000 },
  )
})

test('one range on some days is told by its parts; more than that is not', () => {
  assert.deepEqual(oneRange('t2-t4,cn 18:00-06:00'), { days: [0, 1, 2, 6], from: '18:00', to: '06:00' })
  assert.deepEqual(oneRange('06:00-22:00')?.days.length, 7)
  for (const text of ['', 't2 06:00-08:00; t3 07:00-09:00', '06:00-08:00,10:00-11:00', 't9 06:00-08:00'])
    assert.equal(oneRange(text), undefined, text)
})

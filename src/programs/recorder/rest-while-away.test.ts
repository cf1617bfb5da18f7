import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis, wallIso } from '#base/units.ts'
import { restWhileAway } from './rest-while-away.ts'

const at = (iso: string) => wallFromUnixMillis(Date.parse(`${iso}:00+07:00`))
const hours = (text: string, since = '2026-01-01T00:00') => ({ text, by: 'cli', since_90k: at(since) })
const told = (...asked: Parameters<typeof restWhileAway>) =>
  restWhileAway(...asked).map(({ cause, from, to }) => [cause, wallIso(from), wallIso(to)])
const utc = (iso: string) => wallIso(at(iso))

test('a station that was down across the edges of the hours is to blame for what lies inside them', () => {
  const night = { hours: hours('18:00-06:00'), suspended: null }
  assert.deepEqual(
    told(night, { from: at('2026-11-20T20:00'), to: at('2026-11-22T19:00') }),
    [
      ['not_scheduled', utc('2026-11-21T06:00'), utc('2026-11-21T18:00')],
      ['not_scheduled', utc('2026-11-22T06:00'), utc('2026-11-22T18:00')],
    ],
    'two whole days of rest',
  )
  assert.deepEqual(
    told(night, { from: at('2026-11-22T10:00'), to: at('2026-11-22T19:00') }),
    [['not_scheduled', utc('2026-11-22T10:00'), utc('2026-11-22T18:00')]],
    'it went down while it rested',
  )
  assert.deepEqual(
    told(night, { from: at('2026-11-21T20:00'), to: at('2026-11-22T10:00') }),
    [],
    'the rest that still lasts is noted by whoever keeps the camera now',
  )
  assert.deepEqual(told(night, { from: at('2026-11-22T19:00'), to: at('2026-11-22T23:00') }), [])
})

test('hours count from when they were set, and without hours nothing rests', () => {
  const late = { hours: hours('18:00-06:00', '2026-11-21T12:00'), suspended: null }
  const away = { from: at('2026-11-20T20:00'), to: at('2026-11-21T19:00') }
  assert.deepEqual(told(late, away), [['not_scheduled', utc('2026-11-21T12:00'), utc('2026-11-21T18:00')]])
  assert.deepEqual(told({ hours: null, suspended: null }, away), [])
  assert.deepEqual(told({ hours: hours('no hours at all'), suspended: null }, away), [])
  assert.deepEqual(told(late, { from: away.to, to: away.from }), [], 'a clock that was set back')
})

test('a suspension that ended while the station was down lasted until its time', () => {
  const suspended = {
    reason: 'sửa nhà',
    by: 'lan',
    since_90k: at('2026-11-20T08:00'),
    until_90k: at('2026-11-22T07:00'),
  }
  const away = { from: at('2026-11-21T20:00'), to: at('2026-11-22T09:00') }
  assert.deepEqual(told({ hours: null, suspended }, away), [
    ['suspended', utc('2026-11-21T20:00'), utc('2026-11-22T07:00')],
  ])
  assert.deepEqual(told({ hours: null, suspended: { ...suspended, until_90k: null } }, away), [])
  assert.deepEqual(told({ hours: null, suspended: { ...suspended, until_90k: at('2026-11-21T10:00') } }, away), [])
})

test('years away are told of their end, and cost little', () => {
  const spans = restWhileAway(
    { hours: hours('18:00-06:00', '2001-01-01T00:00'), suspended: null },
    {
      from: at('2002-01-01T00:00'),
      to: at('2026-11-22T19:00'),
    },
  )
  assert.ok(spans.length <= 1000, `${spans.length}`)
  assert.equal(spans.at(-1)?.to, at('2026-11-22T18:00'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mediaSpan90k, wallFromUnixMillis } from '#base/units.ts'
import {
  clockText,
  dateText,
  dateTimeText,
  dayCode,
  dayStart,
  fromToText,
  lengthText,
  localCode,
  readLocalCode,
  sinceText,
} from './time.ts'

const at = (iso: string) => wallFromUnixMillis(Date.parse(iso))

test('an instant is shown on the commune’s clock, day before month', () => {
  const evening = at('2026-11-21T18:04:09.900Z')
  assert.equal(clockText(evening), '01:04:09')
  assert.equal(dateText(evening), '22/11/2026')
  assert.equal(dateTimeText(evening), '01:04:09 22/11/2026')
  assert.equal(dayCode(evening), '2026-11-22')
})

test('a span tells its day once, or both days where they differ', () => {
  const [from, to] = [at('2026-11-21T16:00:00Z'), at('2026-11-21T16:30:00Z')]
  assert.equal(fromToText(from, to), '23:00:00 – 23:30:00 21/11/2026')
  assert.equal(fromToText(from, at('2026-11-21T18:00:00Z')), '23:00:00 21/11/2026 – 01:00:00 22/11/2026')
})

test('a day begins at midnight in the commune, not in Greenwich', () => {
  assert.equal(dayStart(at('2026-11-21T17:00:00Z')), at('2026-11-21T17:00:00Z'))
  assert.equal(dayStart(at('2026-11-22T16:59:59.999Z')), at('2026-11-21T17:00:00Z'))
})

test('an instant earlier today is told by its clock alone, an older one with its date', () => {
  const now = at('2026-11-22T03:00:00Z')
  assert.equal(sinceText(at('2026-11-22T02:00:00Z'), now), '09:00:00')
  assert.equal(sinceText(at('2026-11-21T02:00:00Z'), now), '09:00:00 21/11/2026')
})

test('a local code reads back as the same second, and nonsense reads as nothing', () => {
  const moment = at('2026-11-22T00:30:05Z')
  assert.equal(localCode(moment), '2026-11-22T07:30:05')
  assert.equal(readLocalCode('2026-11-22T07:30:05'), moment)
  assert.equal(readLocalCode('2026-11-22'), dayStart(moment))
  for (const bad of ['', 'x', '2026-13-01', '2026-02-30', '2026-11-22T25:00'])
    assert.equal(readLocalCode(bad), undefined)
})

test('a length is told in hours, minutes and seconds', () => {
  assert.equal(lengthText(mediaSpan90k(90_000 * 65)), '1:05')
  assert.equal(lengthText(mediaSpan90k(90_000 * 3725)), '1:02:05')
})

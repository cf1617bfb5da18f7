import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { type PurposePolicy, purposeCodes } from '#contract/purpose.ts'
import { lackingOf, needsPurpose, purposeWords, usualPurposePolicy } from './purposes.ts'

const now = wallFromUnixMillis(Date.parse('2026-11-22T10:00:00Z'))
const strict = usualPurposePolicy
const easy: PurposePolicy = { ...strict, play_back_older_than_h: null, search: false, extract: false }
const ago = (hours: number) => wallFromUnixMillis(Date.parse('2026-11-22T10:00:00Z') - hours * 3_600_000)
const span = (hours: number): [WallTime90k, WallTime90k] => [ago(hours), ago(hours - 0.1)]

test('playing what is older than was set, searching and extracting ask for a purpose; looking at what is new does not', () => {
  assert.equal(needsPurpose(strict, { verb: 'play_back', span: span(25) }, now), true)
  assert.equal(needsPurpose(strict, { verb: 'play_back', span: span(23) }, now), false)
  assert.equal(needsPurpose(strict, { verb: 'extract', span: span(1) }, now), true)
  assert.equal(needsPurpose(strict, { verb: 'search' }, now), true)
  for (const verb of ['watch_live', 'ptz', 'configure_camera', 'read_coverage'])
    assert.equal(needsPurpose(strict, { verb, span: span(1000) }, now), false)
})

test('nobody is asked where the station says so', () => {
  for (const verb of ['play_back', 'search', 'extract'])
    assert.equal(needsPurpose(easy, { verb, span: span(9000) }, now), false)
})

test('a purpose may need a case number, and another one needs words', () => {
  assert.equal(lackingOf(strict, { purpose: 'criminal_report', case: null, note: '' }), 'case')
  assert.equal(lackingOf(strict, { purpose: 'criminal_report', case: '12/2026', note: '' }), undefined)
  assert.equal(lackingOf(strict, { purpose: 'other', case: null, note: '' }), 'note')
  assert.equal(lackingOf(strict, { purpose: 'traffic', case: null, note: '' }), undefined)
})

test('every purpose has words in both languages', () => {
  for (const code of purposeCodes) for (const word of Object.values(purposeWords[code])) assert.ok(word.length > 4)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localCode, readLocalCode } from '#web/words/time.ts'
import { presetOf, presets, spanFrom, spanOf } from './spans.ts'

const at = (code: string) => readLocalCode(code)!
const told = ({ from, to }: ReturnType<typeof spanOf>) => `${localCode(from)} ${localCode(to)}`

test('last night ends at six, or now while it lasts; days are the commune’s', () => {
  const now = at('2026-11-22T08:30:00')
  assert.equal(told(spanOf('last_night', now)), '2026-11-21T22:00:00 2026-11-22T06:00:00')
  assert.equal(told(spanOf('last_night', at('2026-11-22T03:00:00'))), '2026-11-21T22:00:00 2026-11-22T03:00:00')
  assert.equal(told(spanOf('last_day', now)), '2026-11-21T08:30:00 2026-11-22T08:30:00')
  assert.equal(told(spanOf('today', now)), '2026-11-22T00:00:00 2026-11-22T08:30:00')
  assert.equal(told(spanOf('yesterday', now)), '2026-11-21T00:00:00 2026-11-22T00:00:00')
  assert.equal(told(spanOf('seven_days', now)), '2026-11-16T00:00:00 2026-11-22T08:30:00')
})

test('a span is known by its name again, also one that lasted until now when it was chosen', () => {
  const now = at('2026-11-22T08:30:00')
  for (const preset of presets) assert.equal(presetOf(spanOf(preset, now), at('2026-11-22T08:44:00')), preset)
  assert.equal(presetOf(spanFrom(undefined, now), now), 'last_day')
  assert.equal(presetOf(spanFrom(undefined, now), at('2026-11-22T09:31:00')), undefined)
  assert.equal(presetOf({ from: at('2026-11-21T21:00:00'), to: at('2026-11-22T06:00:00') }, now), undefined)
})

test('from a moment in the past it is searched onwards; without one, the last day', () => {
  const now = at('2026-11-22T08:30:00')
  assert.equal(told(spanFrom(at('2026-11-21T22:00:00'), now)), '2026-11-21T21:55:00 2026-11-22T08:30:00')
  assert.equal(told(spanFrom(at('2026-11-10T22:00:00'), now)), '2026-11-10T21:55:00 2026-11-11T10:00:00')
  for (const moment of [undefined, at('2026-11-22T08:29:00')])
    assert.equal(told(spanFrom(moment, now)), '2026-11-21T08:30:00 2026-11-22T08:30:00')
})

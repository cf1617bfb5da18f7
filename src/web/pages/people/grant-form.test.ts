import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import { readGrant } from './grant-form.ts'

const now = wallFromUnixMillis(Date.parse('2026-11-22T09:00:00+07:00'))
const at = (text: string) => wallFromUnixMillis(Date.parse(text))
const filled = (fields: Readonly<Record<string, string | readonly string[]>>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ role: 'officer', reason: 'trực Tết', ...fields }))
    for (const one of [value].flat()) form.append(name, one)
  return form
}

test('a grant until a day lasts to the end of that day; one from today begins now', () => {
  const { wrong, terms } = readGrant(
    filled({ camera: ['cong', 'cho'], until: '31/12/2026', from: '22/11/2026', hours: '6:00-22:00' }),
    { by: 'role', where: 'cameras' },
    now,
  )
  assert.deepEqual(wrong, [])
  assert.deepEqual(terms, {
    ...{ role: 'officer', scope: { kind: 'cameras', cameras: ['cong', 'cho'] }, hours: '6:00-22:00' },
    ...{ from_90k: null, until_90k: at('2027-01-01T00:00:00+07:00'), reason: 'trực Tết' },
  })
  const later = readGrant(filled({ from: '25/11/2026', until: '25/11/2026' }), { by: 'role', where: 'station' }, now)
  assert.deepEqual(
    [later.terms?.from_90k, later.terms?.until_90k],
    [at('2026-11-25T00:00:00+07:00'), at('2026-11-26T00:00:00+07:00')],
  )
})

test('each field that is wrong is told, and nothing is sent', () => {
  const read = readGrant(
    filled({ reason: '', until: '21/11/2026', from: 'mai mốt', hours: 'sáng' }),
    { by: 'verbs', where: 'cameras' },
    now,
  )
  assert.deepEqual(read, { wrong: ['verbs', 'cameras', 'hours', 'from', 'until', 'reason'] })
})

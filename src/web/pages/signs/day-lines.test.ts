import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayLines, readDayLines } from './day-lines.ts'

test('days off are typed a line each, day before month, and read back', () => {
  assert.equal(dayLines(['2027-02-08', '2027-02-05']), '05/02/2027\n08/02/2027')
  assert.deepEqual(readDayLines('8/2/2027\n\n05.02.2027 \n8-2-2027'), { ok: true, value: ['2027-02-05', '2027-02-08'] })
})

test('a line that is no day is named', () => {
  for (const line of ['31/02/2027', 'Tết', '2027-02-08', '8/2'])
    assert.deepEqual(readDayLines(`05/02/2027\n${line}`), { ok: false, problem: line })
})

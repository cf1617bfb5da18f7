import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMinute } from './minute-typed.ts'

test('a minute is read as people type it', () => {
  for (const typed of ['6', '06', '6h', '6:00', '06h00', ' 6 h 0 ']) assert.equal(readMinute(typed), '06:00', typed)
  for (const typed of ['22:15', '22h15', '22.15', '22g15']) assert.equal(readMinute(typed), '22:15', typed)
  for (const typed of ['', '24', '22:60', '10 PM', 'sáng', '1234', '-1'])
    assert.equal(readMinute(typed), undefined, typed)
})

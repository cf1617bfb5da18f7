import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayStep } from './redaction.ts'
import type { RedactionRow } from './redaction-book.ts'

test('a child that is covered at another time than that of the copy is not covered', () => {
  const who = { name: 'can-bo', may_request: true, may_approve: false, may_save: false }
  const child = (from_90k: number, to_90k: number) => ({
    ...{ state: 'draft', by: 'can-bo', from: 1000, to: 2000 },
    areas: [{ id: 1, what: 'child', how: 'blur', from_90k, to_90k, keys: [] }],
  })
  const handIn = (row: object) => mayStep(row as RedactionRow, [], who, { kind: 'hand_in', children: 'all_covered' })
  assert.deepEqual(handIn(child(0, 900)), { ok: false, problem: 'redaction_child_uncovered' })
  assert.equal(handIn(child(1500, 1600)).ok, true)
})

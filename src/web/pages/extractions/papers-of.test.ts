import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Extraction } from '#contract/extraction.ts'
import { papersOf } from './papers-of.ts'

const asked = {
  approvals: [],
  approvals_needed: 2,
  bundle: null,
  copies: [],
  viewings: [],
  state: 'on_hold',
} satisfies Partial<Extraction>
const bundle = { whole: true } as NonNullable<Extraction['bundle']>
const copy = { id: 7, seal: 'A-01', end: null } as Extraction['copies'][number]

test('there is no paper before what it tells of, but minutes can be printed beforehand', () => {
  const { ready, blank } = papersOf(asked)
  assert.deepEqual(
    ready.map(({ kind }) => kind),
    ['extract_request'],
  )
  assert.deepEqual(
    blank.map(({ kind }) => kind),
    ['viewing_minutes'],
  )
})

test('each copy has minutes of its own, and those of its end', () => {
  const ended = { ...copy, end: { how: 'destroyed' } } as Extraction['copies'][number]
  const { ready, blank } = papersOf({ ...asked, state: 'handed_over', bundle, copies: [copy, ended] })
  const kinds = ready.filter(({ of }) => of === 'copy').map(({ kind }) => kind)
  assert.deepEqual(kinds, [
    ...['handover_minutes', 'seal_minutes'],
    ...['handover_minutes', 'seal_minutes', 'deletion_minutes'],
  ])
  assert.deepEqual(
    blank.map(({ kind, of }) => `${kind} ${of ?? ''}`.trim()),
    ['viewing_minutes', 'unseal_minutes copy'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractionStates } from '#contract/extraction.ts'
import { behind, stones } from './road-stones.ts'

test('the road goes on with every state, and only what was refused or withdrawn ends before its end', () => {
  const way = extractionStates.filter(state => state !== 'rejected' && state !== 'withdrawn').map(behind)
  assert.deepEqual(
    way,
    way.toSorted((a, b) => a - b),
  )
  assert.equal(behind('destroyed'), stones.length)
  assert.equal(behind('withdrawn'), behind('awaiting_approval'))
  assert.equal(behind('rejected'), behind('awaiting_approval'))
})

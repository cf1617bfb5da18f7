import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Extraction, extractionStates } from '#contract/extraction.ts'
import { behind, lastWait, stones } from './road-stones.ts'

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

test('the last step says what it waits for: copies out there, then the bundle at the station', () => {
  const copy = (end: object | null) => ({ end }) as Extraction['copies'][number]
  const bundle = { whole: true } as Extraction['bundle']
  const at = (state: Extraction['state'], copies: Extraction['copies']) => lastWait({ state, copies, bundle })
  assert.deepEqual(at('handed_over', [copy(null), copy({}), copy(null)]), { word: 'road_copies_out', count: 2 })
  assert.deepEqual(at('copy_expired', [copy(null)]), { word: 'road_copies_out', count: 1 })
  assert.deepEqual(at('handed_over', [copy({})]), { word: 'road_bundle_left', count: 0 })
  assert.equal(at('extracted', []), undefined)
  assert.equal(lastWait({ state: 'handed_over', copies: [copy({})], bundle: null }), undefined)
})

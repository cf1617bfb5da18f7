import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dueFirst } from './hold-order.ts'

test('what is due first stands first, what has no day last', () => {
  const [late, soon, old, young] = [
    { review_90k: 1, made_90k: 0 },
    { review_90k: 2, made_90k: 9 },
    { review_90k: null, made_90k: 3 },
    { review_90k: null, made_90k: 4 },
  ]
  assert.deepEqual(dueFirst([old, soon, young, late]), [late, soon, young, old])
})

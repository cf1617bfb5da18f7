import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSecond } from './use-double-tap.ts'

test('two taps are one deed only when they are quick and near', () => {
  const first = { at_ms: 1000, x: 100, y: 100 }
  assert.equal(isSecond(first, { at_ms: 1200, x: 110, y: 95 }), true)
  assert.equal(isSecond(first, { at_ms: 1600, x: 110, y: 95 }), false)
  assert.equal(isSecond(first, { at_ms: 1200, x: 300, y: 95 }), false)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizeText } from './size-text.ts'

test('a size is told in the largest unit that leaves something before the comma', () => {
  assert.equal(sizeText(12_400_000, 'vi'), '12,4 MB')
  assert.equal(sizeText(12_400_000, 'en'), '12.4 MB')
  assert.equal(sizeText(900_000_000, 'vi'), '900 MB')
  assert.equal(sizeText(500, 'en'), '0.5 kB')
  assert.equal(sizeText(0, 'en'), '0 kB')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CODE_LETTERS } from '#contract/television.ts'
import { codeOf, readCode } from './pairing.ts'

test('a code is six letters that nobody mistakes for one another', () => {
  assert.doesNotMatch(CODE_LETTERS, /[01258BILOQSUVZ]/)
  assert.equal(new Set(CODE_LETTERS).size, CODE_LETTERS.length)
  assert.equal(codeOf([0, 1, 2, 21, 22, 23]), 'ACD9AC')
})

test('bytes that would make some letters likelier are passed over', () => {
  const fair = 256 - (256 % CODE_LETTERS.length)
  assert.equal(codeOf([255, fair, fair - 1, 0, 0, 0, 0, 0]), '9AAAAA')
  assert.equal(codeOf([255, 255, 255, 1, 2]), undefined)
})

test('a code may be typed small, with spaces and hyphens, and is nothing else', () => {
  for (const typed of ['K7M-4XR', ' k7m 4xr ', 'K7M.4XR', 'k7m4xr']) assert.equal(readCode(typed), 'K7M4XR')
  for (const typed of ['', 'K7M4X', 'K7M4XRR', 'K7M4X0', 'K7M4XÊ', '😀😀😀', 'K'.repeat(10_000)])
    assert.equal(readCode(typed), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newPassphrase } from './new-passphrase.ts'

test('a passphrase is six groups of letters that nobody mistakes, never the same twice', () => {
  const made = new Set(Array.from({ length: 200 }, () => newPassphrase()))
  assert.equal(made.size, 200)
  for (const one of made) assert.match(one, /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){5}$/)
})

test('bytes that would favour some letters are drawn again', () => {
  let drawn = 0
  const text = newPassphrase(bytes => {
    drawn += 1
    bytes.fill(drawn === 1 ? 255 : 0)
  })
  assert.equal(drawn, 2)
  assert.equal(text, 'aaaa-aaaa-aaaa-aaaa-aaaa-aaaa')
})

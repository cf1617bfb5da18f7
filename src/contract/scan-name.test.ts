import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { scanName } from './scan-name.ts'

test('a scan keeps its Vietnamese name, and loses letters that are not seen or turn the others about', () => {
  assert.equal(scanName('Công văn số 118 (bản ký).pdf'), 'Công văn số 118 (bản ký).pdf')
  assert.equal(scanName('Công văn'.normalize('NFD')), 'Công văn')
  assert.equal(scanName('cong-van\u202efdp.exe'), 'cong-vanfdp.exe')
  assert.equal(scanName('\u2066a\u2069\u200fb\u061c\u200e\ufeffc.pdf'), 'abc.pdf')
  assert.equal(scanName('a\u0000\u001b[31m\r\n\u2028b.pdf'), 'a [31m b.pdf')
  assert.equal(scanName('\u202e \u200b'), 'scan')
  assert.equal(scanName('á'.repeat(300)).length, 120)
})

test('whatever a name is, what is left is plain and stays as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), name => {
      const plain = scanName(name)
      assert.ok(plain.length > 0 && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(plain))
      assert.equal(scanName(plain), plain)
    }),
  )
})

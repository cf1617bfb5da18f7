import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import { base32, codeAt, newSecret, stepAt, stepsOf, totpUrl } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

test('codes are those of RFC 6238, appendix B', () => {
  for (const [seconds, code] of [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ] as const)
    assert.equal(codeAt(secret, stepAt(wallFromUnixMillis(seconds * 1000))), code)
})

test('the step before and the next one count, and no other', () => {
  const now = wallFromUnixMillis(1_800_000_015_000)
  const here = stepAt(now)
  for (const [step, good] of [
    [here - 2, false],
    [here - 1, true],
    [here, true],
    [here + 1, true],
    [here + 2, false],
  ] as const)
    assert.deepEqual(stepsOf(secret, codeAt(secret, step), now), good ? [step] : [], `${step - here}`)
  for (const typed of ['', '12345', '1234567', 'abcdef', '１２３４５６', '-12345'])
    assert.deepEqual(stepsOf(secret, typed, now), [])
  assert.deepEqual(stepsOf(secret, ` ${codeAt(secret, here).replace(/^(...)/, '$1 ')} `, now), [here])
})

test('a secret is written as code apps read it', () => {
  assert.equal(base32(Buffer.from('foobar')), 'MZXW6YTBOI')
  assert.equal(base32(newSecret()).length, 32)
  const url = new URL(totpUrl(secret, 'truc-ban', 'xã Đông'))
  assert.equal(url.searchParams.get('secret'), 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  assert.equal(url.searchParams.get('issuer'), 'Mat Than xã Đông')
  assert.equal(decodeURIComponent(url.pathname), '//totp/Mat Than xã Đông:truc-ban'.slice(url.host === 'totp' ? 6 : 0))
})

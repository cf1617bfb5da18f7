import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { challenge, mayWatch, newNonce } from './auth.ts'
import type { RtspRequest } from './request.ts'

const account = { username: 'camera', password: 'mật khẩu' }
const uri = 'rtsp://127.0.0.1/cong-chinh/main'

const request = (authorization?: string): RtspRequest => ({
  method: 'DESCRIBE',
  url: uri,
  headers: new Map(authorization === undefined ? [] : [['authorization', authorization]]),
  body: Buffer.alloc(0),
})

const digest = (algorithm: 'md5' | 'sha256', nonce: string, password: string): string => {
  const hash = (value: string): string => createHash(algorithm).update(value).digest('hex')
  const qop = algorithm === 'sha256' ? ':00000001:abc:auth' : ''
  const response = hash(`${hash(`camera:Camera:${password}`)}:${nonce}${qop}:${hash(`DESCRIBE:${uri}`)}`)
  const more = algorithm === 'sha256' ? ', algorithm=SHA-256, qop=auth, nc=00000001, cnonce="abc"' : ''
  return `Digest username="camera", realm="Camera", nonce="${nonce}", uri="${uri}", response="${response}"${more}`
}

test('basic lets the right password in and no other', () => {
  const basic = (password: string): string => `Basic ${Buffer.from(`camera:${password}`).toString('base64')}`
  assert.ok(mayWatch('basic', account, '', request(basic(account.password))))
  assert.ok(!mayWatch('basic', account, '', request(basic('sai'))))
  assert.ok(!mayWatch('basic', account, '', request()))
})

for (const [scheme, algorithm] of [
  ['digest', 'md5'],
  ['digest-sha256', 'sha256'],
] as const) {
  test(`${scheme} lets the right password in, for its own nonce only`, () => {
    const nonce = newNonce()
    assert.ok(challenge(scheme, nonce).includes(nonce))
    assert.ok(mayWatch(scheme, account, nonce, request(digest(algorithm, nonce, account.password))))
    assert.ok(!mayWatch(scheme, account, nonce, request(digest(algorithm, nonce, 'sai'))))
    assert.ok(!mayWatch(scheme, account, newNonce(), request(digest(algorithm, nonce, account.password))))
  })
}

test('no header lets anybody in by chance, or throws', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), given => {
      for (const scheme of ['basic', 'digest', 'digest-sha256'] as const) {
        assert.ok(!mayWatch(scheme, account, 'n', request(`Digest ${given}`)))
        assert.ok(!mayWatch(scheme, account, 'n', request(given)))
      }
    }),
    { numRuns: 200 },
  )
})

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { answerChallenge, chooseChallenge } from './auth.ts'

const fieldOf = (answer: string, name: string): string | undefined =>
  new RegExp(`[ ,]${name}="?([^",]*)`).exec(answer)?.[1]

const mufasa = { username: 'Mufasa', password: 'Circle of Life' }
const rfc7616 = (algorithm: string): string =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ` +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
const rfc7616Answer = (algorithm: string): string =>
  answerChallenge(
    chooseChallenge([rfc7616(algorithm)])!,
    mufasa,
    'GET',
    '/dir/index.html',
    1,
    'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  )

test('the examples of RFC 7616 section 3.9.1 are answered as printed there', () => {
  assert.equal(fieldOf(rfc7616Answer('MD5'), 'response'), '8ca523f5e9506fed4657c9700eebdbec')
  const sha = rfc7616Answer('SHA-256')
  assert.equal(fieldOf(sha, 'response'), '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1')
  assert.equal(fieldOf(sha, 'nc'), '00000001')
  assert.equal(fieldOf(sha, 'qop'), 'auth')
  assert.equal(fieldOf(sha, 'algorithm'), 'SHA-256')
  assert.equal(fieldOf(sha, 'opaque'), 'FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS')
})

test('a camera that knows no qop is answered as in RFC 2069', () => {
  const challenge = chooseChallenge(['Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'])!
  const answer = answerChallenge(challenge, { ...mufasa, password: 'CircleOfLife' }, 'GET', '/dir/index.html', 1)
  assert.equal(fieldOf(answer, 'response'), '1949323746fe6a43ef61f9606e7febea')
  assert.equal(fieldOf(answer, 'cnonce'), undefined)
})

test('Basic carries user and password in UTF-8', () => {
  const answer = answerChallenge(
    { scheme: 'basic' },
    { username: 'admin', password: 'Mắt1' },
    'DESCRIBE',
    'rtsp://a/',
    1,
  )
  assert.equal(answer, `Basic ${Buffer.from('admin:Mắt1').toString('base64')}`)
})

test('the strongest challenge is chosen, also from one header', () => {
  const chosen = (...values: string[]) => {
    const challenge = chooseChallenge(values)
    return challenge?.scheme === 'digest' ? challenge.algorithm : challenge?.scheme
  }
  const md5 = 'Digest realm="IP Camera(E6990)", nonce="1", stale="FALSE"'
  const sha = 'Digest realm="IP Camera", nonce="1", algorithm="SHA-256"'
  assert.equal(chosen('Basic realm="/"', md5), 'md5')
  assert.equal(chosen(md5, sha), 'sha256')
  assert.equal(chosen(`Basic realm="x", ${sha}`), 'sha256')
  assert.equal(chosen('Basic realm="/"'), 'basic')
  assert.equal(chosen('Digest realm="a", nonce="1", algorithm=SHA-512-256', 'Basic realm="a"'), 'basic')
  assert.equal(chosen('Bearer abc', 'Digest realm="no nonce"'), undefined)
  assert.equal(chosen(), undefined)
})

test('a quote in a realm or a user name is kept, not cut', () => {
  const challenge = chooseChallenge(['Digest realm="say \\"hi\\"", nonce="n"'])
  assert.ok(challenge?.scheme === 'digest')
  assert.equal(challenge.realm, 'say "hi"')
  const answer = answerChallenge(challenge, { username: 'a"b', password: 'p' }, 'PLAY', 'rtsp://a/', 1)
  assert.ok(answer.startsWith('Digest username="a\\"b", realm="say \\"hi\\""'))
  const md5 = (text: string) => createHash('md5').update(text).digest('hex')
  const expected = md5(`${md5('a"b:say "hi":p')}:n:${md5('PLAY:rtsp://a/')}`)
  assert.equal(fieldOf(answer, 'response'), expected)
})

test('a line end in a challenge does not reach the next request', () => {
  const answer = answerChallenge(
    {
      scheme: 'digest',
      algorithm: 'md5',
      session: false,
      realm: 'a\r\nX: 1',
      nonce: 'n',
      opaque: undefined,
      qop: false,
      stale: false,
    },
    mufasa,
    'PLAY',
    'rtsp://a/',
    1,
  )
  assert.ok(!/[\r\n]/.test(answer))
})

test('stale and session variants are told apart', () => {
  const challenge = chooseChallenge(['Digest realm="r", nonce="n", algorithm=MD5-sess, qop=auth, stale=TRUE'])
  assert.ok(challenge?.scheme === 'digest')
  assert.equal(challenge.session, true)
  assert.equal(challenge.stale, true)
  assert.equal(fieldOf(answerChallenge(challenge, mufasa, 'PLAY', 'rtsp://a/', 1), 'algorithm'), 'MD5-sess')
})

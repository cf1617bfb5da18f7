import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodyLength, firstOf, readHead, writeRequest } from './message.ts'

test('a response gives its status and its headers, whatever their case', () => {
  const head = readHead('RTSP/1.0 200 OK\r\ncseq: 3\r\nSESSION:  12345678;timeout=60 \r\n\r\n')
  assert.ok(head.ok && head.value.kind === 'response')
  assert.equal(head.value.status, 200)
  assert.equal(head.value.phrase, 'OK')
  assert.equal(firstOf(head.value.headers, 'cseq'), '3')
  assert.equal(firstOf(head.value.headers, 'session'), '12345678;timeout=60')
})

test('a response without a phrase and with bare line feeds is read', () => {
  const head = readHead('RTSP/1.0 401\nWWW-Authenticate: Basic realm="a"\nWWW-Authenticate: Digest realm="b"\n\n')
  assert.ok(head.ok && head.value.kind === 'response')
  assert.equal(head.value.status, 401)
  assert.deepEqual(head.value.headers.get('www-authenticate'), ['Basic realm="a"', 'Digest realm="b"'])
})

test('a header that goes on in the next line is one header', () => {
  const head = readHead('RTSP/1.0 200 OK\r\nTransport: RTP/AVP/TCP;\r\n  interleaved=0-1\r\n\r\n')
  assert.ok(head.ok)
  assert.equal(firstOf(head.value.headers, 'transport'), 'RTP/AVP/TCP; interleaved=0-1')
})

test('a request that a camera sends is read', () => {
  const head = readHead('OPTIONS rtsp://192.0.2.1/ RTSP/1.0\r\nCSeq: 9\r\n\r\n')
  assert.ok(head.ok && head.value.kind === 'request')
  assert.equal(head.value.method, 'OPTIONS')
})

test('what is not RTSP is refused', () => {
  for (const text of [
    '',
    'HTTP/1.1 200 OK\r\n\r\n',
    'RTSP/1.0 OK\r\n\r\n',
    `RTSP/1.0 200 OK\r\n${'a: b\r\n'.repeat(101)}\r\n`,
    `RTSP/1.0 200 ${'K'.repeat(20_000)}`,
  ])
    assert.equal(readHead(text).ok, false, text.slice(0, 40))
})

test('a body is as long as its head says, within bounds', () => {
  const lengthOf = (value: string) => bodyLength(new Map([['content-length', [value]]]))
  assert.equal(bodyLength(new Map()), 0)
  assert.equal(lengthOf('633'), 633)
  assert.equal(lengthOf('262144'), 262_144)
  for (const value of ['262145', '-1', '1e3', '9999999999', '', ' 5']) assert.equal(lengthOf(value), undefined, value)
})

test('a request cannot be bent by what stands in its values', () => {
  const text = writeRequest('SETUP', 'rtsp://192.0.2.1/a b\r\nEvil: 1', { Session: '1\r\nEvil: 2' })
  assert.equal(text, 'SETUP rtsp://192.0.2.1/abEvil:1 RTSP/1.0\r\nSession: 1  Evil: 2\r\n\r\n')
})

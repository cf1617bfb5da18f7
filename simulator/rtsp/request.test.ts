import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { RequestReader } from './request.ts'

const text = (value: string): Buffer => Buffer.from(value, 'latin1')

test('requests are read however they are cut', () => {
  const whole = text(
    'OPTIONS rtsp://h/a RTSP/1.0\r\nCSeq: 1\r\n\r\n\r\nSET_PARAMETER rtsp://h/a RTSP/1.0\r\nCSeq: 2\r\nContent-Length: 4\r\n\r\nx: y',
  )
  for (let size = 1; size <= whole.length; size++) {
    const reader = new RequestReader()
    const heard = []
    for (let at = 0; at < whole.length; at += size) heard.push(...reader.push(whole.subarray(at, at + size)))
    assert.deepEqual(
      heard.map(
        one =>
          one.kind === 'request' && [one.request.method, one.request.headers.get('cseq'), one.request.body.toString()],
      ),
      [
        ['OPTIONS', '1', ''],
        ['SET_PARAMETER', '2', 'x: y'],
      ],
    )
  }
})

test('interleaved data between requests is told apart', () => {
  const reader = new RequestReader()
  const heard = reader.push(
    Buffer.concat([Buffer.from([0x24, 1, 0, 2, 9, 9]), text('OPTIONS * RTSP/1.0\r\nCSeq: 3\r\n\r\n')]),
  )
  assert.deepEqual(
    heard.map(one => one.kind),
    ['interleaved', 'request'],
  )
})

test('endless headers and huge bodies are refused', () => {
  assert.equal(
    new RequestReader().push(text(`OPTIONS * RTSP/1.0\r\n${'a: b\r\n'.repeat(4_000)}`)).at(-1)?.kind,
    'rubbish',
  )
  const huge = text('OPTIONS * RTSP/1.0\r\nContent-Length: 99999999\r\n\r\n')
  assert.equal(new RequestReader().push(huge).at(-1)?.kind, 'rubbish')
})

test('no bytes make the reader throw', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
    fc
      .constantFrom('OPTIONS ', 'rtsp://h/x ', 'RTSP/1.0\r\n', 'CSeq: 1\r\n', '\r\n', '$', 'Content-Length: -1\r\n')
      .map(text),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const reader = new RequestReader()
      for (const bytes of pieces) reader.push(bytes)
    }),
    { numRuns: 500 },
  )
})

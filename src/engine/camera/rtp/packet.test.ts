import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyRtpHeader, readRtpHeader } from './packet.ts'

const plain = [0x80, 0xe0, 0x12, 0x34, 0, 0, 0, 90, 0xde, 0xad, 0xbe, 0xef]

const read = (bytes: readonly number[], from = 0, to = bytes.length) => {
  const header = emptyRtpHeader()
  return readRtpHeader(Buffer.from(bytes), from, to, header) ? header : undefined
}

test('a header gives its fields and where the payload stands', () => {
  assert.deepEqual(read([...plain, 1, 2, 3]), {
    payload_type: 96,
    marker: true,
    sequence: 0x1234,
    timestamp: 90,
    ssrc: 0xdeadbeef,
    start: 12,
    end: 15,
  })
})

test('contributing sources, an extension and padding are not payload', () => {
  const sources = [0x82, ...plain.slice(1), 1, 1, 1, 1, 2, 2, 2, 2, 9]
  assert.deepEqual([read(sources)?.start, read(sources)?.end], [20, 21])
  const extended = [0x90, ...plain.slice(1), 0xab, 0xac, 0, 1, 5, 5, 5, 5, 9, 9]
  assert.deepEqual([read(extended)?.start, read(extended)?.end], [20, 22])
  const padded = [0xa0, ...plain.slice(1), 7, 7, 0, 0, 3]
  assert.deepEqual([read(padded)?.start, read(padded)?.end], [12, 14])
})

test('lengths that do not fit are refused', () => {
  assert.equal(read(plain.slice(0, 11)), undefined)
  assert.equal(read([0x40, ...plain.slice(1)]), undefined)
  assert.equal(read([0x8f, ...plain.slice(1)]), undefined)
  assert.equal(read([0x90, ...plain.slice(1), 0, 0, 0xff, 0xff]), undefined)
  assert.equal(read([0x90, ...plain.slice(1), 0, 0]), undefined)
  assert.equal(read([0xa0, ...plain.slice(1), 9]), undefined)
  assert.equal(read([0xa0, ...plain.slice(1), 0]), undefined)
  assert.equal(read([...plain, 1], 0, 14), undefined)
  assert.equal(read(plain, -1), undefined)
})

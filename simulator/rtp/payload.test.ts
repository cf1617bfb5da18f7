import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aacPayload, MOST_PAYLOAD_BYTES, picturePayloads } from './payload.ts'

const nalUnits = fc.array(fc.uint8Array({ minLength: 3, maxLength: 5_000 }), { minLength: 1, maxLength: 4 })

/** What RFC 6184 §5.8 tells a receiver to do. */
const joinH264 = (payloads: readonly Buffer[]): Buffer[] => {
  const nals: Buffer[] = []
  let parts: Buffer[] = []
  for (const payload of payloads) {
    if ((payload[0]! & 0x1f) !== 28) {
      nals.push(payload)
      continue
    }
    if (payload[1]! & 0x80) parts = [Buffer.from([(payload[0]! & 0xe0) | (payload[1]! & 0x1f)])]
    parts.push(payload.subarray(2))
    if (payload[1]! & 0x40) nals.push(Buffer.concat(parts))
  }
  return nals
}

/** What RFC 7798 §4.4.3 tells a receiver to do. */
const joinH265 = (payloads: readonly Buffer[]): Buffer[] => {
  const nals: Buffer[] = []
  let parts: Buffer[] = []
  for (const payload of payloads) {
    if (((payload[0]! >> 1) & 0x3f) !== 49) {
      nals.push(payload)
      continue
    }
    if (payload[2]! & 0x80) {
      parts = [Buffer.from([(payload[0]! & 0x81) | ((payload[2]! & 0x3f) << 1), payload[1]!])]
    }
    parts.push(payload.subarray(3))
    if (payload[2]! & 0x40) nals.push(Buffer.concat(parts))
  }
  return nals
}

for (const [codec, join, kindOf] of [
  ['h264', joinH264, (nal: Buffer) => (nal[0] = (nal[0]! & 0xe0) | 5)],
  ['h265', joinH265, (nal: Buffer) => (nal[0] = (nal[0]! & 0x81) | (19 << 1))],
] as const) {
  test(`${codec} pictures put together again are what was cut`, () => {
    fc.assert(
      fc.property(nalUnits, fc.integer({ min: 40, max: 1_400 }), (made, most) => {
        const nals = made.map(bytes => Buffer.from(bytes))
        for (const nal of nals) kindOf(nal)
        const payloads = picturePayloads(codec, nals, most)
        assert.ok(payloads.every(payload => payload.length <= most))
        assert.deepEqual(join(payloads), nals)
      }),
      { numRuns: 200 },
    )
  })
}

test('a NAL unit that fits goes out whole', () => {
  const nal = Buffer.alloc(MOST_PAYLOAD_BYTES, 0x65)
  assert.deepEqual(picturePayloads('h264', [nal]), [nal])
})

test('an AAC access unit stands behind its size in 13 bits', () => {
  const payload = aacPayload(Buffer.alloc(371))
  assert.equal(payload.readUInt16BE(0), 16)
  assert.equal(payload.readUInt16BE(2) >> 3, 371)
  assert.equal(payload.length, 4 + 371)
})

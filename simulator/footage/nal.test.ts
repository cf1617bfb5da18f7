import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAvcConfig, readHevcConfig, splitSample } from './nal.ts'

test('an avcC box gives its parameter sets and the size of lengths', () => {
  const box = Buffer.from([1, 0x64, 0, 0x1f, 0xff, 0xe1, 0, 2, 0x67, 1, 1, 0, 3, 0x68, 2, 3])
  assert.deepEqual(readAvcConfig(box), {
    length_bytes: 4,
    parameterSets: [Buffer.from([0x67, 1]), Buffer.from([0x68, 2, 3])],
  })
})

test('a sample is split by its lengths and a lie at the end is left out', () => {
  assert.deepEqual(splitSample(Buffer.from([0, 0, 0, 1, 9, 0, 0, 0, 9, 1]), 4), [Buffer.from([9])])
})

test('no bytes make these readers throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      const box = Buffer.from(bytes)
      if (box.length > 0) box[0] = 1
      readAvcConfig(box)
      readHevcConfig(box)
      splitSample(box, 4)
    }),
    { numRuns: 500 },
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mediaSpan90k, wallTime90k } from '#base/units.ts'
import type { Fragment } from './fragment.ts'
import { indexBox, packFragment, readIndexBox, unpackFragments } from './fragment-index.ts'

const fragments: fc.Arbitrary<Fragment> = fc
  .record({
    track: fc.constantFrom<'video' | 'audio'>('video', 'audio'),
    key: fc.boolean(),
    start: fc.integer({ min: 0, max: 4e14 }),
    at_byte: fc.integer({ min: 0, max: 2 ** 40 }),
    head_bytes: fc.integer({ min: 0, max: 100_000 }),
    tail_bytes: fc.integer({ min: 0, max: 1000 }),
    composed: fc.boolean(),
    samples: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      ),
      { minLength: 1, maxLength: 50 },
    ),
  })
  .map(({ track, key, start, at_byte, head_bytes, tail_bytes, composed, samples }) => {
    const sizes = samples.map(([size]) => size)
    const spans = samples.map(([, span]) => span)
    return {
      track,
      key,
      start: wallTime90k(start),
      span: mediaSpan90k(spans.reduce((a, b) => a + b, 0)),
      at_byte,
      head_bytes,
      tail_bytes,
      bytes: head_bytes + sizes.reduce((a, b) => a + b, 0) + tail_bytes,
      sizes,
      spans,
      compositions: composed ? samples.map(([, , composition]) => composition) : [],
    }
  })

test('what is packed is unpacked the same', () => {
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 20 }), all => {
      const box = indexBox(all.map(packFragment))
      const packed = readIndexBox(box)
      assert.ok(packed.ok)
      const read = unpackFragments(packed.value)
      assert.ok(read.ok)
      assert.deepEqual(read.value, all)
    }),
    { numRuns: 200 },
  )
})

const one = packFragment({
  track: 'video',
  key: true,
  start: wallTime90k(160_000_000_000_000),
  span: mediaSpan90k(90_000),
  at_byte: 1000,
  head_bytes: 200,
  tail_bytes: 64,
  bytes: 30_069,
  sizes: Array<number>(15).fill(1987),
  spans: Array<number>(15).fill(6000),
  compositions: [],
})

test('a second of video takes a few bytes a frame', () => {
  assert.ok(one.length < 70, `${one.length}`)
})

test('an index cut anywhere is told as damaged', () => {
  for (let end = 1; end < one.length; end++) assert.equal(unpackFragments(one.subarray(0, end)).ok, false)
})

test('numbers that no segment holds are told as damaged', () => {
  const damaged = (...bytes: number[]) => unpackFragments(Uint8Array.from(bytes)).ok === false
  assert.ok(damaged(8, 0, 0, 0, 0)) // unknown flags
  assert.ok(damaged(0, 0, 0, 0, 0xff, 0xff, 0x7f)) // two million samples
  assert.ok(damaged(0, 0, 0, 0, 1, 5, 0)) // a sample of no length
  assert.ok(damaged(0, 0, 0, 0, 1, 5, 1)) // a sample of negative length
  assert.ok(damaged(0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 0, 0, 0)) // a number without an end
})

test('bytes that are no index box are refused', () => {
  const box = indexBox([one])
  assert.equal(readIndexBox(box.subarray(0, 20)).ok, false)
  assert.equal(readIndexBox(Buffer.concat([box, Buffer.alloc(1)])).ok, false)
  const other = Buffer.from(box)
  other[10] = 0
  assert.equal(readIndexBox(other).ok, false)
})

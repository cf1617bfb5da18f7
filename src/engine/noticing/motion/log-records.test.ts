import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CELLS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { readRecords, recordBytes } from './log-records.ts'

const tick = fc.integer({ min: 0, max: TICKS_PER_DAY - 1 })
const cell = fc.integer({ min: 0, max: CELLS - 1 })
const lasts = (from: number) => fc.integer({ min: from + 1, max: TICKS_PER_DAY })
const records: fc.Arbitrary<MotionRecord> = fc
  .oneof(
    tick.chain(from =>
      fc.record({
        kind: fc.constant('analysed' as const),
        from: fc.constant(from),
        to: lasts(from),
        every: fc.integer({ min: 1, max: 40 }),
      }),
    ),
    tick.chain(from =>
      fc.record({ kind: fc.constant('moved' as const), cell, from: fc.constant(from), to: lasts(from) }),
    ),
    tick.chain(from =>
      fc.record({ kind: fc.constant('undecodable' as const), from: fc.constant(from), to: lasts(from) }),
    ),
    fc.record({ kind: fc.constant('picture' as const), at: tick }),
    fc.record({ kind: fc.constant('changed' as const), cell, from: tick }),
    fc.record({ kind: fc.constant('ended' as const), cell, to: tick }),
  )
  .map(record => ({ ...record }))

const read = (bytes: Uint8Array) => {
  const found: MotionRecord[] = []
  return { whole: readRecords(bytes, record => found.push(record)), found }
}

test('what is written is read, in its order', () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 40 }), written => {
      const bytes = Buffer.concat(written.map(recordBytes))
      assert.deepEqual(read(bytes), { whole: bytes.length, found: written })
    }),
  )
})

test('a log that was cut anywhere gives what was whole, and says how much that is', () => {
  fc.assert(
    fc.property(fc.array(records, { minLength: 1, maxLength: 12 }), fc.nat(), (written, at) => {
      const bytes = Buffer.concat(written.map(recordBytes))
      const cut = at % bytes.length
      const { whole, found } = read(bytes.subarray(0, cut))
      assert.ok(whole <= cut)
      assert.deepEqual(found, written.slice(0, found.length))
      assert.deepEqual(Buffer.concat(found.map(recordBytes)), bytes.subarray(0, whole))
    }),
  )
})

test('rubbish is read without throwing, and gives only cells and ticks that there are', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
      for (const record of read(bytes).found) assert.deepEqual(read(recordBytes(record)).found, [record])
    }),
    { numRuns: 500 },
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { millis } from '#base/units.ts'
import { createReorder } from './reorder.ts'

const line = () => {
  const delivered: number[] = []
  const reorder = createReorder((buffer, from) => delivered.push(buffer.readUInt16BE(from)))
  const shared = Buffer.alloc(4)
  return {
    delivered,
    push: (sequence: number, at_ms = 0) => {
      shared.writeUInt16BE(sequence, 1)
      reorder.push(sequence, shared, 1, 4, millis(at_ms))
      shared.fill(0xee)
    },
    expire: (at_ms: number) => reorder.expire(millis(at_ms)),
  }
}

test('packets that overtook each other come out in order, though the read buffer was used again', () => {
  const { push, delivered } = line()
  for (const sequence of [65_534, 0, 65_535, 3, 2, 1, 4]) push(sequence)
  assert.deepEqual(delivered, [65_534, 65_535, 0, 1, 2, 3, 4])
})

test('a missing packet is waited for, and then no longer', () => {
  const { push, expire, delivered } = line()
  push(1)
  push(3, 10)
  expire(80)
  assert.deepEqual(delivered, [1])
  expire(91)
  assert.deepEqual(delivered, [1, 3])
  push(2, 95)
  assert.deepEqual(delivered, [1, 3])
})

test('no more than 64 packets are held', () => {
  const { push, delivered } = line()
  push(0)
  for (let sequence = 2; sequence <= 66; sequence++) push(sequence)
  assert.equal(delivered.length, 66)
})

test('a camera that begins to count anew is followed, and what was held is not lost', () => {
  const { push, delivered } = line()
  for (const sequence of [1, 3, 20_000, 20_001]) push(sequence)
  assert.deepEqual(delivered, [1, 3, 20_000, 20_001])
})

test('any shuffling within the window comes out in order, each packet once', () => {
  const shuffled = fc
    .tuple(fc.integer({ min: 0, max: 65_535 }), fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }))
    .map(([first, delays]) => ({
      first,
      order: delays
        .map((delay, i) => ({ i: i + 1, at: i + delay }))
        .sort((a, b) => a.at - b.at)
        .map(({ i }) => i),
    }))
  fc.assert(
    fc.property(shuffled, ({ first, order }) => {
      const { push, delivered } = line()
      for (const i of [0, ...order]) {
        push((first + i) & 0xffff)
        push((first + i) & 0xffff)
      }
      assert.deepEqual(
        delivered,
        Array.from({ length: order.length + 1 }, (_, i) => (first + i) & 0xffff),
      )
    }),
    { numRuns: 200 },
  )
})

test('a camera that counts anew a little behind is followed in the end, and a burst that came late is not', () => {
  const delivered: number[] = []
  const reorder = createReorder(buffer => delivered.push(buffer.readUInt16BE(0)))
  const push = (sequence: number): void => {
    const bytes = Buffer.alloc(2)
    bytes.writeUInt16BE(sequence)
    reorder.push(sequence, bytes, 0, 2, millis(0))
  }
  push(500)
  for (let sequence = 100; sequence < 150; sequence++) push(sequence)
  push(501)
  assert.deepEqual(delivered, [500, 501])
  for (let sequence = 10; sequence < 120; sequence++) push(sequence)
  assert.equal(delivered.at(-1), 119)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wallTime90k } from '#base/units.ts'
import { createDecodeOrder } from './decode-order.ts'

const STEP = 6000

/** Presentation numbers in the order of decoding → decode and composition, in frames. */
const ordered = (reorder: number | undefined, shown: readonly number[]) => {
  const order = createDecodeOrder(reorder)
  return shown.map(number => order.next(wallTime90k(1_000_000 + number * STEP)))
}

test('without B-frames a frame is decoded when it is shown', () => {
  for (const { composition } of ordered(0, [0, 1, 2, 3])) assert.equal(composition, 0)
})

test('with a reordering depth told by the stream no frame is shown before it is decoded', () => {
  const frames = ordered(2, [0, 4, 2, 1, 3, 8, 6, 5, 7])
  const decodes = frames.map(({ decode }) => (decode - 1_000_000) / STEP)
  assert.deepEqual(decodes, [-2, -1, 0, 1, 2, 3, 4, 5, 6])
  assert.ok(frames.every(({ composition }) => composition >= 0))
})

test('a depth that nobody told is learned, and soon nothing is late', () => {
  const shown = Array.from({ length: 10 }, (_, i) => [i * 3 + 3, i * 3 + 1, i * 3 + 2]).flat()
  const frames = ordered(undefined, [0, ...shown])
  assert.ok(frames.slice(8).every(({ composition }) => composition >= 0))
})

test('after a jump the same depth begins anew, and time still grows', () => {
  const order = createDecodeOrder(2)
  const first = [0, 4, 2, 1, 3].map(n => order.next(wallTime90k(1_000_000 + n * STEP)))
  order.restart(false)
  const second = [100, 104, 102, 101].map(n => order.next(wallTime90k(1_000_000 + n * STEP)))
  assert.ok(second[0]!.decode > first.at(-1)!.decode)
  assert.ok(second.every(({ composition }) => composition >= 0))
  order.restart(true)
  assert.ok(order.next(wallTime90k(1000)).decode <= 1000)
})

test('a deeper order that follows on another does not go back in time', () => {
  const order = createDecodeOrder(2, wallTime90k(1_000_000 - STEP))
  const [first, second] = [order.next(wallTime90k(1_000_000)), order.next(wallTime90k(1_000_000 + 3 * STEP))]
  assert.ok(first!.decode > 1_000_000 - STEP && second!.decode > first!.decode)
  assert.equal(first!.decode + first!.composition, 1_000_000)
})

test('decode times grow, and what is shown apart from them is shown when it should be', () => {
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 100 }),
      (reorder, shown) => {
        const frames = ordered(reorder, shown)
        frames.forEach(({ decode, composition }, i) => {
          if (composition !== 0) assert.equal(decode + composition, 1_000_000 + shown[i]! * STEP)
          if (i > 0) assert.ok(decode > frames[i - 1]!.decode)
        })
      },
    ),
    { numRuns: 300 },
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSequence } from './sequence.ts'

const lossOf = (...numbers: number[]): number[] => {
  const sequence = createSequence()
  return numbers.map(number => sequence.next(number))
}

test('missing packets are counted before the one that shows it', () => {
  assert.deepEqual(lossOf(7, 8, 9, 12, 13), [0, 0, 0, 2, 0])
})

test('the count goes on where 16 bits wrap', () => {
  assert.deepEqual(lossOf(65_534, 65_535, 0, 1), [0, 0, 0, 0])
  assert.deepEqual(lossOf(65_534, 2), [0, 3])
})

test('duplicates and late packets are told and lose nothing', () => {
  assert.deepEqual(lossOf(5, 5, 6, 4, 7), [0, -1, 0, -1, 0])
  assert.deepEqual(lossOf(1, 65_535, 2), [0, -1, 0])
})

test('a jump too far for a loss is a new beginning', () => {
  assert.deepEqual(lossOf(10, 30_000, 30_001), [0, 0, 0])
  assert.deepEqual(lossOf(30_000, 10, 11), [0, 0, 0])
})

test('a camera that begins to count anew a little behind is followed from its second packet on', () => {
  assert.deepEqual(lossOf(500, 0, 1, 2, 3), [0, -1, 1, 0, 0])
})

test('late packets that do not follow each other are no new beginning', () => {
  assert.deepEqual(lossOf(500, 490, 495, 501, 491, 502), [0, -1, -1, 0, -1, 0])
})

test('after a restart any number is the first', () => {
  const sequence = createSequence()
  sequence.next(100)
  sequence.restart()
  assert.equal(sequence.next(99), 0)
})

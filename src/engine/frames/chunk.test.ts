import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chunkSize, createChunkPool } from './chunk.ts'

test('a chunk that nobody holds is lent again', () => {
  const pool = createChunkPool()
  const chunk = pool.take(20_000)
  assert.equal(chunk.bytes.length, 32_768)
  chunk.retain()
  chunk.release()
  assert.equal(pool.held(), 32_768)
  chunk.release()
  assert.equal(pool.held(), 0)
})

test('a chunk released once too often is told, and is not lent to two', () => {
  const pool = createChunkPool()
  const first = pool.take(1)
  first.release()
  assert.throws(() => first.release(), /released more often/)
  const again = pool.take(1)
  const other = pool.take(1)
  assert.notEqual(again.bytes, other.bytes)
  assert.equal(pool.held(), 2 * 16_384)
})

test('sizes are powers of two within bounds', () => {
  assert.equal(chunkSize(0), 16_384)
  assert.equal(chunkSize(16_385), 32_768)
  assert.equal(chunkSize(1e9), 8 * 1024 * 1024)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createChunkPool } from './chunk.ts'
import { type FrameBytes, FrameWriter, LARGEST_FRAME_BYTES } from './frame-writer.ts'

const hexOf = ({ chunk, start, end }: FrameBytes): string => chunk.bytes.toString('hex', start, end)

test('NAL units stand behind their length, whole or in pieces', () => {
  const writer = new FrameWriter(createChunkPool())
  writer.beginNal()
  writer.append(Buffer.from('xxabcxx'), 2, 5)
  writer.endNal()
  writer.beginNal()
  writer.byte(0x65)
  writer.append(Buffer.from('de'), 0, 2)
  writer.append(Buffer.from('f'), 0, 1)
  assert.equal(hexOf(writer.finish()), '000000036162630000000465646566')
})

test('frames lie one behind the other and do not disturb each other', () => {
  const pool = createChunkPool()
  const writer = new FrameWriter(pool)
  writer.append(Buffer.from('one'), 0, 3)
  const one = writer.finish()
  writer.append(Buffer.from('lost'), 0, 4)
  writer.abandon()
  writer.append(Buffer.from('two'), 0, 3)
  const two = writer.finish()
  assert.equal(one.chunk, two.chunk)
  assert.equal(two.start, one.end)
  assert.deepEqual([hexOf(one), hexOf(two)], ['6f6e65', '74776f'])
})

test('a dropped NAL unit leaves nothing behind', () => {
  const writer = new FrameWriter(createChunkPool())
  writer.beginNal()
  writer.append(Buffer.from('keep'), 0, 4)
  writer.endNal()
  writer.beginNal()
  writer.append(Buffer.from('drop'), 0, 4)
  writer.dropNal()
  assert.equal(hexOf(writer.finish()), '000000046b656570')
})

test('a frame that outgrows its chunk moves whole, with its open NAL unit', () => {
  const pool = createChunkPool()
  const writer = new FrameWriter(pool)
  writer.append(Buffer.from('first'), 0, 5)
  writer.finish()
  writer.beginNal()
  const piece = Buffer.alloc(1000, 7)
  for (let i = 0; i < 500; i++) writer.append(piece, 0, 1000)
  const { chunk, start, end } = writer.finish()
  assert.equal(chunk.bytes.readUInt32BE(start), 500_000)
  assert.equal(end - start, 500_004)
  assert.ok(chunk.bytes.subarray(start + 4, end).every(byte => byte === 7))
  writer.dispose()
  assert.equal(pool.held(), 0)
})

test('a frame past the bound is told and costs no more memory', () => {
  const pool = createChunkPool()
  const writer = new FrameWriter(pool)
  writer.beginNal()
  const piece = Buffer.alloc(60_000)
  for (let i = 0; i < 200; i++) writer.append(piece, 0, piece.length)
  assert.equal(writer.overflow, true)
  assert.ok(pool.held() <= 2 * LARGEST_FRAME_BYTES)
  writer.abandon()
  writer.append(Buffer.from('ok'), 0, 2)
  assert.equal(hexOf(writer.finish()), '6f6b')
  writer.dispose()
  assert.equal(pool.held(), 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h264Sets, sps1080 } from '#test/engine/parameter-sets.ts'
import { readH264Sps } from './sps.ts'

for (const { what, sps, size, reorder } of h264Sets)
  test(`${what}: size and reordering are read`, () => {
    const read = readH264Sps(sps)
    assert.ok(read.ok)
    assert.equal(`${read.value.width}x${read.value.height}`, size)
    assert.equal(read.value.reorder, reorder)
    assert.equal(read.value.codec, `avc1.${sps.toString('hex', 1, 4)}`)
  })

test('chroma and depth are read where the profile has them', () => {
  const read = (what: string) => {
    const found = readH264Sps(h264Sets.find(set => set.what === what)!.sps)
    return found.ok ? [found.value.chroma, found.value.luma_depth, found.value.chroma_depth] : undefined
  }
  assert.deepEqual(read('x264 Baseline'), [1, 8, 8])
  assert.deepEqual(read('x264 High 4:2:2'), [2, 8, 8])
  assert.deepEqual(read('x264 High 10'), [1, 10, 10])
  assert.deepEqual(read('x264 High 4:4:4'), [3, 8, 8])
})

test('an SPS cut short, of no size or of another type is refused', () => {
  assert.equal(readH264Sps(sps1080.subarray(0, 6)).ok, false)
  assert.equal(readH264Sps(Buffer.alloc(0)).ok, false)
  assert.equal(readH264Sps(Buffer.concat([Buffer.from([0x68]), sps1080.subarray(1)])).ok, false)
  assert.equal(readH264Sps(Buffer.concat([sps1080, Buffer.alloc(2000)])).ok, false)
  assert.equal(readH264Sps(Buffer.concat([sps1080.subarray(0, 4), Buffer.alloc(100)])).ok, false)
})

test('an SPS whose usability information is cut still gives its size', () => {
  const read = readH264Sps(h264Sets[2].sps.subarray(0, 9))
  assert.ok(read.ok)
  assert.equal(read.value.width, 704)
  assert.equal(read.value.reorder, undefined)
})

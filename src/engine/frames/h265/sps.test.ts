import assert from 'node:assert/strict'
import { test } from 'node:test'
import { h265Main10Sps, h265Sets, hikvisionH265Sps } from '#test/engine/parameter-sets.ts'
import { readH265Sps } from './sps.ts'

const shown = (sps: Buffer) => {
  const read = readH265Sps(sps)
  if (!read.ok) return read.problem
  const { width, height, codec, reorder, chroma, luma_depth } = read.value
  return `${width}x${height} ${codec} reorder ${reorder} chroma ${chroma} depth ${luma_depth}`
}

test('size, profile and reordering are read', () => {
  assert.equal(shown(h265Sets.sps), '1920x1080 hvc1.1.6.L120.90 reorder 2 chroma 1 depth 8')
  assert.equal(shown(h265Main10Sps), '636x358 hvc1.2.4.L63.90 reorder 2 chroma 1 depth 10')
  assert.equal(shown(hikvisionH265Sps), '1920x1080 hvc1.1.6.H150 reorder 0 chroma 1 depth 8')
})

test('an SPS cut short or of another type is refused', () => {
  assert.equal(shown(h265Sets.sps.subarray(0, 20)), 'not_an_sps')
  assert.equal(shown(h265Sets.vps), 'not_an_sps')
  assert.equal(shown(Buffer.alloc(0)), 'not_an_sps')
})

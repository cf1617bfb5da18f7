import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aacFormat } from '#engine/frames/audio/aac-config.ts'
import { g711Format } from '#engine/frames/audio/g711.ts'
import { format1080 } from '#test/engine/recording.ts'
import { boxesIn } from './boxes.ts'
import { initSegment, mimeOf } from './init-segment.ts'

const aac = (() => {
  const read = aacFormat({ config: '1408' }, 16_000, 1)
  if (!read.ok) throw new Error('not AAC')
  return read.value
})()

/** All boxes with their paths, entering those that hold boxes. */
const tree = (bytes: Buffer, from = 0, to = bytes.length, path = ''): Map<string, Buffer> => {
  const found = new Map<string, Buffer>()
  for (const { type, payload, end } of boxesIn(bytes, from, to)) {
    const name = `${path}${type}`
    found.set(name, bytes.subarray(payload, end))
    const skip = type === 'stsd' ? 8 : type === 'avc1' ? 78 : ['mp4a', 'alaw'].includes(type) ? 28 : 0
    const holds = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'mvex', 'stsd', 'avc1', 'mp4a', 'dinf'].includes(type)
    if (holds) for (const [inner, value] of tree(bytes, payload + skip, end, `${name}/`)) found.set(inner, value)
  }
  return found
}

test('picture and sound are described so that every box is whole', () => {
  const bytes = initSegment([format1080, aac])
  const boxes = tree(bytes)
  assert.equal(boxesIn(bytes, 0, bytes.length).at(-1)!.end, bytes.length)
  assert.deepEqual(
    boxes.get('moov/trak/mdia/minf/stbl/stsd/mp4a/esds')?.toString('hex'),
    [
      '00000000', // version, flags
      '03808080220000' + '00', // ES_Descriptor: no id, no flags
      '0480808014' + '4015000000' + '0000000000000000', // AAC, audio stream
      '0580808002' + '1408', // AudioSpecificConfig
      '0680808001' + '02', // SLConfig for MP4
    ].join(''),
  )
  const mp4a = boxes.get('moov/trak/mdia/minf/stbl/stsd/mp4a')!
  assert.equal(mp4a.readUInt16BE(16), 1)
  assert.equal(mp4a.readUInt32BE(24), 16_000 * 0x10000)
})

test('the picture’s entry carries its size and its configuration', () => {
  const boxes = tree(initSegment([format1080]))
  const entry = boxes.get('moov/trak/mdia/minf/stbl/stsd/avc1')!
  assert.deepEqual([entry.readUInt16BE(24), entry.readUInt16BE(26)], [1920, 1080])
  assert.ok(boxes.get('moov/trak/mdia/minf/stbl/stsd/avc1/avcC')!.equals(format1080.description))
  assert.equal(boxes.get('moov/trak/tkhd')!.length, 92 + 4)
  assert.equal(boxes.get('moov/trak/mdia/mdhd')!.readUInt32BE(20), 90_000)
  assert.equal(boxes.get('moov/mvhd')!.length, 108 + 4)
  assert.equal(boxes.get('moov/mvex/trex')!.length, 24)
})

test('G.711 has a track of its own kind', () => {
  const boxes = tree(initSegment([format1080, g711Format('pcma', 8000, 1)]))
  assert.equal(boxes.get('moov/trak/mdia/minf/stbl/stsd/alaw')!.readUInt32BE(24), 8000 * 0x10000)
})

test('a sample rate that 16 bits do not hold is left to the decoder’s configuration', () => {
  const boxes = tree(initSegment([format1080, { ...aac, sample_rate: 96_000 }]))
  assert.equal(boxes.get('moov/trak/mdia/minf/stbl/stsd/mp4a')!.readUInt32BE(24), 0)
})

test('the MIME type names the codecs', () => {
  assert.equal(mimeOf(format1080), 'video/mp4; codecs="avc1.42c028"')
  assert.equal(mimeOf(format1080, aac), 'video/mp4; codecs="avc1.42c028,mp4a.40.2"')
})

// .dav files are read picture by picture, and nothing in them makes the reader throw.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { davFrame } from '#test/dav-file.ts'
import { DavReader } from './dav.ts'

const unit = Buffer.from([0, 0, 0, 1, 0x65, 1, 2, 3])

test('pictures come with their codec, their channel and the time since the first', () => {
  const reader = new DavReader()
  const begin = Date.UTC(2026, 0, 1, 8, 0, 0)
  const file = Buffer.concat([
    davFrame({ key: true, codec: 0x8, device_ms: begin, counter: 65_000, unit }),
    davFrame({ key: false, device_ms: begin, counter: 65_500, unit }),
    davFrame({ key: false, device_ms: begin + 1000, counter: 464, unit }),
    davFrame({ key: true, codec: 0x8, device_ms: begin + 100_000, counter: 500, unit }),
  ])
  const frames = [...reader.push(file.subarray(0, 50)), ...reader.push(file.subarray(50))]
  assert.deepEqual(
    frames.map(({ at_ms, key, codec }) => [at_ms, key, codec]),
    [
      [0, true, 'h264'],
      [500, false, 'h264'],
      [1000, false, 'h264'],
      [100_000, true, 'h264'],
    ],
  )
  assert.equal(frames[0]!.device_ms, begin)
  assert.deepEqual(frames[0]!.unit, unit)
})

test('what is damaged or unknown is stepped over, and said', () => {
  const reader = new DavReader()
  const good = davFrame({ key: true, codec: 0xc, device_ms: Date.UTC(2026, 0, 1), counter: 0, unit })
  const torn = good.subarray(0, 30)
  const other = davFrame({ key: true, codec: 0x3, device_ms: 0, counter: 0, unit, channel: 2 })
  const frames = reader.push(Buffer.concat([Buffer.from('DAHUA file head'), torn, good, other]))
  assert.equal(frames.length, 1)
  assert.equal(frames[0]!.codec, 'h265')
  assert.ok(reader.skipped > 15)
  assert.deepEqual([...reader.unread], ['MJPEG'])
})

test('never throws and never holds more than one frame may be long', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constant(new Uint8Array(Buffer.from('DHAV'))),
    fc.constant(davFrame({ key: true, codec: 4, device_ms: 0, counter: 0, unit })),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const reader = new DavReader()
      for (const bytes of pieces) reader.push(Buffer.from(bytes))
    }),
  )
})

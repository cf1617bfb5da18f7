import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { OfferedTrack } from '#engine/camera/packet.ts'
import { packetOf } from '#test/engine/packets.ts'
import { createChunkPool } from './chunk.ts'
import { noFrameCounts, type VideoFormat } from './frame.ts'
import { StillsReader } from './stills.ts'

const track: OfferedTrack = {
  kind: 'video',
  codec: 'jpeg',
  payload_type: 26,
  clock_rate: 90_000,
  channels: 1,
  fmtp: {},
}

const reading = (fmtp: OfferedTrack['fmtp'] = {}) => {
  const counts = noFrameCounts()
  const pictures: { readonly bytes: Buffer; readonly format: VideoFormat; readonly decode: number }[] = []
  const reader = new StillsReader({ ...track, fmtp }, createChunkPool(), counts, frame => {
    const bytes = Buffer.from(frame.chunk.bytes.subarray(frame.start, frame.end))
    pictures.push({ bytes, format: frame.format as VideoFormat, decode: frame.decode })
  })
  return { reader, pictures, counts }
}

type Jpeg = {
  readonly tables: Buffer
  readonly data: Buffer
  readonly type: number
  readonly width: number
  readonly height: number
}

/** One picture as RFC 2435 sends it, `size` bytes of data a packet; the tables in full with the first. */
const payloadsOf = ({ tables, data, type, width, height }: Jpeg, size: number): Buffer[] => {
  const out: Buffer[] = []
  for (let at = 0; at < data.length; at += size) {
    const main = Buffer.from([0, at >> 16, (at >> 8) & 255, at & 255, type, 255, width / 8, height / 8])
    const head = at === 0 ? [Buffer.from([0, 0, tables.length >> 8, tables.length & 255]), tables] : []
    out.push(Buffer.concat([main, ...head, data.subarray(at, at + size)]))
  }
  return out
}

const fake: Jpeg = { tables: Buffer.alloc(128, 3), data: Buffer.alloc(5000, 0x55), type: 1, width: 64, height: 48 }

const send = (reader: StillsReader, payloads: readonly Buffer[], timestamp = 0, lostBefore = -1): void => {
  payloads.forEach((payload, i) => {
    const marker = i === payloads.length - 1
    reader.push(packetOf(payload, { timestamp, marker, lost: i === lostBefore ? 1 : 0 }))
  })
}

test('pieces of a picture become one JPEG file, and each is a keyframe of its own', () => {
  const { reader, pictures } = reading()
  send(reader, payloadsOf(fake, 700))
  send(reader, payloadsOf(fake, 900), 9000)
  assert.deepEqual(
    pictures.map(({ bytes }) => [bytes.readUInt16BE(0), bytes.readUInt16BE(bytes.length - 2)]),
    [
      [0xffd8, 0xffd9],
      [0xffd8, 0xffd9],
    ],
  )
  assert.deepEqual(pictures[0]!.bytes, pictures[1]!.bytes)
  const { codec, width, height } = pictures[0]!.format
  assert.deepEqual([codec, width, height, pictures[1]!.decode - pictures[0]!.decode], ['mp4v.6C', 64, 48, 9000])
})

test('a picture that lost a piece is left out', () => {
  const { reader, pictures, counts } = reading()
  const payloads = payloadsOf(fake, 700)
  send(
    reader,
    payloads.filter((_, i) => i !== 3),
    0,
    3,
  )
  send(reader, payloads, 9000)
  assert.deepEqual([pictures.length, counts.dropped_frames], [1, 1])
})

test('a size that RTP cannot tell is taken from the session description', () => {
  const { reader, pictures } = reading({ 'x-dimensions': '2560,1440' })
  send(reader, payloadsOf({ ...fake, width: 0, height: 0 }, 700))
  assert.deepEqual([pictures[0]!.format.width, pictures[0]!.format.height], [2560, 1440])
})

test('no payload makes the reader throw', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 6 }), payloads => {
      const { reader } = reading()
      payloads.forEach((payload, i) => {
        reader.push(packetOf(Buffer.from(payload), { timestamp: (i >> 1) * 90, marker: i % 2 === 1 }))
      })
      reader.dispose()
    }),
  )
})

const ffmpeg = spawnSync('ffmpeg', ['-version']).status === 0

test('a picture that ffmpeg made, sent as RFC 2435 says, decodes to the same picture', {
  skip: ffmpeg ? false : 'ffmpeg is not installed',
}, t => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-jpeg-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'a.jpg')
  const raw = (input: Buffer): Buffer =>
    spawnSync('ffmpeg', ['-v', 'error', '-i', '-', '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'], {
      input,
      maxBuffer: 1 << 24,
    }).stdout
  const make = ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc=s=320x240', '-frames:v', '1', '-pix_fmt', 'yuvj420p']
  spawnSync('ffmpeg', [...make, '-huffman', 'default', '-y', file])
  const original = readFileSync(file)
  const { reader, pictures } = reading()
  send(reader, payloadsOf(takenApart(original), 1200))
  assert.equal(pictures.length, 1)
  const shown = raw(pictures[0]!.bytes)
  assert.equal(shown.length, 320 * 240 * 1.5)
  assert.ok(shown.equals(raw(original)))
})

/** Tables and data of a baseline JPEG file. */
const takenApart = (jpeg: Buffer): Jpeg => {
  const tables: Buffer[] = []
  let at = 2
  let [width, height] = [0, 0]
  for (;;) {
    const marker = jpeg[at + 1]!
    const length = jpeg.readUInt16BE(at + 2)
    if (marker === 0xdb) {
      for (let table = at + 4; table < at + 2 + length; table += 65) tables.push(jpeg.subarray(table + 1, table + 65))
    } else if (marker === 0xc0) [height, width] = [jpeg.readUInt16BE(at + 5), jpeg.readUInt16BE(at + 7)]
    at += 2 + length
    if (marker === 0xda) break
  }
  const twice = tables.length === 1 ? [tables[0]!, tables[0]!] : tables
  return { tables: Buffer.concat(twice), data: jpeg.subarray(at, jpeg.length - 2), type: 1, width, height }
}

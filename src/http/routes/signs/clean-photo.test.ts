import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { cleanPhoto } from './clean-photo.ts'
import { orientationIn } from './orientation.ts'

const part = (marker: number, data: Buffer | number[]): Buffer => {
  const body = Buffer.from(data)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const start = Buffer.from([0xff, 0xd8])
const frame = (width: number, height: number): Buffer => {
  const data = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  data.writeUInt16BE(height, 1)
  data.writeUInt16BE(width, 3)
  return part(0xc0, data)
}
const scan = Buffer.concat([part(0xda, [1, 1, 0, 0, 63, 0]), Buffer.from([0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56])])
const end = Buffer.from([0xff, 0xd9])
/** Little-endian, upside down, with a place in Hạ Long beside it. */
const exif = part(
  0xe1,
  Buffer.concat([
    Buffer.from('Exif\0\0', 'latin1'),
    Buffer.from('49492a0008000000020012010300010000000300000025880400010000002600000000000000', 'hex'),
    Buffer.from('GPS 20.9511N 107.0805E iPhone của Hương'),
  ]),
)
const jpeg = Buffer.concat([
  ...[start, part(0xe0, Buffer.from('JFIF\0')), exif, part(0xdb, [0, 1]), frame(1280, 960), part(0xc4, [0]), scan],
  ...[part(0xfe, Buffer.from('secret comment')), end, Buffer.from('a hidden film behind the picture')],
])

test('of a JPEG the picture stays and which way up it is; place, maker, comment, preview and what is behind it go', () => {
  const cleaned = cleanPhoto(jpeg)
  assert.ok(cleaned.ok)
  const text = cleaned.value.bytes.toString('latin1')
  for (const gone of ['GPS', '107.0805', 'iPhone', 'secret', 'hidden', 'JFIF']) assert.ok(!text.includes(gone), gone)
  assert.equal(cleaned.value.type, 'image/jpeg')
  assert.equal(orientationIn(cleaned.value.bytes.subarray(6)), 3)
  assert.ok(text.includes(scan.toString('latin1')), 'the scan is as it was')
  const again = cleanPhoto(cleaned.value.bytes)
  assert.ok(again.ok && again.value.bytes.equals(cleaned.value.bytes), 'what is clean stays as it is')
})

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(data.length)
  return Buffer.concat([head, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)])
}
const size = (width: number, height: number): Buffer => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  return data
}
const png = (width: number) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    ...[chunk('IHDR', size(width, 10)), chunk('eXIf', Buffer.from('GPS')), chunk('tEXt', Buffer.from('Author'))],
    ...[chunk('IDAT', deflateSync(Buffer.alloc(10))), chunk('IEND', Buffer.alloc(0))],
  ])

test('of a PNG the text and the place go', () => {
  const cleaned = cleanPhoto(png(10))
  assert.ok(cleaned.ok)
  assert.ok(!/GPS|Author/.test(cleaned.value.bytes.toString('latin1')))
})

test('what is no photo, is too large, is cut off or lies about its length is refused', () => {
  const wrong = [
    Buffer.alloc(0),
    Buffer.from('<svg onload="alert(1)">'),
    Buffer.from('%PDF-1.7'),
    Buffer.concat([start, frame(20_000, 10), scan, end]),
    Buffer.concat([start, frame(0, 10), scan, end]),
    Buffer.concat([start, scan, end]),
    Buffer.concat([start, frame(10, 10), end]),
    Buffer.concat([start, part(0xc9, [8, 0, 9, 0, 9, 1, 1, 17, 0]), scan, end]),
    jpeg.subarray(0, jpeg.indexOf(scan) + 8),
    Buffer.concat([start, Buffer.from([0xff, 0xdb, 0xff, 0xff])]),
    png(9000),
    png(10).subarray(0, 60),
  ]
  for (const [at, bytes] of wrong.entries()) assert.equal(cleanPhoto(bytes).ok, false, `case ${at}`)
})

test('whatever comes in, it answers', () => {
  const cut = fc.tuple(fc.constantFrom(jpeg, png(10)), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 12 }))
  fc.assert(
    fc.property(cut, ([base, edits]) => {
      const bytes = Buffer.from(base)
      for (const [at, value] of edits) bytes[at % bytes.length] = value
      cleanPhoto(bytes)
    }),
    { numRuns: 500 },
  )
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), bytes => void cleanPhoto(Buffer.from(bytes))))
})

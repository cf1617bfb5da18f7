import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { bundleOf, fragmentsOf, nalOf, packetOf, type Sent, sized } from '#test/engine/packets.ts'
import { h265Sets, pps, sps576, sps1080 } from '#test/engine/parameter-sets.ts'
import { createChunkPool } from './chunk.ts'
import { type Frame, noFrameCounts } from './frame.ts'
import { createH264Sets, createH265Sets } from './parameter-sets.ts'
import { VideoReader } from './video.ts'

const reading = (codec: 'h264' | 'h265' = 'h264') => {
  const pool = createChunkPool()
  const counts = noFrameCounts()
  const frames: (Pick<Frame, 'key' | 'decode' | 'format'> & { hex: string })[] = []
  const reader = new VideoReader(codec, pool, counts, ({ chunk, start, end, key, decode, format }) => {
    frames.push({ key, decode, format, hex: chunk.bytes.toString('hex', start, end) })
  })
  const push = (payload: Buffer, sent?: Sent) => reader.push(packetOf(payload, sent))
  return { reader, push, frames, counts, pool }
}

const key = nalOf(5, 0x11)
const other = nalOf(1, 0x22)
const hex = (...nals: Buffer[]): string => sized(...nals).toString('hex')
/** A keyframe with its sets, as a camera sends it. */
const start = ({ push }: ReturnType<typeof reading>, timestamp = 0): void => {
  push(bundleOf(sps1080, pps), { timestamp })
  push(key, { timestamp, marker: true })
}

test('a keyframe and what leans on it come out with lengths in front and without parameter sets', () => {
  const r = reading()
  start(r)
  r.push(other, { timestamp: 3600, marker: true })
  assert.deepEqual(
    r.frames.map(f => [f.key, f.hex]),
    [
      [true, hex(key)],
      [false, hex(other)],
    ],
  )
  assert.equal(r.frames[0]!.format.codec, 'avc1.42c028')
  assert.equal(r.frames[1]!.decode - r.frames[0]!.decode, 3600)
})

test('before the first keyframe nothing comes out', () => {
  const r = reading()
  r.push(other, { timestamp: 0, marker: true })
  r.push(key, { timestamp: 3600, marker: true })
  assert.equal(r.frames.length, 0)
  start(r, 7200)
  assert.equal(r.frames.length, 1)
})

test('sets that only the session description announced are enough', () => {
  const r = reading()
  r.reader.announce(sps1080)
  r.reader.announce(pps)
  r.push(key, { timestamp: 0, marker: true })
  assert.equal(r.frames.length, 1)
})

test('a picture in many pieces and several slices is one frame', () => {
  const r = reading()
  const big = nalOf(5, 0x33, 5000)
  r.push(bundleOf(sps1080, pps))
  for (const piece of fragmentsOf(big, 1400)) r.push(piece)
  for (const piece of fragmentsOf(key, 7)) r.push(piece)
  r.push(other, { timestamp: 3600 })
  assert.equal(r.frames.length, 1)
  assert.equal(r.frames[0]!.hex, hex(big, key))
})

test('a picture that lost a packet in its middle is dropped', () => {
  const r = reading()
  start(r)
  const [first, , third] = fragmentsOf(nalOf(1, 0x44, 30), 10)
  r.push(first!, { timestamp: 3600 })
  r.push(third!, { timestamp: 3600, marker: true, lost: 1 })
  r.push(other, { timestamp: 7200, marker: true })
  assert.deepEqual(
    r.frames.map(f => f.hex),
    [hex(key), hex(other)],
  )
  assert.equal(r.counts.dropped_frames, 1)
  assert.equal(r.counts.lost_packets, 1)
})

test('a picture that lost its end is dropped, and so is the one that came right behind the loss', () => {
  const r = reading()
  start(r)
  const [first] = fragmentsOf(nalOf(1, 0x44, 30), 10)
  r.push(first!, { timestamp: 3600 })
  r.push(other, { timestamp: 7200, marker: true, lost: 2 })
  r.push(other, { timestamp: 10_800, marker: true })
  assert.deepEqual(
    r.frames.map(f => f.decode - r.frames[0]!.decode),
    [0, 10_800],
  )
  assert.equal(r.counts.dropped_frames, 2)
})

test('a picture that was whole before the loss is kept', () => {
  const r = reading()
  start(r)
  r.push(other, { timestamp: 7200, marker: true, lost: 3 })
  assert.equal(r.frames.length, 1)
  assert.equal(r.frames[0]!.key, true)
})

test('a stream that goes on in the middle of another picture does not mix the two', () => {
  const r = reading()
  start(r)
  const [first] = fragmentsOf(nalOf(1, 0x44, 30), 10)
  const [, middle, last] = fragmentsOf(nalOf(1, 0x55, 30), 10)
  r.push(first!, { timestamp: 3600 })
  r.push(middle!, { timestamp: 7200 })
  r.push(last!, { timestamp: 7200 })
  r.push(other, { timestamp: 7200, marker: true })
  r.push(other, { timestamp: 10_800, marker: true })
  assert.deepEqual(
    r.frames.map(f => f.hex),
    [hex(key), hex(other)],
  )
})

test('a camera without marker bits is read by its time stamps', () => {
  const r = reading()
  r.push(bundleOf(sps1080, pps))
  r.push(key)
  for (let i = 1; i <= 5; i++) r.push(other, { timestamp: i * 3600 })
  assert.equal(r.frames.length, 5)
})

test('Reolink: markers behind parameter sets end no picture', () => {
  const r = reading()
  r.push(sps1080, { timestamp: 0, marker: true })
  r.push(pps, { timestamp: 1, marker: true })
  r.push(key, { timestamp: 1, marker: true })
  assert.deepEqual(
    r.frames.map(f => f.hex),
    [hex(key)],
  )
})

test('markers in the middle of pictures are soon no longer believed', () => {
  const r = reading()
  start(r)
  for (let i = 1; i <= 20; i++) {
    r.push(nalOf(1, 1), { timestamp: i * 3600, marker: true })
    r.push(nalOf(1, 2), { timestamp: i * 3600, marker: true })
  }
  assert.equal(r.frames.at(-1)!.hex, hex(nalOf(1, 1), nalOf(1, 2)))
})

test('a new format counts from its keyframe on', () => {
  const r = reading()
  start(r)
  r.push(bundleOf(sps576, pps), { timestamp: 3600 })
  r.push(other, { timestamp: 3600, marker: true })
  r.push(key, { timestamp: 7200, marker: true })
  assert.deepEqual(
    r.frames.map(f => (f.format.kind === 'video' ? f.format.width : 0)),
    [1920, 1920, 704],
  )
})

test('a bad packet costs its picture and no more', () => {
  const r = reading()
  start(r)
  r.push(Buffer.from([0x1f, 1, 2]), { timestamp: 3600 })
  r.push(other, { timestamp: 3600, marker: true })
  r.push(other, { timestamp: 7200, marker: true })
  assert.equal(r.frames.length, 2)
  assert.equal(r.counts.bad_packets, 1)
})

test('a picture larger than any camera sends is dropped', () => {
  const r = reading()
  start(r)
  for (const piece of fragmentsOf(nalOf(1, 9, 5_000_000), 60_000)) r.push(piece, { timestamp: 3600 })
  r.push(other, { timestamp: 7200, marker: true })
  assert.deepEqual(
    r.frames.map(f => f.hex.length),
    [hex(key).length, hex(other).length],
  )
  assert.equal(r.counts.dropped_frames, 1)
})

test('H.265 pictures come out the same way', () => {
  const r = reading('h265')
  for (const set of [h265Sets.vps, h265Sets.sps, h265Sets.pps]) r.push(set)
  const idr = Buffer.from([19 << 1, 1, 0xac, 7, 7])
  const trail = Buffer.from([1 << 1, 1, 8, 8, 8])
  r.push(idr, { marker: true })
  r.push(trail, { timestamp: 6000, marker: true })
  assert.deepEqual(
    r.frames.map(f => [f.key, f.hex]),
    [
      [true, hex(idr)],
      [false, hex(trail)],
    ],
  )
})

test('a reader that is done holds nothing', () => {
  const r = reading()
  start(r)
  r.reader.dispose()
  assert.equal(r.pool.held(), 0)
})

test('a camera that keeps several sequences is read by the one that its keyframe names', () => {
  const r = reading()
  // first_mb 0, slice type 7, then the picture set: 0 or 1 (ITU-T H.264 §7.3.3).
  const [byFirst, bySecond] = ['658880112233', '658840112233'].map(text => Buffer.from(text, 'hex')) as [Buffer, Buffer]
  const small = renumbered(Buffer.from('Z2QAM6wVFKCgL/lQ', 'base64'), 4, 1)
  r.push(bundleOf(sps1080, pps, small, renumbered(pps, 1, 2)))
  for (const [i, slice] of [byFirst, bySecond, bySecond, byFirst].entries()) {
    if (i % 2 === 0) r.push(slice, { timestamp: i * 3600, marker: true })
    else for (const piece of fragmentsOf(slice, 3)) r.push(piece, { timestamp: i * 3600 })
  }
  r.push(other, { timestamp: 20_000, marker: true })
  const sizes = r.frames.map(({ format }) => (format.kind === 'video' ? `${format.width}x${format.height}` : ''))
  assert.deepEqual(sizes, ['1920x1080', '640x360', '640x360', '1920x1080', '1920x1080'])
  assert.notEqual(r.frames[0]!.format.id, r.frames[1]!.format.id, 'a new segment begins where the sequence changes')
  assert.equal(r.frames[1]!.format, r.frames[2]!.format)
  assert.equal(r.frames[0]!.format.id, r.frames[3]!.format.id)
})

/** A parameter set whose first `ids` Exp-Golomb numbers behind `head` bytes are 1 instead of 0. */
const renumbered = (nal: Buffer, head: number, ids: number): Buffer => {
  const bits = [...nal.subarray(head)].map(byte => byte.toString(2).padStart(8, '0')).join('')
  const moved = `${'010'.repeat(ids)}${bits.slice(ids)}`
  const bytes = moved.match(/.{1,8}/g)!.map(byte => Number.parseInt(byte.padEnd(8, '0'), 2))
  return Buffer.from([...nal.subarray(0, head), ...bytes])
}

test('what was sent with start codes in it comes out as the units that it holds', () => {
  const code = Buffer.from([0, 0, 0, 1])
  const all = Buffer.concat([sps1080, code, pps, code, key])
  for (const payloads of [
    [all],
    [Buffer.concat([code, all])],
    fragmentsOf(all, 12),
    fragmentsOf(Buffer.concat([code, all]), 9),
  ]) {
    const r = reading()
    payloads.forEach((payload, i) => {
      r.push(payload, { timestamp: 0, marker: i === payloads.length - 1 })
    })
    assert.deepEqual(
      r.frames.map(f => [f.key, f.hex]),
      [[true, hex(key)]],
    )
  }
})

test('H.265 with start codes in it is read too', () => {
  const r = reading('h265')
  const code = Buffer.from([0, 0, 0, 1])
  const idr = Buffer.from([19 << 1, 1, 0xac, 7, 7])
  const { vps, sps, pps: pictureSet } = h265Sets
  r.push(Buffer.concat([code, vps, code, sps, code, pictureSet, code, idr]), { marker: true })
  assert.deepEqual(
    r.frames.map(f => f.hex),
    [hex(idr)],
  )
})

test('scrambled pictures are known by their keyframes, kept from disk, and welcome again once they are clear', () => {
  const r = reading()
  const scrambled = Buffer.from(`65${'3fa9c27e55018d'.repeat(3)}`, 'hex')
  let timestamp = 0
  const group = (first: Buffer): void => {
    r.push(bundleOf(sps1080, pps), { timestamp })
    r.push(first, { timestamp, marker: true })
    r.push(other, { timestamp: timestamp + 3600, marker: true })
    timestamp += 7200
  }
  group(scrambled)
  assert.deepEqual([r.frames.length, r.reader.encrypted], [0, false])
  group(scrambled)
  assert.deepEqual([r.frames.length, r.reader.encrypted], [0, true])
  group(key)
  assert.deepEqual([r.frames.length, r.reader.encrypted], [2, false])
})

test('chance bytes nearly never pass for the beginning of a keyframe', () => {
  const passed = { h264: 0, h265: 0 }
  for (const codec of ['h264', 'h265'] as const)
    for (let i = 0; i < 2000; i++) {
      const sets = codec === 'h264' ? createH264Sets() : createH265Sets()
      const kept = codec === 'h264' ? [sps1080, pps] : [h265Sets.vps, h265Sets.sps, h265Sets.pps]
      for (const set of kept) sets.take(codec === 'h264' ? set[0]! & 31 : (set[0]! >> 1) & 63, set, 0, set.length)
      const header = createHash('sha256').update(`${codec} ${i}`).digest()
      if (sets.beginsKey(header, 0, 16)) passed[codec]++
    }
  assert.ok(passed.h264 < 200 && passed.h265 < 200, JSON.stringify(passed))
})

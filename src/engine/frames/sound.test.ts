import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OfferedTrack } from '#engine/camera/packet.ts'
import { packetOf, type Sent } from '#test/engine/packets.ts'
import { createChunkPool } from './chunk.ts'
import { noFrameCounts } from './frame.ts'
import { SoundReader, soundFormat } from './sound.ts'

const aac: OfferedTrack = {
  kind: 'audio',
  codec: 'aac',
  payload_type: 97,
  clock_rate: 16_000,
  channels: 1,
  fmtp: { config: '1408', sizelength: '13', indexlength: '3', indexdeltalength: '3' },
}
/** One piece of an access unit of `size` bytes. */
const pieceOf = (size: number, ...bytes: number[]): Buffer =>
  Buffer.from([0, 16, (size >> 5) & 0xff, (size & 31) << 3, ...bytes])

const hearing = () => {
  const format = soundFormat(aac)
  assert.ok(format.ok)
  const counts = noFrameCounts()
  const heard: string[] = []
  const reader = new SoundReader(aac, format.value, createChunkPool(), counts, ({ chunk, start, end }) => {
    heard.push(chunk.bytes.toString('hex', start, end))
  })
  return { counts, heard, push: (payload: Buffer, sent?: Sent) => reader.push(packetOf(payload, sent)) }
}

test('an access unit in pieces is one frame', () => {
  const { heard, push, counts } = hearing()
  push(pieceOf(5, 1, 2), { timestamp: 0 })
  push(pieceOf(5, 3, 4), { timestamp: 0 })
  push(pieceOf(5, 5), { timestamp: 0, marker: true })
  push(pieceOf(2, 9, 9), { timestamp: 1024, marker: true })
  assert.deepEqual(heard, ['0102030405', '0909'])
  assert.deepEqual([counts.dropped_frames, counts.bad_packets], [0, 0])
})

test('an access unit that lost a piece is left out, and the next one is heard', () => {
  const { heard, push, counts } = hearing()
  push(pieceOf(5, 1, 2), { timestamp: 0 })
  push(pieceOf(5, 5), { timestamp: 0, marker: true, lost: 1 })
  push(pieceOf(5, 1, 2), { timestamp: 1024 })
  push(pieceOf(5, 3, 4, 5), { timestamp: 1024, marker: true })
  assert.deepEqual(heard, ['0102030405'])
  assert.equal(counts.dropped_frames, 2)
})

test('pieces that are more than the whole are left out', () => {
  const { heard, push, counts } = hearing()
  push(pieceOf(5, 1, 2, 3, 4), { timestamp: 0 })
  push(pieceOf(5, 1, 2, 3, 4), { timestamp: 0, marker: true })
  assert.deepEqual(heard, [])
  assert.equal(counts.bad_packets, 1)
})

test('sound that cannot be kept has a reason', () => {
  const refused = soundFormat({ ...aac, fmtp: { config: 'bc0800' } })
  assert.ok(!refused.ok && refused.problem === 'other_aac')
})

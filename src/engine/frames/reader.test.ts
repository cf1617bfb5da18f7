import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { readSdp } from '#engine/camera/rtsp/sdp.ts'
import { nalOf, packetOf } from '#test/engine/packets.ts'
import { MORNING } from '#test/engine/set-clock.ts'
import { message } from '#test/engine/testdata.ts'
import { createChunkPool } from './chunk.ts'
import { type Frame, noFrameCounts } from './frame.ts'
import { createFrameReader } from './reader.ts'

const reading = (description: string) => {
  const counts = noFrameCounts()
  const frames: Frame[] = []
  const reader = createFrameReader(readSdp(message(description)).tracks, createChunkPool(), counts, frame =>
    frames.push(frame),
  )
  return { reader, frames, counts }
}

test('what Hikvision announces is enough for a first picture and for AAC', () => {
  const { reader, frames } = reading('hikvision-sdp-h264-aac.txt')
  reader.packet(0, packetOf(nalOf(5, 1), { marker: true }))
  assert.equal(frames[0]?.format.codec, 'avc1.4d002a')
  assert.equal(reader.audio?.codec, 'mp4a.40.2')
  assert.equal(reader.audio?.sample_rate, 16_000)
  reader.packet(1, packetOf(Buffer.from([0, 16, 0, 16, 9, 9])))
  assert.equal(frames[1]?.kind, 'audio')
})

test('G.711 is one frame a packet, evenly spaced', () => {
  const { reader, frames } = reading('dahua-sdp-h264-pcma.txt')
  for (let i = 0; i < 3; i++) {
    const arrival = wallTime90k(MORNING + i * 1800)
    reader.packet(1, packetOf(Buffer.alloc(160, i), { timestamp: i * 160, arrival }))
  }
  assert.deepEqual(
    frames.map(({ decode, start, end }) => [decode - MORNING, end - start]),
    [
      [0, 160],
      [1800, 160],
      [3600, 160],
    ],
  )
  assert.equal(reader.audio?.entry, 'alaw')
})

test('sound without a configuration is left out and costs no picture', () => {
  const { reader, frames } = reading('reolink-sdp-without-parameters.txt')
  assert.equal(reader.audio, undefined)
  reader.packet(1, packetOf(Buffer.from([0, 16, 0, 8, 9])))
  assert.equal(frames.length, 0)
})

test('access units of one packet are spoken one after the other', () => {
  const { reader, frames } = reading('hikvision-sdp-h264-aac.txt')
  reader.packet(1, packetOf(Buffer.from([0, 32, 0, 8, 0, 8, 1, 2])))
  assert.equal(frames[1]!.decode - frames[0]!.decode, (1024 * 90_000) / 16_000)
})

test('the camera’s clock is told by the picture’s sender report', () => {
  const { reader } = reading('gstreamer-sdp.txt')
  assert.equal(reader.clockOffset(), null)
  reader.senderReport(0, MORNING / 90 + 1500, 0, MORNING)
  assert.equal(reader.clockOffset(), 1500)
})

test('a track that nobody offered and a broken announcement are passed by', () => {
  const { reader, frames, counts } = reading('gstreamer-sdp.txt')
  reader.packet(7, packetOf(nalOf(5, 1)))
  assert.equal(frames.length, 0)
  assert.equal(counts.bad_packets, 0)
})

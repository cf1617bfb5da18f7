import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from '#simulator/faults/fault.ts'
import type { Film } from '#simulator/footage/film.ts'
import { FilmLog } from './film-log.ts'
import type { Outlet } from './outlet.ts'
import { videoReel } from './reel.ts'
import { SentCounter } from './sent-log.ts'
import { TrackStream } from './track-stream.ts'

/** One second of ten pictures, a keyframe every five. */
const film: Film = {
  loop_90k: 90_000,
  audio: undefined,
  video: {
    codec: 'h264',
    width: 16,
    height: 16,
    parameterSets: [],
    pictures: Array.from({ length: 10 }, (_, index) => ({
      nals: [Buffer.alloc(index % 5 === 0 ? 4_000 : 100, 0x65)],
      key: index % 5 === 0,
      shown_at: index * 9_000,
      sent_at: index * 9_000,
    })),
  },
}

type Packet = { marker: boolean; sequence: number; stamp: number; ssrc: number }

const play = (fault?: Fault) => {
  const packets: Packet[] = []
  const reports: Buffer[] = []
  let reads = true
  const outlet: Outlet = {
    channel: 6,
    ready: () => reads,
    room: bytes => Buffer.alloc(bytes),
    send: (block, starts) => {
      for (const [index, at] of starts.entries()) {
        assert.equal(block[at], 0x24)
        assert.equal(block[at + 1], 6)
        assert.equal(block.readUInt16BE(at + 2), (starts[index + 1] ?? block.length) - at - 4)
        packets.push({
          marker: (block[at + 5]! & 0x80) !== 0,
          sequence: block.readUInt16BE(at + 6),
          stamp: block.readUInt32BE(at + 8),
          ssrc: block.readUInt32BE(at + 12),
        })
      }
    },
    control: report => reports.push(report),
  }
  const reel = videoReel(film)
  const log = new SentCounter()
  const stream = new TrackStream(
    { reel: () => reel, other: reel, fault: () => fault, film: new FilmLog() },
    outlet,
    log,
    () => {},
  )
  return { stream, packets, reports, log, setReads: (value: boolean) => (reads = value) }
}

const run = (stream: TrackStream, from_ms: number, to_ms: number, step_ms = 10): void => {
  for (let now = from_ms; now <= to_ms; now += step_ms) stream.turn(now)
}

test('sequence numbers and timestamps run on over loops and over the wrap', () => {
  const { stream, packets, log } = play()
  const told = stream.start(0, 0)
  run(stream, 0, 5_000_000, 100)
  assert.ok(packets.length > 65_536)
  assert.equal(packets[0]!.sequence, told.sequence)
  assert.equal(packets[0]!.stamp, told.rtptime)
  for (const [index, packet] of packets.slice(1).entries()) {
    const before = packets[index]!
    assert.equal(packet.sequence, (before.sequence + 1) & 0xffff)
    assert.equal(packet.ssrc, stream.ssrc)
    const step = (packet.stamp - before.stamp + 2 ** 32) % 2 ** 32
    assert.equal(step, before.marker ? 9_000 : 0)
  }
  assert.equal(log.frames, 50_001)
})

test('a client that joins in the middle of a group begins at the next keyframe', () => {
  const { stream } = play()
  assert.equal(stream.start(0, 120).due_ms, 500)
})

test('a client that does not read misses whole pictures and goes on at a keyframe', () => {
  const { stream, packets, log, setReads } = play()
  stream.start(0, 0)
  run(stream, 0, 150)
  setReads(false)
  run(stream, 160, 250)
  setReads(true)
  run(stream, 260, 500)
  assert.equal(log.frames, 3)
  assert.deepEqual(log.gaps, [{ after_frames: 2, frames: 3 }])
  for (const [index, packet] of packets.slice(1).entries())
    assert.equal(packet.sequence, (packets[index]!.sequence + 1) & 0xffff)
})

test('a report ties the wall clock to the RTP clock', () => {
  const { stream, reports } = play()
  const { rtptime } = stream.start(0, 0)
  const before = Date.now()
  run(stream, 0, 5_100)
  assert.equal(reports.length, 2)
  const [first, second] = reports
  assert.equal(first!.readUInt32BE(16), rtptime)
  assert.equal((second!.readUInt32BE(16) - rtptime + 2 ** 32) % 2 ** 32, 450_000)
  const unix_ms = (first!.readUInt32BE(8) - 2_208_988_800) * 1_000 + (first!.readUInt32BE(12) / 2 ** 32) * 1_000
  assert.ok(Math.abs(unix_ms - before) < 1_000)
  assert.equal(first!.length, (first!.readUInt16BE(2) + 1) * 4 + (first!.readUInt16BE(30) + 1) * 4)
})

test('a fast clock runs its timestamps ahead of real time', () => {
  const { stream, packets } = play({ says: { vi: '', en: '' }, clock_ratio: 1.01 })
  const { rtptime } = stream.start(0, 0)
  run(stream, 0, 10_000)
  assert.equal((packets.at(-1)!.stamp - rtptime + 2 ** 32) % 2 ** 32, 909_000)
})

test('after a long stop of the process the stream goes on at the present', () => {
  const { stream, log } = play()
  stream.start(0, 0)
  stream.turn(0)
  stream.turn(60_000)
  assert.equal(log.frames, 2)
  assert.deepEqual(log.gaps, [{ after_frames: 1, frames: 599 }])
})

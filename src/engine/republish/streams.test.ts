import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { mediaSpan90k } from '#base/units.ts'
import { at, format1080 } from '#test/engine/recording.ts'
import { createSetClock } from '#test/engine/set-clock.ts'
import { type Block, RepublishStreams } from './streams.ts'

const CONG = knownCameraId('cong')

const onAir = () => {
  let handle = 0
  const source = {
    follow: (given: number) => {
      handle = given
    },
    unfollow: () => {},
  }
  const streams = new RepublishStreams(source, createSetClock())
  const give = (frame: number, key = false, length = 50) => {
    const bytes = Buffer.alloc(length + 4, 0x41)
    bytes.writeUInt32BE(length)
    streams.takeFrame(handle, { key, decode: at(frame), composition: mediaSpan90k(0), bytes })
  }
  const lease = streams.open(CONG, 'main')
  streams.takeFormat(handle, format1080)
  const fetch = () => {
    const blocks: Block[] = []
    const state = { waiting: 0, skipped: 0, reports: 0 }
    lease.fetch({
      block: block => blocks.push(block),
      report: () => state.reports++,
      skipped: pictures => {
        state.skipped += pictures
      },
      changed: () => {},
      waiting: () => state.waiting,
    })
    return { blocks, state }
  }
  return { streams, give, fetch, lease }
}

test('who reads slowly goes on at the next keyframe, and nobody else waits for it', () => {
  const { give, fetch } = onAir()
  const [slow, quick] = [fetch(), fetch()]
  give(0, true)
  slow.state.waiting = 2 ** 21
  give(1)
  slow.state.waiting = 0
  give(2)
  give(3, true)
  assert.deepEqual([slow.blocks.length, slow.state.skipped, quick.blocks.length], [2, 2, 4])
  assert.equal(slow.blocks[1], quick.blocks[3])
})

test('sequence numbers have no hole and RTP time never goes back, whatever the clock does', () => {
  const { give, fetch } = onAir()
  const { blocks } = fetch()
  const frames = [0, 1, 2, -400, -399, -398, 5000]
  for (const [i, frame] of frames.entries()) give(frame, i === 0 || i === 3, 3000)
  for (const [i, block] of blocks.entries()) {
    const next = blocks[i + 1]
    if (next === undefined) continue
    assert.equal((block.sequence + block.starts.length) & 0xffff, next.sequence)
    const step = (next.timestamp - block.timestamp) >>> 0
    assert.ok(step > 0 && step < 2 ** 31, `${i}: ${step}`)
  }
  assert.equal(blocks.length, frames.length)
})

test('every packet fits into an ordinary network and the last of a picture is marked', () => {
  const { give, fetch } = onAir()
  const { blocks } = fetch()
  give(0, true, 60_000)
  const { bytes, starts } = blocks[0]!
  const packets = starts.map((start, i) => bytes.subarray(start + 4, starts[i + 1] ?? bytes.length))
  assert.ok(packets.length > 40)
  for (const [i, packet] of packets.entries()) {
    assert.ok(packet.length <= 1412)
    assert.equal(packet.length, bytes.readUInt16BE(starts[i]! + 2))
    assert.equal((packet[1]! & 0x80) !== 0, i === packets.length - 1)
  }
})

test('a group of many minutes is not kept for those who come', () => {
  const { give, fetch } = onAir()
  give(0, true)
  for (let frame = 1; frame < 1000; frame++) give(frame)
  assert.equal(fetch().blocks.length, 0)
})

test('who lets go hears nothing more', () => {
  const { give, fetch, lease } = onAir()
  const { blocks } = fetch()
  give(0, true)
  lease.close()
  give(1)
  assert.equal(blocks.length, 1)
})

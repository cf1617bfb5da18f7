import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReceiverCounts } from '#engine/camera/counts.ts'
import { createSetClock } from '#test/engine/set-clock.ts'
import { createReceiver } from './receiver.ts'

const rtp = (sequence: number, ssrc = 1, payload_type = 96): Buffer => {
  const out = Buffer.alloc(14, 7)
  out[0] = 0x80
  out[1] = payload_type
  out.writeUInt16BE(sequence, 2)
  out.writeUInt32BE(sequence * 6000, 4)
  out.writeUInt32BE(ssrc, 8)
  return out
}

const receive = (packets: readonly Buffer[]) => {
  const counts: ReceiverCounts = { packets: 0, bytes: 0, bad_packets: 0 }
  const seen: [number, number][] = []
  const clock = createSetClock()
  const receiver = createReceiver(
    0,
    96,
    clock,
    { packet: (_track, { sequence, lost }) => seen.push([sequence, lost]), senderReport: () => {} },
    counts,
  )
  for (const packet of packets) receiver.rtp(packet, 0, packet.length)
  return { seen, counts, receiver }
}

test('losses are told with the packet behind them', () => {
  const { seen, counts } = receive([rtp(1), rtp(2), rtp(5)])
  assert.deepEqual(seen, [
    [1, 0],
    [2, 0],
    [5, 2],
  ])
  assert.deepEqual(counts, { packets: 3, bytes: 42, bad_packets: 0 })
})

test('packets of another payload type and rubbish are counted and left out', () => {
  const { seen, counts } = receive([rtp(1), rtp(2, 1, 97), Buffer.from('junk'), rtp(2)])
  assert.equal(seen.length, 2)
  assert.equal(counts.bad_packets, 2)
})

test('another source that goes on begins a count of its own', () => {
  assert.deepEqual(receive([rtp(100), rtp(5, 2), rtp(6, 2), rtp(7, 2), rtp(8, 2)]).seen, [
    [100, 0],
    [8, 0],
  ])
})

test('where the camera says its source, packets of another one before it are left out too', () => {
  const { receiver, seen } = receive([])
  receiver.expect(1)
  for (const packet of [rtp(900, 7), rtp(1), rtp(901, 7), rtp(2)]) receiver.rtp(packet, 0, packet.length)
  assert.deepEqual(
    seen.map(([sequence]) => sequence),
    [1, 2],
  )
})

test('packets of a session that is over, among those of ours, are left out', () => {
  const { seen, counts } = receive([rtp(1), rtp(900, 7), rtp(2), rtp(901, 7), rtp(902, 7), rtp(3)])
  assert.deepEqual(
    seen.map(([sequence]) => sequence),
    [1, 2, 3],
  )
  assert.equal(counts.bad_packets, 3)
})

test('there is nothing to report before the first packet', () => {
  assert.equal(receive([]).receiver.report(), undefined)
  assert.equal(
    receive([rtp(9)])
      .receiver.report()
      ?.readUInt32BE(16),
    9,
  )
})

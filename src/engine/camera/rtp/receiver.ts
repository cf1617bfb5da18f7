// Receiver: turns the raw RTP and RTCP of one track into packets with their losses counted, for whoever reads frames.

import type { Clock } from '#base/clock.ts'
import type { ReceiverCounts } from '#engine/camera/counts.ts'
import type { Packet, PacketSink } from '#engine/camera/packet.ts'
import { emptyRtpHeader, readRtpHeader } from './packet.ts'
import { readRtcp, writeReceiverReport } from './rtcp.ts'
import { createSequence } from './sequence.ts'

/** So many packets of another source in a row are the camera's that began anew; fewer are left over from somebody else's session. */
const NEW_SOURCE = 4

export type Receiver = {
  /** The RTP payload type that is this track's. */
  readonly payload_type: number
  /** Whether any packet of its own came. */
  readonly heard: () => boolean
  /** The source that the camera says its packets will have; some say another one than they have. */
  readonly expect: (source: number) => void
  readonly rtp: (buffer: Buffer, start: number, end: number) => void
  readonly rtcp: (buffer: Buffer, start: number, end: number) => void
  /** A receiver report to send back; undefined before the first packet. */
  readonly report: () => Buffer | undefined
}

/** `payload_type` is the one the track announced; other packets on its channel are not its own and are skipped. */
export const createReceiver = (
  track: number,
  payload_type: number,
  clock: Clock,
  sink: PacketSink,
  counts: ReceiverCounts,
): Receiver => {
  const header = emptyRtpHeader()
  const sequence = createSequence()
  const own_ssrc = Math.floor(Math.random() * 2 ** 32)
  const packet: { -readonly [Key in keyof Packet]: Packet[Key] } = {
    buffer: Buffer.alloc(0),
    start: 0,
    end: 0,
    sequence: 0,
    timestamp: 0,
    marker: false,
    lost: 0,
    arrival: clock.wall(),
  }
  let ssrc: number | undefined
  let expected: number | undefined
  let other: number | undefined
  let otherInRow = 0
  let lost = 0

  /** Some cameras go on sending the packets of a session that is over among those of ours, with a source of their own. */
  const isOwn = (source: number): boolean => {
    if (source === (ssrc ?? expected ?? source)) otherInRow = 0
    else {
      otherInRow = other === source ? otherInRow + 1 : 1
      other = source
      if (otherInRow < NEW_SOURCE) return false
    }
    if (ssrc !== source) sequence.restart()
    ssrc = source
    otherInRow = 0
    return true
  }

  return {
    payload_type,
    heard: () => ssrc !== undefined,
    expect: source => {
      expected = source
    },
    rtp: (buffer, start, end) => {
      counts.packets++
      counts.bytes += end - start
      if (!readRtpHeader(buffer, start, end, header) || header.payload_type !== payload_type) {
        counts.bad_packets++
        return
      }
      if (!isOwn(header.ssrc)) {
        counts.bad_packets++
        return
      }
      const missing = sequence.next(header.sequence)
      if (missing < 0) return
      lost += missing
      packet.buffer = buffer
      packet.start = header.start
      packet.end = header.end
      packet.sequence = header.sequence
      packet.timestamp = header.timestamp
      packet.marker = header.marker
      packet.lost = missing
      packet.arrival = clock.wall()
      sink.packet(track, packet)
    },
    rtcp: (buffer, start, end) => {
      const { report } = readRtcp(buffer, start, end)
      if (report !== undefined) sink.senderReport(track, report.ntp_ms, report.timestamp, clock.wall())
    },
    report: () =>
      ssrc === undefined
        ? undefined
        : writeReceiverReport({ own_ssrc, camera_ssrc: ssrc, lost, highest_sequence: header.sequence }),
  }
}

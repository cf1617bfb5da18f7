// Look at stream: plays one stream for a moment, beside whatever records it, and answers its first keyframe and what could be told of its
// rate. For whoever adds or examines a camera; nothing of it is kept.

import type { Clock } from '#base/clock.ts'
import { mediaSpan90k, TICKS_PER_SECOND } from '#base/units.ts'
import type { Pin } from '#engine/camera/address-guard.ts'
import type { Look, LookAtStream, LookWish, StreamPicture } from '#engine/camera/look.ts'
import type { OfferedTrack, PacketSink } from '#engine/camera/packet.ts'
import { runSession } from '#engine/camera/session.ts'
import { StreamFailure, type StreamReason } from '#engine/camera/stream-state.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { type Frame, noFrameCounts, type VideoFormat } from '#engine/frames/frame.ts'
import { createFrameReader, type FrameReader } from '#engine/frames/reader.ts'
import { fragmentHead } from '#engine/recording/fragment.ts'
import { initSegment } from '#engine/recording/init-segment.ts'
import { VIDEO_TRACK } from '#engine/recording/tracks.ts'
import { createRateMeter, type RateMeter } from './rate-meter.ts'

/** Beyond the keyframe it is worth waiting so long for a word on the rate. */
const RATE_MS = 1500
const LOOK_EVERY_MS = 50
const SCRAMBLED = 'its keyframes arrive whole and cannot be read: stream encryption is on'

type Seen = { format: VideoFormat; picture: StreamPicture; at_ms: number }

/** Makes the look that the camera room is handed. */
export const streamLooker =
  (clock: Clock, pin: Pin): LookAtStream =>
  async (wish, signal) => {
    const pool = createChunkPool()
    const meter = createRateMeter(clock)
    const enough = new AbortController()
    let seen: Seen | undefined
    let reader: FrameReader | undefined
    const session = sessionOf(wish, clock, pin)
    let { transport } = session
    const take = (frame: Frame) => {
      if (seen === undefined && frame.kind === 'video' && frame.key && frame.format.kind === 'video')
        seen = { format: frame.format, picture: pictureOf(frame, frame.format), at_ms: clock.monotonic() }
    }
    const watch = setInterval(() => {
      if (seen !== undefined && (meter.sure() || clock.monotonic() - seen.at_ms > RATE_MS)) enough.abort()
    }, LOOK_EVERY_MS)
    try {
      const failure = await runSession(
        {
          ...session,
          offered: tracks => {
            reader?.dispose()
            reader = createFrameReader(tracks, pool, noFrameCounts(), take)
            return metered(reader, tracks, meter)
          },
          takesOnly: other => {
            transport = other
          },
          complaint: () => (reader?.encrypted() === true ? new StreamFailure('encrypted', SCRAMBLED) : undefined),
        },
        AbortSignal.any([signal, enough.signal]),
      )
      return lookOf(seen, failure, meter, transport, signal)
    } finally {
      clearInterval(watch)
      reader?.dispose()
    }
  }

/** A session that only looks: no sound, nobody to report to. */
export const sessionOf = ({ url, credentials, transport }: LookWish, clock: Clock, pin: Pin) => ({
  url,
  credentials,
  transport: transport === 'udp' ? ('udp' as const) : ('tcp' as const),
  inside: transport === 'http' || transport === 'tls' ? transport : undefined,
  // Whoever adds a camera sees it for the first time: there is no certificate to compare with yet.
  certificate: () => true,
  pin,
  sound: false,
  clock,
  counts: { packets: 0, bytes: 0, bad_packets: 0 },
  broken: () => {},
  heard: () => {},
  quiet: () => {},
})

const metered = (reader: FrameReader, tracks: readonly OfferedTrack[], meter: RateMeter): PacketSink => ({
  packet: (track, packet) => {
    if (tracks[track]?.kind === 'video') meter.take(packet.timestamp, packet.end - packet.start)
    reader.packet(track, packet)
  },
  senderReport: reader.senderReport,
})

const lookOf = (
  seen: Seen | undefined,
  failure: StreamFailure,
  meter: RateMeter,
  transport: 'tcp' | 'udp',
  signal: AbortSignal,
): Look => {
  const rate = { frames_per_second: meter.frames_per_second(), bits_per_second: meter.bits_per_second(), transport }
  if (seen !== undefined) {
    const { codec, width, height } = seen.format
    return { codec, width, height, ...rate, picture: seen.picture, trouble: null, detail: null }
  }
  const nothing = { codec: null, width: null, height: null, ...rate, picture: undefined }
  // Packets came all the while: what was missing is a keyframe, not the camera.
  const late: StreamReason = meter.any() ? 'no_keyframe' : 'silent'
  if (signal.aborted) return { ...nothing, trouble: late, detail: 'no keyframe while it was looked at' }
  return { ...nothing, trouble: failure.reason, detail: failure.detail }
}

/** A keyframe as one picture, and as a video of one frame. */
export const pictureOf = ({ chunk, start, end }: Frame, format: VideoFormat): StreamPicture => {
  const access_unit = Buffer.from(chunk.bytes.subarray(start, end))
  const head = fragmentHead({
    track: VIDEO_TRACK,
    sequence: 1,
    key: true,
    allKey: false,
    start: mediaSpan90k(0),
    camera_ms: undefined,
    sizes: [access_unit.length],
    spans: [TICKS_PER_SECOND / 10],
    compositions: [],
  })
  return {
    codec: codecOf(format),
    description: format.description,
    access_unit,
    mp4: Buffer.concat([initSegment([format]), head, access_unit]),
  }
}

const codecOf = ({ entry }: VideoFormat): StreamPicture['codec'] =>
  entry === 'hvc1' ? 'h265' : entry === 'avc1' ? 'h264' : 'jpeg'

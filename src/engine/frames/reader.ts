// Reader: the way from packets to frames for one session of a camera. Made anew for each session; what it learned of the
// camera's clock dies with it.

import type { WallTime90k } from '#base/units.ts'
import { unixMillis } from '#base/units.ts'
import type { OfferedTrack, Packet, PacketSink } from '#engine/camera/packet.ts'
import type { ChunkPool } from './chunk.ts'
import type { AudioFormat, FrameCounts, FrameSink } from './frame.ts'
import { SoundReader, type SoundRefusal, soundFormat } from './sound.ts'
import { StillsReader } from './stills.ts'
import { VideoReader } from './video.ts'

export type FrameReader = PacketSink & {
  /** The audio format of the session, when there is sound that can be kept. */
  readonly audio: AudioFormat | undefined
  /** Why the sound that was offered is not kept. */
  readonly unreadSound: SoundRefusal | undefined
  /** The camera's clock minus ours by its last sender report, in milliseconds. */
  readonly clockOffset: () => number | null
  /** Millionths that the camera's clock runs fast, by the picture's time stamps; null in the first minute. */
  readonly clockDrift: () => number | null
  /** The camera scrambles its pictures. */
  readonly encrypted: () => boolean
  /** The station's clock was set: what comes next begins a new run. */
  readonly clockWasSet: () => void
  readonly dispose: () => void
}

export const createFrameReader = (
  tracks: readonly OfferedTrack[],
  pool: ChunkPool,
  counts: FrameCounts,
  sink: FrameSink,
): FrameReader => {
  let offset_ms: number | null = null
  let audio: AudioFormat | undefined
  let unreadSound: SoundRefusal | undefined
  const readers = tracks.map(track => {
    if (track.codec === 'jpeg') return new StillsReader(track, pool, counts, sink)
    if (track.kind === 'video') return videoReader(track, pool, counts, sink)
    const format = soundFormat(track)
    if (!format.ok) {
      unreadSound = format.problem
      return undefined
    }
    audio = format.value
    return new SoundReader(track, audio, pool, counts, sink)
  })

  return {
    get audio() {
      return audio
    },
    get unreadSound() {
      return unreadSound
    },
    packet: (track: number, packet: Packet) => readers[track]?.push(packet),
    senderReport: (track: number, ntp_ms: number, _timestamp: number, arrival: WallTime90k) => {
      if (tracks[track]?.kind === 'video') offset_ms = ntp_ms - unixMillis(arrival)
    },
    clockOffset: () => offset_ms,
    clockDrift: () =>
      readers.find(reader => reader instanceof VideoReader || reader instanceof StillsReader)?.drift_ppm ?? null,
    encrypted: () => readers.some(reader => reader instanceof VideoReader && reader.encrypted),
    clockWasSet: () => {
      for (const reader of readers) reader?.clockWasSet()
    },
    dispose: () => {
      for (const reader of readers) reader?.dispose()
    },
  }
}

const videoReader = (track: OfferedTrack, pool: ChunkPool, counts: FrameCounts, sink: FrameSink): VideoReader => {
  const codec = track.codec === 'h265' ? 'h265' : 'h264'
  const reader = new VideoReader(codec, pool, counts, sink)
  const names = codec === 'h264' ? ['sprop-parameter-sets'] : ['sprop-vps', 'sprop-sps', 'sprop-pps']
  for (const name of names) {
    for (const set of (track.fmtp[name] ?? '').split(',').slice(0, 16)) {
      if (/^[A-Za-z0-9+/]+={0,2}$/.test(set)) reader.announce(Buffer.from(set, 'base64'))
    }
  }
  return reader
}

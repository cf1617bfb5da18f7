// Measure stream: some seconds of a stream in a session of its own, for a camera that is not being recorded. Nothing of it is kept but one
// keyframe, so that somebody can try to decode it.

import type { Clock } from '#base/clock.ts'
import type { Pin } from '#engine/camera/address-guard.ts'
import type { MeasuredStream, MeasureStream } from '#engine/camera/measured-stream.ts'
import type { OfferedTrack, Packet, PacketSink } from '#engine/camera/packet.ts'
import { runSession } from '#engine/camera/session.ts'
import type { StreamFailure } from '#engine/camera/stream-state.ts'
import { createChunkPool } from '#engine/frames/chunk.ts'
import { areStills, type Frame, noFrameCounts, type VideoFormat } from '#engine/frames/frame.ts'
import { createFrameReader, type FrameReader } from '#engine/frames/reader.ts'
import { createGroupMeter, type GroupMeter } from './group-meter.ts'
import { createJitterMeter } from './jitter-meter.ts'
import { pictureOf, sessionOf } from './look-at-stream.ts'

/** A camera with a longer group than this has one that is too long; nobody has to wait for its end. */
export const MEASURE_MS = 10_000
const LOOK_EVERY_MS = 50

/** Makes the measure that the doctor is handed. */
export const streamMeasurer =
  (clock: Clock, pin: Pin): MeasureStream =>
  async (wish, signal) => {
    const pool = createChunkPool()
    const run = new Run(clock)
    const enough = new AbortController()
    const watch = setInterval(() => {
      if (run.meter.enough() || run.reader?.encrypted() === true) enough.abort()
    }, LOOK_EVERY_MS)
    const late = setTimeout(() => enough.abort(), MEASURE_MS)
    try {
      const offered = (tracks: readonly OfferedTrack[]): PacketSink => run.open(tracks, pool)
      const session = { ...sessionOf(wish, clock, pin), offered, takesOnly: () => {}, complaint: () => undefined }
      const failure = await runSession(session, AbortSignal.any([signal, enough.signal]))
      return run.read(failure, enough.signal.aborted || signal.aborted)
    } finally {
      clearInterval(watch)
      clearTimeout(late)
      run.reader?.dispose()
    }
  }

class Run {
  readonly meter: GroupMeter = createGroupMeter()
  readonly #clock: Clock
  readonly #counts = noFrameCounts()
  readonly #jitter = createJitterMeter()
  reader: FrameReader | undefined
  #packets = 0
  #format: VideoFormat | undefined
  #picture: MeasuredStream['picture']

  constructor(clock: Clock) {
    this.#clock = clock
  }

  open(tracks: readonly OfferedTrack[], pool: ReturnType<typeof createChunkPool>): PacketSink {
    this.reader?.dispose()
    const reader = createFrameReader(tracks, pool, this.#counts, frame => this.#take(frame))
    this.reader = reader
    return {
      packet: (track, packet) => {
        if (tracks[track]?.kind === 'video') this.#hear(packet)
        reader.packet(track, packet)
      },
      senderReport: reader.senderReport,
    }
  }

  read(failure: StreamFailure, stopped: boolean): MeasuredStream {
    const { lost_packets } = this.#counts
    const scrambled = this.reader?.encrypted() ?? false
    const seen = this.#format !== undefined
    const trouble = seen ? null : scrambled ? 'encrypted' : stopped ? this.#late() : failure.reason
    const still = this.#format !== undefined && areStills(this.#format)
    return {
      in: 'own_session',
      codec: this.#format === undefined ? null : codecOf(this.#format),
      width: this.#format?.width ?? null,
      height: this.#format?.height ?? null,
      ...this.meter.read(),
      ...(still ? { group_ms: null, no_key_for_ms: null } : {}),
      scrambled,
      packets: this.#packets,
      lost_packets,
      jitter_ms: this.#jitter.read(),
      clock_offset_ms: this.reader?.clockOffset() ?? null,
      picture: this.#picture,
      trouble,
      detail: trouble === null || stopped ? null : failure.detail,
    }
  }

  /** Packets came all the while: what was missing is a keyframe, not the camera. */
  #late(): 'no_keyframe' | 'silent' {
    return this.#packets > 0 ? 'no_keyframe' : 'silent'
  }

  #hear(packet: Packet): void {
    this.#packets++
    this.#jitter.take(packet.timestamp, this.#clock.monotonic())
  }

  #take(frame: Frame): void {
    if (frame.kind !== 'video' || frame.format.kind !== 'video') return
    this.#format = frame.format
    if (frame.key && this.#picture === undefined && !areStills(frame.format))
      this.#picture = pictureOf(frame, frame.format)
    const { key, decode, composition, start, end } = frame
    this.meter.take({ key, decode, composition, bytes: end - start })
  }
}

export const codecOf = ({ entry }: VideoFormat): 'h264' | 'h265' | 'mjpeg' =>
  entry === 'mp4v' ? 'mjpeg' : entry === 'hvc1' ? 'h265' : 'h264'

// Sound: packets of one audio track → frames. A sound that cannot be read is counted and left out; it never costs a picture.

import { no, ok, type Result } from '#base/result.ts'
import { mediaSpan90k, TICKS_PER_SECOND, wallPlus } from '#base/units.ts'
import type { OfferedTrack, Packet } from '#engine/camera/packet.ts'
import { accessUnits, unitPiece } from './audio/aac.ts'
import { type AacRefusal, aacFormat, unitTicks } from './audio/aac-config.ts'
import { g711Format } from './audio/g711.ts'
import type { ChunkPool } from './chunk.ts'
import type { AudioFormat, FrameCounts, FrameSink } from './frame.ts'
import { FrameWriter } from './frame-writer.ts'
import { opusFormat, opusSamples } from './opus.ts'
import { createTimeline, type Timeline } from './timeline.ts'

export type SoundRefusal = AacRefusal | 'other_codec'

/** The format of an offered audio track, or why it cannot be kept. */
export const soundFormat = (track: OfferedTrack): Result<AudioFormat, SoundRefusal> => {
  const { codec, clock_rate, channels } = track
  if (codec === 'pcma' || codec === 'pcmu') return ok(g711Format(codec, clock_rate, channels))
  if (codec === 'opus') return ok(opusFormat(track.fmtp['sprop-stereo'] === '1' ? 2 : 1))
  return codec === 'aac' ? aacFormat(track.fmtp, clock_rate, channels) : no('other_codec')
}

/** An access unit of which pieces have come. */
type Gathered = { readonly timestamp: number; readonly size: number; readonly bytes: Buffer[]; length: number }

export class SoundReader {
  readonly #track: OfferedTrack
  readonly #format: AudioFormat
  readonly #unitTicks: number
  readonly #writer: FrameWriter
  readonly #timeline: Timeline
  readonly #counts: FrameCounts
  readonly #sink: FrameSink
  #last = Number.NEGATIVE_INFINITY
  #gathered: Gathered | undefined

  constructor(track: OfferedTrack, format: AudioFormat, pool: ChunkPool, counts: FrameCounts, sink: FrameSink) {
    this.#track = track
    this.#format = format
    this.#unitTicks = unitTicks(format.description, track.clock_rate)
    this.#writer = new FrameWriter(pool, 16 * 1024)
    this.#timeline = createTimeline(track.clock_rate)
    this.#counts = counts
    this.#sink = sink
  }

  push(packet: Packet): void {
    this.#counts.lost_packets += packet.lost
    const { buffer, start, end } = packet
    if (this.#format.entry === 'Opus' && opusSamples(buffer.subarray(start, end)) === undefined) {
      this.#counts.bad_packets++
      return
    }
    if (this.#format.entry !== 'mp4a') {
      this.#emit(packet, buffer, start, end, 0)
      return
    }
    const piece = unitPiece(buffer, start, end, this.#track.fmtp)
    if (piece !== undefined) {
      this.#gather(packet, piece)
      return
    }
    this.#forget()
    const units = accessUnits(buffer, start, end, this.#track.fmtp)
    if (units.length === 0) this.#counts.bad_packets++
    units.forEach(([from, to], index) => {
      this.#emit(packet, buffer, from, to, index * this.#unitTicks)
    })
  }

  clockWasSet(): void {
    this.#timeline.clockWasSet()
  }

  dispose(): void {
    this.#writer.dispose()
  }

  /** Pieces of one unit carry one time stamp; a unit of which a piece is missing is left out. */
  #gather(packet: Packet, piece: NonNullable<ReturnType<typeof unitPiece>>): void {
    const { timestamp } = packet
    if (packet.lost > 0 || this.#gathered?.timestamp !== timestamp || this.#gathered.size !== piece.size) this.#forget()
    this.#gathered ??= { timestamp, size: piece.size, bytes: [], length: 0 }
    const unit = this.#gathered
    unit.bytes.push(Buffer.from(packet.buffer.subarray(piece.start, piece.end)))
    unit.length += piece.end - piece.start
    if (unit.length < unit.size) return
    this.#gathered = undefined
    if (unit.length > unit.size) this.#counts.bad_packets++
    else this.#emit(packet, Buffer.concat(unit.bytes), 0, unit.size, 0)
  }

  #forget(): void {
    if (this.#gathered !== undefined) this.#counts.dropped_frames++
    this.#gathered = undefined
  }

  #emit(packet: Packet, buffer: Buffer, start: number, end: number, samplesAhead: number): void {
    if (end <= start) return
    const placed = this.#timeline.place(
      (packet.timestamp + samplesAhead) >>> 0,
      later(packet, samplesAhead, this.#track),
    )
    const newRun = placed.clockSet
    const decode = newRun ? placed.at : (Math.max(this.#last + 1, placed.at) as typeof placed.at)
    this.#last = decode
    this.#writer.append(buffer, start, end)
    this.#sink({
      ...this.#writer.finish(),
      kind: 'audio',
      format: this.#format,
      key: true,
      decode,
      composition: mediaSpan90k(0),
      newRun,
    })
  }
}

/** Access units of one packet arrive together but are spoken one after the other. */
const later = (packet: Packet, samples: number, track: OfferedTrack) =>
  wallPlus(packet.arrival, mediaSpan90k(Math.round((samples * TICKS_PER_SECOND) / track.clock_rate)))

// Sound: packets of one audio track → frames. A sound that cannot be read is counted and left out; it never costs a picture.

import { mediaSpan90k, TICKS_PER_SECOND, wallPlus } from '#base/units.ts'
import type { OfferedTrack, Packet } from '#engine/camera/packet.ts'
import { AAC_SAMPLES, aacFormat, accessUnits } from './audio/aac.ts'
import { g711Format } from './audio/g711.ts'
import type { ChunkPool } from './chunk.ts'
import type { AudioFormat, FrameCounts, FrameSink } from './frame.ts'
import { FrameWriter } from './frame-writer.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** The format of an offered audio track, or undefined when its description lacks what a decoder needs. */
export const soundFormat = (track: OfferedTrack): AudioFormat | undefined => {
  if (track.codec === 'pcma' || track.codec === 'pcmu') return g711Format(track.codec, track.clock_rate, track.channels)
  if (track.codec !== 'aac') return undefined
  const read = aacFormat(track.fmtp, track.clock_rate, track.channels)
  return read.ok ? read.value : undefined
}

export class SoundReader {
  readonly #track: OfferedTrack
  readonly #format: AudioFormat
  readonly #writer: FrameWriter
  readonly #timeline: Timeline
  readonly #counts: FrameCounts
  readonly #sink: FrameSink
  #last = Number.NEGATIVE_INFINITY

  constructor(track: OfferedTrack, format: AudioFormat, pool: ChunkPool, counts: FrameCounts, sink: FrameSink) {
    this.#track = track
    this.#format = format
    this.#writer = new FrameWriter(pool, 16 * 1024)
    this.#timeline = createTimeline(track.clock_rate)
    this.#counts = counts
    this.#sink = sink
  }

  push(packet: Packet): void {
    this.#counts.lost_packets += packet.lost
    if (this.#format.entry !== 'mp4a') {
      this.#emit(packet, packet.start, packet.end, 0)
      return
    }
    const units = accessUnits(packet.buffer, packet.start, packet.end, this.#track.fmtp)
    if (units.length === 0) this.#counts.bad_packets++
    units.forEach(([start, end], index) => {
      this.#emit(packet, start, end, index * AAC_SAMPLES)
    })
  }

  dispose(): void {
    this.#writer.dispose()
  }

  #emit(packet: Packet, start: number, end: number, samplesAhead: number): void {
    if (end <= start) return
    const placed = this.#timeline.place(
      (packet.timestamp + samplesAhead) >>> 0,
      later(packet, samplesAhead, this.#track),
    )
    const newRun = placed.steppedBack
    const decode = newRun ? placed.at : (Math.max(this.#last + 1, placed.at) as typeof placed.at)
    this.#last = decode
    this.#writer.append(packet.buffer, start, end)
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

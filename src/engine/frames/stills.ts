// Stills: packets of a motion JPEG track → pictures. Each picture is a whole JPEG file and needs no other; one that lost a piece is
// dropped. They are recorded as they are, and shown one by one.

import { createHash } from 'node:crypto'
import { mediaSpan90k } from '#base/units.ts'
import type { OfferedTrack, Packet } from '#engine/camera/packet.ts'
import type { ChunkPool } from './chunk.ts'
import type { FrameCounts, FrameSink, VideoFormat } from './frame.ts'
import { FrameWriter } from './frame-writer.ts'
import { createJpegDepacketizer } from './jpeg/depacketize.ts'
import { createTimeline, type Timeline } from './timeline.ts'

const END_OF_IMAGE = Buffer.from([0xff, 0xd9])

/** ISO/IEC 14496-1 table 5: 0x6C is JPEG. */
export const stillsFormat = (width: number, height: number): VideoFormat => {
  const id = createHash('sha256').update(`mp4v.6C ${width}x${height}`).digest('hex').slice(0, 16)
  return { kind: 'video', id, entry: 'mp4v', codec: 'mp4v.6C', width, height, reorder: 0, description: Buffer.alloc(0) }
}

export class StillsReader {
  readonly #depacketize: ReturnType<typeof createJpegDepacketizer>
  readonly #writer: FrameWriter
  readonly #timeline: Timeline = createTimeline(90_000)
  readonly #counts: FrameCounts
  readonly #sink: FrameSink
  #format: VideoFormat | undefined
  #size = { width: 0, height: 0 }
  #timestamp = -1
  #arrival: Packet['arrival'] | undefined
  /** How much of the picture's data is here; -1 before its beginning, or after a loss. */
  #next = -1
  #last = Number.NEGATIVE_INFINITY
  #lossBefore = false

  constructor(track: OfferedTrack, pool: ChunkPool, counts: FrameCounts, sink: FrameSink) {
    this.#depacketize = createJpegDepacketizer(toldSize(track.fmtp))
    this.#writer = new FrameWriter(pool)
    this.#counts = counts
    this.#sink = sink
  }

  get drift_ppm(): number | null {
    return this.#timeline.drift_ppm()
  }

  push(packet: Packet): void {
    this.#counts.lost_packets += packet.lost
    if (packet.timestamp !== this.#timestamp) {
      if (packet.lost > 0) this.#drop()
      this.#finish()
      this.#timestamp = packet.timestamp
      this.#arrival = packet.arrival
    } else if (packet.lost > 0) this.#drop()
    const piece = this.#depacketize(packet.buffer, packet.start, packet.end)
    if (piece === undefined) {
      this.#counts.bad_packets++
      this.#drop()
      return
    }
    if (piece.header !== undefined) {
      this.#writer.abandon()
      this.#size = piece
      this.#next = 0
      this.#writer.append(piece.header, 0, piece.header.length)
    }
    if (piece.offset === this.#next) {
      this.#writer.append(packet.buffer, piece.start, piece.end)
      this.#next += piece.end - piece.start
    } else this.#drop()
    if (packet.marker) this.#finish()
  }

  clockWasSet(): void {
    this.#timeline.clockWasSet()
  }

  dispose(): void {
    this.#writer.dispose()
  }

  #drop(): void {
    if (this.#next > 0) this.#counts.dropped_frames++
    this.#lossBefore = true
    this.#next = -1
    this.#writer.abandon()
  }

  #finish(): void {
    const arrival = this.#arrival
    const length = this.#next
    this.#next = -1
    if (length <= 0 || arrival === undefined || this.#writer.overflow) {
      this.#writer.abandon()
      return
    }
    this.#writer.append(END_OF_IMAGE, 0, 2)
    const { width, height } = this.#size
    if (this.#format?.width !== width || this.#format.height !== height) this.#format = stillsFormat(width, height)
    const placed = this.#timeline.place(this.#timestamp, arrival)
    const newRun = placed.clockSet
    const decode = newRun ? placed.at : (Math.max(this.#last + 1, placed.at) as typeof placed.at)
    this.#last = decode
    this.#counts.frames++
    this.#counts.key_frames++
    const lossBefore = this.#lossBefore
    this.#lossBefore = false
    const format = this.#format
    const composition = mediaSpan90k(0)
    this.#sink({ ...this.#writer.finish(), kind: 'video', format, key: true, decode, composition, newRun, lossBefore })
  }
}

/** `a=x-dimensions:1920,1080` (Axis) or `a=framesize:26 1920-1080` (3GPP TS 26.234); the session description reader puts them here. */
const toldSize = (fmtp: OfferedTrack['fmtp']): { width: number; height: number } | undefined => {
  const found = /^(\d{2,5})[,x-](\d{2,5})$/.exec(fmtp['x-dimensions'] ?? '')
  if (found === null) return undefined
  const size = { width: Number(found[1]), height: Number(found[2]) }
  return size.width <= 16_384 && size.height <= 16_384 ? size : undefined
}

// Video: packets of one track → pictures. Finds where an access unit ends, keeps parameter sets apart, drops a picture that
// lost a packet, and gives each picture its place in time.

import type { WallTime90k } from '#base/units.ts'
import type { Packet } from '#engine/camera/packet.ts'
import { hasStartCode, isStartCode, splitAnnexB } from './annex-b.ts'
import type { ChunkPool } from './chunk.ts'
import { createDecodeOrder, type DecodeOrder } from './decode-order.ts'
import type { FrameCounts, FrameSink, VideoFormat } from './frame.ts'
import { FrameWriter } from './frame-writer.ts'
import { createH264Depacketizer } from './h264/depacketize.ts'
import { createH265Depacketizer } from './h265/depacketize.ts'
import type { Depacketize, NalSink } from './nal-sink.ts'
import { createH264Sets, createH265Sets, type ParameterSets, slicePps } from './parameter-sets.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** So many keyframes in a row that cannot begin as they do: the camera scrambles its pictures. */
const SCRAMBLED_IN_ROW = 2
/** What is told in front of a picture and comes in pieces is gathered up to here. */
const LARGEST_GATHERED_BYTES = 1024 * 1024
/** After this many pictures that went on behind their marker, the marker means nothing with this camera. */
const MARKERS_DOUBTED = 3

export class VideoReader {
  readonly #depacketize: Depacketize
  readonly #sets: ParameterSets
  readonly #typeOf: (firstByte: number) => number
  readonly #isKey: (type: number) => boolean
  readonly #isPicture: (type: number) => boolean
  readonly #ppsOf: typeof slicePps | undefined
  readonly #headerBytes: number
  readonly #writer: FrameWriter
  readonly #timeline: Timeline
  readonly #nals: NalSink
  readonly #sink: FrameSink
  readonly #counts: FrameCounts
  #order: DecodeOrder | undefined
  #format: VideoFormat | undefined
  #timestamp = -1
  #arrival: Packet['arrival'] | undefined
  #key = false
  /** Which picture parameter set the keyframe names (H.264). */
  #pps: number | undefined
  #ppsAwaited = false
  /** How the keyframe's first slice begins. */
  #keyHeader: Buffer | undefined
  #scrambledInRow = 0
  /** A NAL unit that is no picture and comes in pieces. */
  #gathered: { readonly parts: Buffer[]; bytes: number } | undefined
  #pictures = 0
  #damaged = false
  /** A NAL unit that comes in pieces has begun and not ended. */
  #open = false
  #newRun = false
  /** Something was lost, or dropped as damaged, since the picture before. */
  #loss = false
  #lastDone = -1
  #doubts = 0
  #lastDecode: WallTime90k | undefined

  constructor(codec: 'h264' | 'h265', pool: ChunkPool, counts: FrameCounts, sink: FrameSink) {
    const h264 = codec === 'h264'
    this.#depacketize = h264 ? createH264Depacketizer() : createH265Depacketizer()
    this.#sets = h264 ? createH264Sets() : createH265Sets()
    this.#typeOf = h264 ? byte => byte & 0x1f : byte => (byte >> 1) & 0x3f
    this.#isKey = h264 ? type => type === 5 : type => type >= 16 && type <= 21
    // Of H.264 no partitions of slices (2 to 4), which no camera sends: read so, H.265 under this name would be full of them.
    this.#isPicture = h264 ? type => type === 1 || type === 5 : type => type <= 31
    this.#headerBytes = h264 ? 1 : 2
    this.#ppsOf = h264 ? slicePps : undefined // H.265 cameras keep one sequence, and a new one replaces it
    this.#writer = new FrameWriter(pool)
    this.#timeline = createTimeline(90_000)
    this.#counts = counts
    this.#sink = sink
    this.#nals = this.#nalSink()
  }

  /** Millionths that the camera's clock runs fast; null in the first minute. */
  get drift_ppm(): number | null {
    return this.#timeline.drift_ppm()
  }

  /** The camera scrambles what it sends: parameter sets can be read, and no picture that belongs to them. */
  get encrypted(): boolean {
    return this.#scrambledInRow >= SCRAMBLED_IN_ROW
  }

  /** Takes a parameter set that the session description announced. */
  announce(nal: Buffer): void {
    if (nal.length > 0) this.#sets.take(this.#typeOf(nal[0]!), nal, 0, nal.length)
  }

  push(packet: Packet): void {
    if (packet.timestamp !== this.#timestamp) {
      // What was lost may have been the end of the picture before.
      if (packet.lost > 0 || this.#open) this.#nals.broken()
      this.#finish()
      this.#timestamp = packet.timestamp
      this.#arrival = packet.arrival
    } else if (packet.timestamp === this.#lastDone && this.#pictures === 0) {
      this.#doubts++
      this.#arrival = packet.arrival
    }
    if (packet.lost > 0) {
      this.#counts.lost_packets += packet.lost
      this.#loss = true
      this.#damaged = true
      this.#nals.broken()
    }
    if (!this.#depacketize(packet.buffer, packet.start, packet.end, this.#nals)) {
      this.#counts.bad_packets++
      this.#damaged = true
    }
    if (packet.marker && this.#doubts < MARKERS_DOUBTED && this.#pictures > 0) this.#finish()
  }

  clockWasSet(): void {
    this.#timeline.clockWasSet()
  }

  dispose(): void {
    this.#writer.dispose()
  }

  #finish(): void {
    const arrival = this.#arrival
    const broken = this.#damaged || this.#writer.overflow
    const empty = this.#pictures === 0
    const key = this.#key
    this.#pictures = 0
    this.#key = false
    this.#damaged = false
    if (empty || broken || arrival === undefined) {
      if (!empty || (broken && this.#writer.length > 0)) this.#counts.dropped_frames++
      if (broken) this.#loss = true
      this.#writer.abandon()
      return
    }
    this.#lastDone = this.#timestamp
    if (key) this.#judge()
    if (key && this.#scrambledInRow === 0) this.#takeFormat()
    if (this.#scrambledInRow > 0) this.#counts.dropped_frames++
    if (this.#format === undefined || this.#scrambledInRow > 0) {
      this.#writer.abandon()
      return
    }
    this.#emit(arrival, key, this.#format)
  }

  #emit(arrival: Packet['arrival'], key: boolean, format: VideoFormat): void {
    const placed = this.#timeline.place(this.#timestamp, arrival, key)
    this.#order ??= createDecodeOrder(format.reorder, this.#lastDecode)
    if (placed.anchored) this.#order.restart(placed.steppedBack)
    if (placed.clockSet) this.#newRun = true
    const { decode, composition } = this.#order.next(placed.at)
    this.#lastDecode = decode
    const newRun = this.#newRun
    const lossBefore = this.#loss
    this.#newRun = false
    this.#loss = false
    this.#counts.frames++
    if (key) this.#counts.key_frames++
    const place = { decode, composition, newRun, lossBefore }
    this.#sink({ ...this.#writer.finish(), kind: 'video', format, key, ...place })
  }

  /** Changed parameter sets count from the next keyframe on. */
  #takeFormat(): void {
    const format = this.#sets.format(this.#pps)
    if (format === this.#format) return
    if (format?.reorder !== this.#format?.reorder) this.#order = undefined
    this.#format = format
  }

  /** Pictures of a group that cannot be decoded are worth no place on disk. */
  #judge(): void {
    const header = this.#keyHeader
    if (header === undefined || this.#sets.format(this.#pps) === undefined) return
    this.#scrambledInRow = this.#sets.beginsKey(header, 0, header.length) ? 0 : this.#scrambledInRow + 1
  }

  /** The first slice of a keyframe tells; `at` is where its header begins. */
  #notePps(buffer: Buffer, at: number, end: number): void {
    if (!this.#ppsAwaited) return
    this.#keyHeader = Buffer.from(buffer.subarray(at, Math.min(end, at + 16)))
    this.#ppsAwaited = false
    this.#pps = this.#ppsOf?.(buffer, at, end)
  }

  #nalSink(): NalSink {
    const note = (type: number) => {
      if (!this.#isPicture(type)) return
      this.#pictures++
      if (!this.#isKey(type)) return
      this.#ppsAwaited = !this.#key
      this.#key = true
    }
    const unit = (buffer: Buffer, start: number, end: number) => {
      const type = this.#typeOf(buffer[start]!)
      if (this.#sets.take(type, buffer, start, end)) return
      note(type)
      this.#notePps(buffer, start + this.#headerBytes, end)
      this.#writer.beginNal()
      this.#writer.append(buffer, start, end)
      this.#writer.endNal()
    }
    const whole = (buffer: Buffer, start: number, end: number) => {
      const picture = this.#isPicture(this.#typeOf(buffer[start]!)) && !isStartCode(buffer, start, end)
      if (picture || !hasStartCode(buffer, start, end)) unit(buffer, start, end)
      else splitAnnexB(buffer, start, end, (from, to) => unit(buffer, from, to))
    }
    return {
      whole,
      open: header => {
        this.#open = true
        this.#gathered = undefined
        // What is no picture may be several things in one; 00 00 is a start code taken for the header of an H.265 unit.
        if (!this.#isPicture(this.#typeOf(header[0]!)) || header[1] === 0) {
          this.#gathered = { parts: [Buffer.from(header)], bytes: header.length }
          return
        }
        note(this.#typeOf(header[0]!))
        this.#writer.beginNal()
        for (const byte of header) this.#writer.byte(byte)
      },
      more: (buffer, start, end) => {
        if (!this.#open) {
          this.#damaged = true
          return
        }
        if (this.#gathered !== undefined) {
          this.#gathered.bytes += end - start
          if (this.#gathered.bytes > LARGEST_GATHERED_BYTES) this.#damaged = true
          else this.#gathered.parts.push(Buffer.from(buffer.subarray(start, end)))
          return
        }
        this.#notePps(buffer, start, end)
        this.#writer.append(buffer, start, end)
      },
      close: () => {
        this.#open = false
        if (this.#gathered !== undefined) {
          const bytes = Buffer.concat(this.#gathered.parts)
          this.#gathered = undefined
          whole(bytes, 0, bytes.length)
          return
        }
        this.#writer.endNal()
      },
      broken: () => {
        this.#open = false
        this.#gathered = undefined
        this.#writer.dropNal()
        this.#damaged = true
      },
    }
  }
}

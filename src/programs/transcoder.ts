// The transcoder: a guest process that turns one stream's pictures into H.264 for browsers that cannot decode what the camera sends. Frames
// come in over a pipe and go out over one, as on the recorder's wire; libav never reads a socket or a file here. It may crash or starve
// without costing a recorded frame: whoever started it starts another. Started with --masked it makes no picture before it was told what to cover,
// and covers that in every picture before it is coded.

import { setPriority } from 'node:os'
import type { Polygon } from '#base/polygon.ts'
import { mediaSpan90k, type WallTime90k, wallTime90k } from '#base/units.ts'
import { createWireReader, type FromRecorder, writeFrameHead, writeWireJson } from '#contract/recorder-wire.ts'
import { splitAnnexB } from '#engine/frames/annex-b.ts'
import { createH264Sets } from '#engine/frames/parameter-sets.ts'
import { Cover } from './pictures/cover.ts'

type Av = typeof import('node-av')
type Made<T extends keyof Av> = Av[T] extends new (...args: never[]) => infer Instance ? Instance : never
type Format = Extract<FromRecorder, { kind: 'format' }> & { readonly masks?: readonly Polygon[] }
type Work = { readonly kind: 'format'; readonly format: Format } | { readonly kind: 'frame'; readonly frame: Incoming }
type Incoming = { readonly key: boolean; readonly shown: WallTime90k; readonly bytes: Buffer }

/** Larger pictures are made smaller: this is for looking, the recording keeps every pixel. */
const WIDEST = 1280
const QUALITY = '25'
const MOST_BITS_PER_SECOND = 4_000_000
const NICENESS = 10
/** Nothing goes out of this one unless it was said what is to be covered. */
const MASKED = process.argv.includes('--masked')
/** Asked of whoever reads us slowly. */
const MOST_UNREAD_BYTES = 8 * 1024 * 1024

const main = async (): Promise<void> => {
  const av = await import('node-av')
  av.Log.setLevel(av.AV_LOG_QUIET)
  setPriority(NICENESS)
  const waiting: Work[] = []
  let wake = (): void => {}
  let over = false
  const read = createWireReader({
    json: message => {
      const format = message as Format
      if (MASKED && format?.kind === 'format' && !Array.isArray(format.masks)) process.exit(1)
      if (format?.kind === 'format') waiting.push({ kind: 'format', format })
    },
    frame: ({ key, decode_90k, composition_90k }, bytes) =>
      waiting.push({
        kind: 'frame',
        frame: { key, shown: wallTime90k(decode_90k + composition_90k), bytes: Buffer.from(bytes) },
      }),
  })
  process.stdin.on('data', (chunk: Buffer) => {
    if (!read(chunk)) process.exit(1)
    wake()
  })
  process.stdin.on('end', () => {
    over = true
    wake()
  })
  let line: Transcoding | undefined
  for (;;) {
    const work = waiting.shift()
    if (work === undefined) {
      if (over) break
      await new Promise<void>(resolve => {
        wake = resolve
      })
      continue
    }
    if (work.kind === 'format') {
      line?.finish()
      line = new Transcoding(av, work.format)
    } else line?.push(work.frame)
    if (process.stdout.writableLength > MOST_UNREAD_BYTES)
      await new Promise(resolve => process.stdout.once('drain', resolve))
  }
  line?.finish()
  process.stdout.end(() => process.exit(0))
}

/** One format's way: decoder → scaler → encoder. */
class Transcoding {
  readonly #av: Av
  readonly #decoder: Made<'CodecContext'>
  readonly #packet: Made<'Packet'>
  readonly #frame: Made<'Frame'>
  readonly #coded: Made<'Packet'>
  readonly #cover: Cover
  #encoder: Made<'CodecContext'> | undefined
  #scaler: Made<'SoftwareScaleContext'> | undefined
  #scaled: Made<'Frame'> | undefined
  #begun = false
  /** Libav counts from here, so that its time stamps stay small. */
  #zero = 0
  #last = -1
  readonly #keys = new Set<number>()

  constructor(av: Av, format: Format) {
    this.#av = av
    this.#cover = new Cover(format.masks ?? [])
    const id =
      format.entry === 'hvc1'
        ? av.AV_CODEC_ID_HEVC
        : format.entry === 'avc1'
          ? av.AV_CODEC_ID_H264
          : av.AV_CODEC_ID_MJPEG
    const codec = av.Codec.findDecoder(id)
    if (codec === null) throw new Error(`libav: no decoder for ${format.codec}`)
    this.#decoder = new av.CodecContext()
    this.#decoder.allocContext3(codec)
    const description = Buffer.from(format.description, 'base64')
    if (description.length > 0) this.#decoder.extraData = description
    this.#decoder.threadCount = 1
    this.#decoder.setFlags(av.AV_CODEC_FLAG_LOW_DELAY)
    check(this.#decoder.open2Sync(codec, null), 'opening the decoder')
    this.#packet = newPacket(av)
    this.#coded = newPacket(av)
    this.#frame = newFrame(av)
  }

  push({ key, shown, bytes }: Incoming): void {
    if (!this.#begun && !key) return
    if (!this.#begun) this.#zero = shown
    this.#begun = true
    const packet = this.#packet
    packet.unref()
    packet.data = bytes
    packet.pts = BigInt(shown - this.#zero)
    packet.isKeyframe = key
    if (key) this.#keys.add(shown - this.#zero)
    // A picture that does not decode is left out; the next keyframe mends it.
    if (this.#decoder.sendPacketSync(packet) < 0) return
    this.#drain()
  }

  finish(): void {
    if (this.#begun) {
      this.#decoder.sendPacketSync(null)
      this.#drain()
      this.#encoder?.sendFrameSync(null)
      this.#emit()
    }
    this.#packet.free()
    this.#coded.free()
    this.#frame.free()
    this.#scaled?.free()
    this.#decoder.freeContext()
    this.#encoder?.freeContext()
  }

  #drain(): void {
    while (this.#decoder.receiveFrameSync(this.#frame) >= 0) {
      this.#encoder ??= this.#openEncoder(this.#frame)
      const shown = Math.max(this.#last + 1, Number(this.#frame.pts))
      this.#last = shown
      const ready = this.#fit(this.#frame)
      ready.pts = BigInt(shown)
      ready.pictType = this.#keys.delete(Number(this.#frame.pts))
        ? this.#av.AV_PICTURE_TYPE_I
        : this.#av.AV_PICTURE_TYPE_NONE
      if (this.#encoder.sendFrameSync(ready) >= 0) this.#emit()
      this.#frame.unref()
    }
  }

  /** As large as the encoder wants it, in its pixel format. */
  #fit(frame: Made<'Frame'>): Made<'Frame'> {
    const av = this.#av
    const encoder = this.#encoder!
    const { width, height } = encoder
    if (this.#scaled === undefined) {
      this.#scaled = newFrame(av)
      this.#scaled.format = av.AV_PIX_FMT_YUV420P
      this.#scaled.width = width
      this.#scaled.height = height
      check(this.#scaled.getBuffer(), 'taking room for a picture')
      this.#scaler = new av.SoftwareScaleContext()
      const from = [frame.width, frame.height, frame.format as never] as const
      this.#scaler.getContext(...from, width, height, av.AV_PIX_FMT_YUV420P, av.SWS_FAST_BILINEAR)
    }
    check(this.#scaled.makeWritable(), 'a picture to write to')
    check(this.#scaler!.scaleFrameSync(this.#scaled, frame), 'scaling')
    this.#cover.paint(this.#scaled)
    return this.#scaled
  }

  #openEncoder(frame: Made<'Frame'>): Made<'CodecContext'> {
    const av = this.#av
    const codec = av.Codec.findEncoderByName(av.FF_ENCODER_LIBX264)
    if (codec === null) throw new Error('libav: no H.264 encoder')
    const encoder = new av.CodecContext()
    encoder.allocContext3(codec)
    const width = Math.min(WIDEST, frame.width)
    encoder.width = width - (width % 2)
    const height = Math.round((frame.height * width) / frame.width)
    encoder.height = height - (height % 2)
    encoder.pixelFormat = av.AV_PIX_FMT_YUV420P
    encoder.timeBase = new av.Rational(1, 90_000)
    encoder.gopSize = 600 // keyframes are forced where the camera has its own
    encoder.maxBFrames = 0
    // Without a rate of pictures the encoder takes each tick for one and leaves next to no bits to any of them.
    encoder.framerate = new av.Rational(15, 1)
    encoder.rcMaxRate = BigInt(MOST_BITS_PER_SECOND)
    encoder.rcBufferSize = MOST_BITS_PER_SECOND
    encoder.threadCount = 1
    encoder.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
    for (const [name, value] of [
      ['preset', 'ultrafast'],
      ['tune', 'zerolatency'],
      ['crf', QUALITY],
      ['forced-idr', '1'],
    ] as const)
      check(encoder.setOption(name, value, av.AV_OPT_TYPE_STRING, av.AV_OPT_SEARCH_CHILDREN), `setting ${name}`)
    check(encoder.open2Sync(codec, null), 'opening the encoder')
    tellFormat(encoder.extraData ?? Buffer.alloc(0))
    return encoder
  }

  #emit(): void {
    const encoder = this.#encoder
    if (encoder === undefined) return
    while (encoder.receivePacketSync(this.#coded) >= 0) {
      const data = this.#coded.data
      if (data !== null) tellFrame(data, this.#coded.isKeyframe, wallTime90k(this.#zero + Number(this.#coded.pts)))
      this.#coded.unref()
    }
  }
}

const tellFormat = (extra: Buffer): void => {
  const sets = createH264Sets()
  splitAnnexB(extra, 0, extra.length, (from, to) => sets.take(extra[from]! & 0x1f, extra, from, to))
  const format = sets.format()
  if (format === undefined) throw new Error('the encoder told no parameter sets')
  const { id, entry, codec, width, height, description } = format
  const told = { id, entry, codec, width, height, description: description.toString('base64') }
  process.stdout.write(writeWireJson({ kind: 'format', handle: 0, ...told }))
}

/** From start codes to lengths; parameter sets stand in the format. */
const tellFrame = (data: Buffer, key: boolean, shown: WallTime90k): void => {
  const units: Buffer[] = []
  splitAnnexB(data, 0, data.length, (from, to) => {
    const type = data[from]! & 0x1f
    if (type === 7 || type === 8) return
    const length = Buffer.allocUnsafe(4)
    length.writeUInt32BE(to - from)
    units.push(length, Buffer.from(data.subarray(from, to)))
  })
  const bytes = Buffer.concat(units)
  const head = { handle: 0, key, decode_90k: shown, composition_90k: mediaSpan90k(0) }
  process.stdout.write(Buffer.concat([writeFrameHead(head, bytes.length), bytes]))
}

const newPacket = (av: Av): Made<'Packet'> => {
  const packet = new av.Packet()
  packet.alloc()
  return packet
}

const newFrame = (av: Av): Made<'Frame'> => {
  const frame = new av.Frame()
  frame.alloc()
  return frame
}

/** Turns a negative libav return into an error that says what was being done. */
const check = (code: number, doing: string): void => {
  if (code < 0) throw new Error(`libav: ${doing} failed with ${code}`)
}

await main()

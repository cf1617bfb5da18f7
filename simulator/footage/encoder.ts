// Encoder: drawn pictures in, an MP4 out, through node-av. Constant picture rate, closed groups, no B-frames unless asked for, as cameras send.
// Works in a worker thread and uses libav's blocking calls on purpose.

import type { VideoCodec } from './film.ts'
import { check, type Libav } from './libav.ts'

export type EncoderOptions = {
  readonly path: string
  readonly codec: VideoCodec
  readonly width: number
  readonly height: number
  readonly pictures_per_second: number
  /** Whether a picture, counted from 0, is a keyframe. */
  readonly keyframes: (picture: number) => boolean
  readonly b_frames: boolean
  readonly bits_per_second: number
}

type Made<T extends keyof Libav> = Libav[T] extends new (...args: never[]) => infer Instance ? Instance : never

export class Encoder {
  readonly #av: Libav
  readonly #options: EncoderOptions
  readonly #context: Made<'CodecContext'>
  readonly #output: Made<'FormatContext'>
  readonly #stream: Made<'Stream'>
  readonly #packet: Made<'Packet'>
  #count = 0

  constructor(av: Libav, options: EncoderOptions) {
    this.#av = av
    this.#options = options
    this.#context = openEncoder(av, options)
    this.#output = new av.FormatContext()
    check(this.#output.allocOutputContext2(null, 'mp4', options.path), 'choosing MP4')
    this.#stream = this.#output.newStream()
    this.#stream.timeBase = new av.Rational(1, 90_000)
    check(this.#context.isOpen ? this.#stream.codecpar.fromContext(this.#context) : -1, 'opening the encoder')
    if (options.codec === 'h265') this.#stream.codecpar.codecTag = 'hvc1'
    check(this.#output.openOutputSync(), 'opening the file')
    check(this.#output.writeHeaderSync(), 'writing the header')
    this.#packet = new av.Packet()
    this.#packet.alloc()
  }

  /** Takes one picture as planar YUV 4:2:0, tightly packed. */
  push(yuv: Buffer): void {
    const { width, height, codec, keyframes } = this.#options
    const frame = this.#av.Frame.fromVideoBuffer(yuv, { width, height, format: pixelsOf(this.#av, codec) })
    if (codec !== 'mjpeg' && keyframes(this.#count)) frame.pictType = this.#av.AV_PICTURE_TYPE_I
    frame.pts = BigInt(this.#count++)
    check(this.#context.sendFrameSync(frame), 'encoding')
    frame.free()
    this.#drain()
  }

  finish(): void {
    check(this.#context.sendFrameSync(null), 'finishing the encoder')
    this.#drain()
    check(this.#output.writeTrailerSync(), 'writing the index')
    this.#output.closeOutputSync()
    this.#packet.free()
    this.#context.freeContext()
    this.#output.freeContext()
  }

  #drain(): void {
    const packet = this.#packet
    while (this.#context.receivePacketSync(packet) >= 0) {
      packet.streamIndex = this.#stream.index
      packet.duration = 1n
      packet.rescaleTs(this.#context.timeBase, this.#stream.timeBase)
      check(this.#output.writeFrameSync(packet), 'writing a picture')
      packet.unref()
    }
  }
}

/** An open libav encoder; whoever opens it frees it. */
export const openEncoder = (av: Libav, options: Omit<EncoderOptions, 'path' | 'keyframes'>): Made<'CodecContext'> => {
  const { codec, width, height, pictures_per_second, b_frames, bits_per_second } = options
  const names = { h264: av.FF_ENCODER_LIBX264, h265: av.FF_ENCODER_LIBX265, mjpeg: av.FF_ENCODER_MJPEG }
  const found = av.Codec.findEncoderByName(names[codec])
  if (found === null) throw new Error(`libav: no ${codec} encoder in this build`)
  const context = new av.CodecContext()
  context.allocContext3(found)
  context.width = width
  context.height = height
  context.pixelFormat = pixelsOf(av, codec)
  context.timeBase = new av.Rational(1, pictures_per_second)
  context.framerate = new av.Rational(pictures_per_second, 1)
  if (codec !== 'mjpeg') context.gopSize = NEVER
  context.maxBFrames = b_frames && codec !== 'mjpeg' ? B_FRAMES : 0
  // Motion JPEG needs a multiple of it for the same picture.
  context.bitRate = BigInt(codec === 'mjpeg' ? bits_per_second * 6 : bits_per_second)
  if (codec !== 'mjpeg') context.rcMaxRate = BigInt(Math.round(bits_per_second * 1.15))
  if (codec !== 'mjpeg') context.rcBufferSize = bits_per_second
  context.colorSpace = av.AVCOL_SPC_BT709
  context.colorPrimaries = av.AVCOL_PRI_BT709
  context.colorTrc = av.AVCOL_TRC_BT709
  context.colorRange = codec === 'mjpeg' ? av.AVCOL_RANGE_JPEG : av.AVCOL_RANGE_MPEG
  context.threadCount = 1
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
  // Options are set one by one: handing node-av 6.1.1 a Dictionary at opening frees it twice.
  for (const [name, value] of Object.entries(settings(codec, context.maxBFrames))) {
    check(context.setOption(name, value, av.AV_OPT_TYPE_STRING, av.AV_OPT_SEARCH_CHILDREN), `setting ${name}`)
  }
  check(context.open2Sync(found, null), 'opening the encoder')
  return context
}

const NEVER = 100_000
const B_FRAMES = 2

const pixelsOf = (av: Libav, codec: VideoCodec): typeof av.AV_PIX_FMT_YUV420P | typeof av.AV_PIX_FMT_YUVJ420P =>
  codec === 'mjpeg' ? av.AV_PIX_FMT_YUVJ420P : av.AV_PIX_FMT_YUV420P

/** Keyframes come where they are asked for and nowhere else. Motion JPEG keeps the tables that RFC 2435 takes for granted. */
const settings = (codec: VideoCodec, b_frames: number): Record<string, string> => {
  const groups = `keyint=${NEVER}:min-keyint=1:scenecut=0:bframes=${b_frames}`
  if (codec === 'mjpeg') return { huffman: 'default' }
  return codec === 'h264'
    ? {
        preset: 'superfast',
        'forced-idr': '1',
        'x264-params': `${groups}:b-adapt=0:rc-lookahead=5:sync-lookahead=0`,
      }
    : {
        preset: 'ultrafast',
        'forced-idr': '1',
        'x265-params': `${groups}:open-gop=0:log-level=none:pools=1:frame-threads=1`,
      }
}

// Encoder: drawn pictures in, an MP4 out, through node-av. Constant picture rate, closed groups of fixed length, no B-frames,
// as cameras send. Works in a worker thread and uses libav's blocking calls on purpose.

import { check, type Libav } from './libav.ts'

export type EncoderOptions = {
  readonly path: string
  readonly codec: 'h264' | 'h265'
  readonly width: number
  readonly height: number
  readonly pictures_per_second: number
  readonly group_pictures: number
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
    const { width, height } = this.#options
    const frame = this.#av.Frame.fromVideoBuffer(yuv, { width, height, format: this.#av.AV_PIX_FMT_YUV420P })
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

const openEncoder = (av: Libav, options: EncoderOptions): Made<'CodecContext'> => {
  const { codec, width, height, pictures_per_second, group_pictures, bits_per_second } = options
  const found = av.Codec.findEncoderByName(codec === 'h264' ? av.FF_ENCODER_LIBX264 : av.FF_ENCODER_LIBX265)
  if (found === null) throw new Error(`libav: no ${codec} encoder in this build`)
  const context = new av.CodecContext()
  context.allocContext3(found)
  context.width = width
  context.height = height
  context.pixelFormat = av.AV_PIX_FMT_YUV420P
  context.timeBase = new av.Rational(1, pictures_per_second)
  context.framerate = new av.Rational(pictures_per_second, 1)
  context.gopSize = group_pictures
  context.maxBFrames = 0
  context.bitRate = BigInt(bits_per_second)
  context.rcMaxRate = BigInt(Math.round(bits_per_second * 1.15))
  context.rcBufferSize = bits_per_second
  context.colorSpace = av.AVCOL_SPC_BT709
  context.colorPrimaries = av.AVCOL_PRI_BT709
  context.colorTrc = av.AVCOL_TRC_BT709
  context.colorRange = av.AVCOL_RANGE_MPEG
  context.threadCount = 1
  context.setFlags(av.AV_CODEC_FLAG_GLOBAL_HEADER)
  // Options are set one by one: handing node-av 6.1.1 a Dictionary at opening frees it twice.
  for (const [name, value] of Object.entries(settings(codec, group_pictures))) {
    check(context.setOption(name, value, av.AV_OPT_TYPE_STRING, av.AV_OPT_SEARCH_CHILDREN), `setting ${name}`)
  }
  check(context.open2Sync(found, null), 'opening the encoder')
  return context
}

const settings = (codec: 'h264' | 'h265', group: number): Record<string, string> => {
  const groups = `keyint=${group}:min-keyint=${group}:scenecut=0`
  return codec === 'h264'
    ? { preset: 'superfast', 'x264-params': `${groups}:rc-lookahead=5:sync-lookahead=0` }
    : { preset: 'ultrafast', 'x265-params': `${groups}:bframes=0:open-gop=0:log-level=none:pools=1:frame-threads=1` }
}

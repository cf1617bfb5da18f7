// Grey decoder: recorded pictures of one format as small grey ones, with node-av, in the noticer's own process. Only pictures that are due are made
// small; the others are decoded because later ones lean on them. What does not decode is left out, and the next keyframe mends it.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from '#engine/noticing/motion-grid.ts'

type Av = typeof import('node-av')
type Made<T extends keyof Av> = Av[T] extends new (...args: never[]) => infer Instance ? Instance : never

export type CodedPicture = { readonly key: boolean; readonly shown: WallTime90k; readonly bytes: Buffer }
export type GreySink = {
  readonly isDue: (at: WallTime90k) => boolean
  /** Borrowed until it returns. */
  readonly look: (grey: Uint8Array, at: WallTime90k) => void
}

/** Pictures of more pixels than this are no camera's. */
const MOST_PIXELS = 8192 * 8192

export class GreyDecoder implements Disposable {
  readonly #av: Av
  readonly #context: Made<'CodecContext'>
  readonly #packet: Made<'Packet'>
  readonly #frame: Made<'Frame'>
  readonly #small: Made<'Frame'>
  readonly #grey = new Uint8Array(PICTURE_WIDTH * PICTURE_HEIGHT)
  #scaler: { readonly shape: string; readonly context: Made<'SoftwareScaleContext'> } | undefined
  /** Libav counts from here, so that its time stamps stay small. */
  #zero: WallTime90k | undefined

  /** Throws where there is no decoder for the format. */
  constructor(av: Av, { entry, codec, description }: VideoFormat) {
    this.#av = av
    const id = entry === 'hvc1' ? av.AV_CODEC_ID_HEVC : entry === 'avc1' ? av.AV_CODEC_ID_H264 : av.AV_CODEC_ID_MJPEG
    const found = av.Codec.findDecoder(id)
    if (found === null) throw new Error(`libav: no decoder for ${codec}`)
    this.#context = new av.CodecContext()
    this.#context.allocContext3(found)
    if (description.length > 0) this.#context.extraData = Buffer.from(description)
    this.#context.threadCount = 1
    this.#context.setFlags(av.AV_CODEC_FLAG_LOW_DELAY)
    // Nobody looks at these pictures: smooth edges are worth less than a fifth of the time.
    this.#context.setOption('skip_loop_filter', 'all', av.AV_OPT_TYPE_STRING, av.AV_OPT_SEARCH_CHILDREN)
    if (this.#context.open2Sync(found, null) < 0) throw new Error(`libav: the decoder for ${codec} does not open`)
    this.#packet = new av.Packet()
    this.#packet.alloc()
    this.#frame = new av.Frame()
    this.#frame.alloc()
    this.#small = new av.Frame()
    this.#small.alloc()
    this.#small.format = av.AV_PIX_FMT_GRAY8
    this.#small.width = PICTURE_WIDTH
    this.#small.height = PICTURE_HEIGHT
    if (this.#small.allocBuffer() < 0) throw new Error('libav: no room for a picture')
  }

  /** False when the picture did not decode. */
  push({ key, shown, bytes }: CodedPicture, sink: GreySink): boolean {
    if (this.#zero === undefined && !key) return true
    this.#zero ??= shown
    const packet = this.#packet
    packet.unref()
    packet.data = bytes
    packet.pts = BigInt(shown - this.#zero)
    packet.isKeyframe = key
    if (this.#context.sendPacketSync(packet) < 0) return false
    while (this.#context.receiveFrameSync(this.#frame) >= 0) {
      const at = wallTime90k(this.#zero + Number(this.#frame.pts))
      if (sink.isDue(at) && this.#makeSmall()) sink.look(this.#grey, at)
      this.#frame.unref()
    }
    return true
  }

  [Symbol.dispose](): void {
    this.#packet.free()
    this.#frame.free()
    this.#small.free()
    this.#scaler?.context.freeContext()
    this.#context.freeContext()
  }

  #makeSmall(): boolean {
    const { width, height, format } = this.#frame
    if (width * height > MOST_PIXELS) return false
    const shape = `${width} ${height} ${format}`
    if (this.#scaler?.shape !== shape) {
      this.#scaler?.context.freeContext()
      const context = new this.#av.SoftwareScaleContext()
      const to = [PICTURE_WIDTH, PICTURE_HEIGHT, this.#av.AV_PIX_FMT_GRAY8] as const
      context.getContext(width, height, format as never, ...to, this.#av.SWS_AREA)
      this.#scaler = { shape, context }
    }
    if (this.#scaler.context.scaleFrameSync(this.#small, this.#frame) < 0) return false
    const [plane] = this.#small.data ?? []
    const line = this.#small.linesize[0] ?? 0
    if (plane === undefined || line < PICTURE_WIDTH) return false
    for (let y = 0; y < PICTURE_HEIGHT; y++)
      this.#grey.set(plane.subarray(y * line, y * line + PICTURE_WIDTH), y * PICTURE_WIDTH)
    return true
  }
}

// Colour decoder: recorded pictures of one format as the network wants them: scaled, blue, green, red planes of floats from 0 to 255, grey where there
// is no picture and black where nobody may see. Only pictures that are due are scaled; the others are decoded because later ones lean on them.

import { coveredRuns, type Polygon } from '#base/polygon.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { type Letterbox, letterboxed } from '#engine/noticing/detection.ts'
import type { CodedPicture } from '#programs/noticer/grey-decoder.ts'

type Av = typeof import('node-av')
type Made<T extends keyof Av> = Av[T] extends new (...args: never[]) => infer Instance ? Instance : never
type Scaler = {
  readonly shape: string
  readonly context: Made<'SoftwareScaleContext'>
  readonly small: Made<'Frame'>
  readonly box: Letterbox
}

/** What a network was taught to see around a picture. */
const AROUND = 114
const MOST_PIXELS = 8192 * 8192

export type ColourSink = {
  readonly isDue: (at: WallTime90k) => boolean
  /** Borrowed until the next picture. */
  readonly look: (planes: Float32Array, picture: Letterbox, at: WallTime90k) => void
}

export class ColourDecoder implements Disposable {
  readonly #av: Av
  readonly #model: { readonly width: number; readonly height: number }
  readonly #masks: readonly Polygon[]
  readonly #context: Made<'CodecContext'>
  readonly #packet: Made<'Packet'>
  readonly #frame: Made<'Frame'>
  readonly #planes: Float32Array
  #scaler: Scaler | undefined
  #zero: WallTime90k | undefined

  /** Throws where there is no decoder for the format. */
  constructor(
    av: Av,
    { entry, codec, description }: VideoFormat,
    model: { readonly width: number; readonly height: number },
    masks: readonly Polygon[],
  ) {
    this.#av = av
    this.#model = model
    this.#masks = masks
    this.#planes = new Float32Array(3 * model.width * model.height)
    const id = entry === 'hvc1' ? av.AV_CODEC_ID_HEVC : entry === 'avc1' ? av.AV_CODEC_ID_H264 : av.AV_CODEC_ID_MJPEG
    const found = av.Codec.findDecoder(id)
    if (found === null) throw new Error(`libav: no decoder for ${codec}`)
    this.#context = new av.CodecContext()
    this.#context.allocContext3(found)
    if (description.length > 0) this.#context.extraData = Buffer.from(description)
    this.#context.threadCount = 1
    this.#context.setFlags(av.AV_CODEC_FLAG_LOW_DELAY)
    if (this.#context.open2Sync(found, null) < 0) throw new Error(`libav: the decoder for ${codec} does not open`)
    this.#packet = new av.Packet()
    this.#packet.alloc()
    this.#frame = new av.Frame()
    this.#frame.alloc()
  }

  /** False when the picture did not decode. */
  push({ key, shown, bytes }: CodedPicture, sink: ColourSink): boolean {
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
      const box = sink.isDue(at) ? this.#fill() : undefined
      if (box !== undefined) sink.look(this.#planes, box, at)
      this.#frame.unref()
    }
    return true
  }

  [Symbol.dispose](): void {
    this.#packet.free()
    this.#frame.free()
    this.#scaler?.small.free()
    this.#scaler?.context.freeContext()
    this.#context.freeContext()
  }

  #fill(): Letterbox | undefined {
    const { width, height, format } = this.#frame
    if (width * height > MOST_PIXELS || width < 16 || height < 16) return undefined
    const { context, small, box } = this.#scalerFor(width, height, format as number)
    if (context.scaleFrameSync(small, this.#frame) < 0) return undefined
    const [plane] = small.data ?? []
    const line = small.linesize[0] ?? 0
    if (plane === undefined || line < box.width * 3) return undefined
    const { width: across, height: down } = this.#model
    const planes = this.#planes.fill(AROUND)
    const size = across * down
    for (let y = 0; y < box.height; y++)
      for (let x = 0, from = y * line, to = y * across; x < box.width; x++, to++) {
        planes[to] = plane[from++]!
        planes[size + to] = plane[from++]!
        planes[2 * size + to] = plane[from++]!
      }
    for (const { y, from, to } of coveredRuns(this.#masks, box.width, box.height))
      for (let colour = 0; colour < 3; colour++)
        planes.fill(0, colour * size + y * across + from, colour * size + y * across + to)
    return box
  }

  #scalerFor(width: number, height: number, format: number): Scaler {
    const shape = `${width} ${height} ${format}`
    if (this.#scaler?.shape === shape) return this.#scaler
    this.#scaler?.small.free()
    this.#scaler?.context.freeContext()
    const box = letterboxed(width, height, this.#model)
    const small = new this.#av.Frame()
    small.alloc()
    small.format = this.#av.AV_PIX_FMT_BGR24
    small.width = box.width
    small.height = box.height
    if (small.allocBuffer() < 0) throw new Error('libav: no room for a picture')
    const context = new this.#av.SoftwareScaleContext()
    const to = [box.width, box.height, this.#av.AV_PIX_FMT_BGR24] as const
    context.getContext(width, height, format as never, ...to, this.#av.SWS_BILINEAR)
    this.#scaler = { shape, context, small, box }
    return this.#scaler
  }
}

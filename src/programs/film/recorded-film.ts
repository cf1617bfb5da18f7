// Recorded film: the pictures and sounds of a span of one stream, decoded one after another in the order in which they are shown. What does not
// decode is left out. Reads files only; libav never does.

import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { AudioFormat, VideoFormat } from '#engine/frames/frame.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import type { Footage, FootagePart } from '#engine/viewing/footage.ts'
import { RecordedPictures } from '#programs/noticer/recorded-pictures.ts'
import { type Av, check, type Made, newFrame, newPacket } from './libav.ts'
import type { FilmSpan } from './order.ts'

export type FilmSink = {
  /** Borrowed until it returns; false: enough. */
  readonly picture: (frame: Made<'Frame'>, at: number) => boolean
  readonly sound?: (frame: Made<'Frame'>, at: number) => void
}

const MOST_PIXELS = 8192 * 8192

/** Answers whether anything is recorded there at all. */
export const playRecorded = async (
  av: Av,
  footage: Footage,
  { camera, stream, from_90k, to_90k }: Pick<FilmSpan, 'camera' | 'stream' | 'from_90k' | 'to_90k'>,
  sink: FilmSink,
): Promise<boolean> => {
  const parts = await footage.parts(knownCameraId(camera), stream, wallTime90k(from_90k), wallTime90k(to_90k))
  await using files = new RecordedPictures()
  using pictures = new Decoding<VideoFormat>(av)
  using sounds = new Decoding<AudioFormat>(av)
  let shown = Number.NEGATIVE_INFINITY
  let enough = false
  const show = (frame: Made<'Frame'>, at: number): void => {
    if (enough || at >= to_90k || frame.width * frame.height > MOST_PIXELS || frame.width < 16) return
    shown = at
    enough = !sink.picture(frame, at)
  }
  const hear = (frame: Made<'Frame'>, at: number): void => sink.sound?.(frame, at)
  for (const part of parts) {
    if (part.afterGap) pictures.flush(show)
    const waiting = [...part.sounds]
    const hearUntil = async (until: number): Promise<void> => {
      while (
        sink.sound !== undefined &&
        part.audio !== undefined &&
        waiting[0] !== undefined &&
        waiting[0].start <= until
      )
        await sounds.take(part.audio, part, waiting.shift()!, files, hear)
    }
    for (const fragment of part.pictures) {
      await pictures.take(part.video, part, fragment, files, show)
      if (enough) return true
      await hearUntil(shown)
    }
    pictures.flush(show)
    await hearUntil(to_90k)
    sounds.flush(hear)
  }
  return parts.length > 0
}

/** The decoder of one track; another format gets another decoder. */
class Decoding<Format extends VideoFormat | AudioFormat> implements Disposable {
  readonly #av: Av
  readonly #packet: Made<'Packet'>
  readonly #frame: Made<'Frame'>
  #context: Made<'CodecContext'> | undefined
  #format: string | undefined
  #begun = false
  #zero = 0

  constructor(av: Av) {
    this.#av = av
    this.#packet = newPacket(av)
    this.#frame = newFrame(av)
  }

  async take(
    format: Format,
    { file }: FootagePart,
    fragment: Fragment,
    files: RecordedPictures,
    sink: (frame: Made<'Frame'>, at: number) => void,
  ): Promise<void> {
    if (this.#format !== format.id) {
      this.flush(sink)
      this.#format = format.id
    }
    // One that could not be read is as one that was lost: what leans on it is not shown.
    const coded = await files.read(file, fragment).catch(() => [])
    for (const { key, shown, bytes } of coded) {
      const free = key || format.kind === 'audio' || format.entry === 'mp4v'
      if (!this.#begun && !free) continue
      this.#context ??= openDecoder(this.#av, format)
      if (!this.#begun) this.#zero = shown
      this.#begun = true
      const packet = this.#packet
      packet.unref()
      packet.data = bytes
      packet.pts = BigInt(shown - this.#zero)
      packet.isKeyframe = free
      if (this.#context.sendPacketSync(packet) >= 0) this.#drain(sink)
    }
  }

  /** What is still inside comes out; what comes next begins with a keyframe. */
  flush(sink: (frame: Made<'Frame'>, at: number) => void): void {
    if (this.#context === undefined) return
    this.#context.sendPacketSync(null)
    this.#drain(sink)
    this.#context.freeContext()
    this.#context = undefined
    this.#begun = false
  }

  [Symbol.dispose](): void {
    this.#context?.freeContext()
    this.#packet.free()
    this.#frame.free()
  }

  #drain(sink: (frame: Made<'Frame'>, at: number) => void): void {
    while (this.#context!.receiveFrameSync(this.#frame) >= 0) {
      sink(this.#frame, this.#zero + Number(this.#frame.pts))
      this.#frame.unref()
    }
  }
}

const openDecoder = (av: Av, format: VideoFormat | AudioFormat): Made<'CodecContext'> => {
  const ids = {
    ...{ avc1: av.AV_CODEC_ID_H264, hvc1: av.AV_CODEC_ID_HEVC, mp4v: av.AV_CODEC_ID_MJPEG },
    ...{ mp4a: av.AV_CODEC_ID_AAC, alaw: av.AV_CODEC_ID_PCM_ALAW, ulaw: av.AV_CODEC_ID_PCM_MULAW },
    Opus: av.AV_CODEC_ID_OPUS,
  }
  const found = av.Codec.findDecoder(ids[format.entry])
  if (found === null) throw new Error(`libav: no decoder for ${format.codec}`)
  const context = new av.CodecContext()
  context.allocContext3(found)
  if (format.description.length > 0 && format.entry !== 'Opus') context.extraData = Buffer.from(format.description)
  context.threadCount = 1
  if (format.kind === 'audio') {
    context.sampleRate = format.sample_rate
    context.channelLayout = format.channels === 2 ? av.AV_CHANNEL_LAYOUT_STEREO : av.AV_CHANNEL_LAYOUT_MONO
  }
  check(context.open2Sync(found, null), `opening the decoder for ${format.codec}`)
  return context
}

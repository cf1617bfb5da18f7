// Still decoder: one coded keyframe made a picture to draw. JPEG is decoded by every browser; video by WebCodecs where the page is secure
// (https or this machine), else through Media Source Extensions in a video element that nobody sees. Nothing is asked of the station.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { CodedFormat, CodedPicture } from './fragment-reader.ts'
import { canPlay, MediaFeed } from './media-feed.ts'

/** A keyframe and the answer that it came in, which is whole by itself. */
export type Keyframe = {
  readonly picture: CodedPicture
  readonly mime: string
  readonly answer: Uint8Array<ArrayBuffer>
}

/** To be closed by whoever draws it. */
export type Drawable = ImageBitmap | VideoFrame

const DECODED_WITHIN_MS = 3000
/** Media time 0 lies so far before the first picture: whatever is looked at lies behind it. */
const BEFORE_S = 4000 * 24 * 3600
const MOST_APPENDED = 300

export const hasWebCodecs = (): boolean => 'VideoDecoder' in globalThis

/** What `VideoDecoder` is told of pictures (RFC 6381 names). */
export const decoderConfig = ({ entry, description, width, height }: CodedFormat, mime: string): VideoDecoderConfig => {
  const hex = [...description.subarray(1, 4)].map(byte => byte.toString(16).padStart(2, '0')).join('')
  const codec = entry === 'avc1' ? `avc1.${hex}` : (/codecs="([^",]+)/.exec(mime)?.[1] ?? entry)
  return { codec, description, codedWidth: width, codedHeight: height, optimizeForLatency: true }
}

/** Decodes one picture at a time, in the order asked. */
export class StillDecoder {
  #turn: Promise<unknown> = Promise.resolve()
  #codec:
    | { readonly decoder: VideoDecoder; readonly format: CodedFormat; take: (frame: VideoFrame) => void }
    | undefined
  #hidden: HiddenVideo | undefined
  readonly #use_codecs: boolean

  constructor(use_codecs = hasWebCodecs()) {
    this.#use_codecs = use_codecs
  }

  /** Rejects where this browser cannot decode it. */
  decode(keyframe: Keyframe): Promise<Drawable> {
    const next = this.#turn.then(() => this.#decode(keyframe))
    this.#turn = next.catch(() => undefined) // whoever asked is told
    return next
  }

  dispose(): void {
    if (this.#codec?.decoder.state === 'configured') this.#codec.decoder.close()
    this.#codec = undefined
    this.#hidden?.dispose()
    this.#hidden = undefined
  }

  #decode(keyframe: Keyframe): Promise<Drawable> {
    const { picture, mime } = keyframe
    if (picture.format.entry === 'mp4v')
      return createImageBitmap(new Blob([Uint8Array.from(picture.bytes)], { type: 'image/jpeg' }))
    if (this.#use_codecs) return this.#withCodecs(picture, mime)
    this.#hidden ??= new HiddenVideo(picture.at)
    return this.#hidden.decode(keyframe)
  }

  async #withCodecs(picture: CodedPicture, mime: string): Promise<Drawable> {
    const codec = this.#opened(picture.format, mime)
    let shown: VideoFrame | undefined
    codec.take = frame => {
      shown?.close()
      shown = frame
    }
    codec.decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp: 0, data: picture.bytes }))
    await codec.decoder.flush()
    if (shown === undefined) throw new Error('no picture came of it')
    return shown
  }

  #opened(format: CodedFormat, mime: string) {
    const open = this.#codec
    if (open !== undefined && open.decoder.state === 'configured' && sameFormat(open.format, format)) return open
    if (open !== undefined && open.decoder.state !== 'closed') open.decoder.close()
    const decoder = new VideoDecoder({
      output: frame => opened.take(frame),
      error: () => undefined, // the flush that waits for it rejects
    })
    const opened = { decoder, format, take: (frame: VideoFrame): void => frame.close() }
    decoder.configure(decoderConfig(format, mime))
    this.#codec = opened
    return opened
  }
}

/** Each answer brings its own words on the format; opening a decoder takes longer than decoding a picture. */
const sameFormat = (one: CodedFormat, other: CodedFormat): boolean =>
  one === other ||
  (one.entry === other.entry &&
    one.width === other.width &&
    one.height === other.height &&
    one.description.length === other.description.length &&
    one.description.every((byte, i) => byte === other.description[i]))

/** A video element that is on no page: it shows one picture, which is copied. */
class HiddenVideo {
  readonly #video = document.createElement('video')
  readonly #base_s: number
  readonly #appended = new Set<Uint8Array>()
  readonly #feed: MediaFeed
  #broken: string | undefined

  constructor(first: WallTime90k) {
    this.#base_s = Math.floor(first / TICKS_PER_SECOND) - BEFORE_S
    this.#video.muted = true
    this.#feed = new MediaFeed(this.#video, {
      onIdle: () => undefined,
      onBroken: why => {
        this.#broken = why
      },
      onFull: () => this.#feed.remove(0, Number.POSITIVE_INFINITY),
    })
  }

  async decode({ picture, mime, answer }: Keyframe): Promise<Drawable> {
    if (!canPlay(mime)) throw new Error(`cannot play ${mime}`)
    if (!this.#appended.has(answer)) {
      if (this.#appended.size >= MOST_APPENDED) {
        this.#feed.remove(0, Number.POSITIVE_INFINITY)
        this.#appended.clear()
      }
      this.#feed.setMime(mime)
      this.#feed.setOffset(-this.#base_s)
      this.#feed.append(answer)
      this.#appended.add(answer)
      await within(new Promise<void>(resolve => this.#feed.whenIdle(resolve)))
    }
    if (this.#broken !== undefined) throw new Error(this.#broken)
    const middle = wallTime90k(picture.at + picture.span / 2)
    await within(this.#seek(middle / TICKS_PER_SECOND - this.#base_s))
    return createImageBitmap(this.#video)
  }

  dispose(): void {
    this.#feed.dispose()
  }

  #seek(to_s: number): Promise<void> {
    return new Promise(resolve => {
      const seen = (): void => {
        if (this.#video.seeking || this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return
        this.#video.removeEventListener('seeked', seen)
        this.#video.removeEventListener('loadeddata', seen)
        resolve()
      }
      this.#video.addEventListener('seeked', seen)
      this.#video.addEventListener('loadeddata', seen)
      this.#video.currentTime = to_s
    })
  }
}

const within = async <T>(waited: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the browser did not decode it in time')), DECODED_WITHIN_MS)
  })
  return Promise.race([waited, over]).finally(() => clearTimeout(timer))
}

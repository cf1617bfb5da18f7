// Canvas: one picture of the film as it will be seen: scaled to fit, privacy masks and rectangles covered, then lettered. Nothing is coded before all
// of it is done. Camera and time stand in a band above the picture, so that they lie on nothing, the camera's own clock least of all; what the film
// is stands in the picture, where it is not cut away so easily.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import { Cover, type Planes } from '#programs/pictures/cover.ts'
import { type Lettering, ROW } from './lettering.ts'
import { type Av, check, type Made, newPicture } from './libav.ts'
import type { FilmSpan } from './order.ts'
import { redact } from './redact.ts'

export type Look = { readonly banner: string; readonly captions: boolean }
type Size = { readonly width: number; readonly height: number }

const LEAST_LETTERS = 14

export class Canvas implements Disposable {
  readonly width: number
  readonly height: number
  readonly #av: Av
  readonly #letters: Lettering
  readonly #look: Look
  readonly #picture: Made<'Frame'>
  /** Above the picture, pixels. */
  readonly #band: number
  #fitted:
    | { readonly shape: string; readonly scaler: Made<'SoftwareScaleContext'>; readonly frame: Made<'Frame'> }
    | undefined
  #cover: { readonly of: FilmSpan; readonly cover: Cover } | undefined

  constructor(av: Av, letters: Lettering, size: Size, look: Look) {
    this.#av = av
    this.#letters = letters
    this.#look = look
    this.#band = look.captions ? Math.ceil((letterSize(size, '') * ROW) / 2) * 2 : 0
    this.width = size.width
    this.height = size.height + this.#band
    this.#picture = newPicture(av, this.width, this.height)
  }

  /** Borrowed until the next one. Throws where something cannot be covered. */
  paint(frame: Made<'Frame'>, span: FilmSpan, at: number): Made<'Frame'> {
    const fitted = this.#fit(frame)
    if (this.#cover?.of !== span) this.#cover = { of: span, cover: new Cover(span.masks) }
    this.#cover.cover.paint(fitted)
    redact(fitted, span.areas, at)
    const whole = this.#framed(fitted)
    // Of another shape than the film: a rectangle may have been drawn upon the film, or found in the picture itself. Both places are covered.
    if (fitted.width !== this.width || fitted.height !== this.height - this.#band) redact(this.#below(), span.areas, at)
    if (this.#look.captions) this.#write(`${span.name}  ${localText(wallTime90k(at))}`, 'top', 0)
    this.#write(this.#look.banner, 'bottom', 0)
    return whole
  }

  /** Words on black, as many rows as given. */
  card(rows: readonly string[]): Made<'Frame'> {
    this.#clear()
    for (const [at, row] of rows.entries()) this.#write(row, 'middle', at - (rows.length - 1) / 2)
    this.#write(this.#look.banner, 'bottom', 0)
    return this.#picture
  }

  [Symbol.dispose](): void {
    this.#picture.free()
    this.#fitted?.frame.free()
    this.#fitted?.scaler.freeContext()
  }

  #write(text: string, at: 'top' | 'bottom' | 'middle', row: number): void {
    this.#letters.write(
      this.#picture,
      text,
      at,
      row,
      letterSize({ width: this.width, height: this.height - this.#band }, text),
    )
  }

  /** The camera's picture alone, at the size that it will have. */
  #fit(frame: Made<'Frame'>): Made<'Frame'> {
    const av = this.#av
    const { width, height, format } = frame
    const shape = `${width} ${height} ${format}`
    if (this.#fitted?.shape !== shape) {
      this.#fitted?.frame.free()
      this.#fitted?.scaler.freeContext()
      const size = within(frame, { width: this.width, height: this.height - this.#band })
      const scaler = new av.SoftwareScaleContext()
      scaler.getContext(width, height, format as never, size.width, size.height, av.AV_PIX_FMT_YUV420P, av.SWS_BICUBIC)
      this.#fitted = { shape, scaler, frame: newPicture(av, size.width, size.height) }
    }
    check(this.#fitted.frame.makeWritable(), 'a picture to write to')
    check(this.#fitted.scaler.scaleFrameSync(this.#fitted.frame, frame), 'scaling')
    return this.#fitted.frame
  }

  /** In the middle of the film's picture, black around it. */
  #framed(fitted: Made<'Frame'>): Made<'Frame'> {
    check(this.#picture.makeWritable(), 'a picture to write to')
    if (fitted.width !== this.width || fitted.height !== this.height) this.#clear()
    const room = this.height - this.#band
    const [from, to] = [fitted.data ?? [], this.#picture.data ?? []]
    const [left, top] = [((this.width - fitted.width) >> 2) << 1, (((room - fitted.height) >> 2) << 1) + this.#band]
    for (const plane of [0, 1, 2]) {
      const half = plane === 0 ? 0 : 1
      const [line, into] = [fitted.linesize[plane]!, this.#picture.linesize[plane]!]
      for (let y = 0; y < fitted.height >> half; y++) {
        const at = (y + (top >> half)) * into + (left >> half)
        from[plane]!.copy(to[plane]!, at, y * line, y * line + (fitted.width >> half))
      }
    }
    return this.#picture
  }

  /** The film's picture without the band above it. */
  #below(): Planes {
    const { data, linesize } = this.#picture
    const from = (plane: number) => (plane === 0 ? this.#band : this.#band >> 1) * linesize[plane]!
    return {
      ...{ width: this.width, height: this.height - this.#band, linesize },
      data: data?.slice(0, 3).map((plane, i) => plane.subarray(from(i))) ?? null,
    }
  }

  #clear(): void {
    check(this.#picture.makeWritable(), 'a picture to write to')
    this.#picture.data?.forEach((plane, at) => {
      if (at < 3) plane.fill(at === 0 ? 16 : 128)
    })
  }
}

/** Even sides, as 4:2:0 wants them, and not wider than `most`; square pixels. */
export const filmSize = (frame: Size, most: number): Size => {
  const width = Math.max(16, Math.min(frame.width, most) & ~1)
  return { width, height: Math.max(16, Math.round((frame.height * width) / frame.width / 2) * 2) }
}

const within = (frame: Size, { width, height }: Size): Size => {
  const scale = Math.min(width / frame.width, height / frame.height)
  const side = (length: number, most: number) => Math.min(most, Math.max(16, Math.round((length * scale) / 2) * 2))
  return { width: side(frame.width, width), height: side(frame.height, height) }
}

/** Read from a phone, and never wider than the picture. */
const letterSize = ({ width, height }: Size, text: string): number =>
  Math.max(LEAST_LETTERS, Math.min(Math.round(height / 24), Math.floor((width * 1.5) / Math.max(1, text.length))))

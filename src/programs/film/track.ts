// Track: what a rectangle holds, followed through recorded pictures forward or back, as keys that a person looks at. Where it is lost that is said, and
// nothing is made up behind it.

import type { RedactionKey } from '#contract/redaction.ts'
import { type Av, check, type Made, newFrame } from './libav.ts'
import type { FilmOrder, FilmSpan } from './order.ts'
import { playRecorded } from './recorded-film.ts'
import type { FilmTools } from './render.ts'
import { type Grey, type Held, Tracker } from './tracker.ts'

type TrackOrder = Extract<FilmOrder, { kind: 'track' }>
type Tracked = { readonly keys: readonly RedactionKey[]; readonly lost_90k: number | null }

const TICKS = 90_000
/** Back is walked in pieces that fit into memory. */
const PIECE = 4 * TICKS
/** The rectangle's longer side has about so many pixels in the pictures that are compared. */
const HELD_PIXELS = 48
const WIDTHS = { least: 240, most: 1280 }
/** Keys that lie as near to the straight line are left out, parts of the picture. */
const STRAIGHT = 0.002
const MOST_KEYS = 600
const PICTURE = 3_600

export const trackFilm = async (tools: FilmTools, order: TrackOrder): Promise<Tracked> => {
  const { span, from, to_90k, way } = order
  const follow = new Following(from)
  using grey = new GreyPictures(tools.av, from)
  if (way === 'forward') {
    await playRecorded(
      tools.av,
      tools.footage,
      { ...span, from_90k: from.at_90k, to_90k },
      {
        picture: (frame, at) => at + PICTURE / 2 < from.at_90k || follow.take(grey.of(frame), at),
      },
    )
  } else {
    for (let end = from.at_90k + PICTURE; end > to_90k && !follow.over; end -= PIECE)
      await piece(tools, { ...span, from_90k: Math.max(to_90k, end - PIECE), to_90k: end }, grey, follow)
  }
  return follow.tracked()
}

/** The pictures of a few seconds, the last first. */
const piece = async (tools: FilmTools, span: FilmSpan, grey: GreyPictures, follow: Following): Promise<void> => {
  const pictures: { readonly picture: Grey; readonly at: number }[] = []
  await playRecorded(tools.av, tools.footage, span, {
    picture: (frame, at) => {
      if (at >= span.from_90k) pictures.push({ picture: grey.of(frame), at })
      return true
    },
  })
  for (const { picture, at } of pictures.reverse()) if (!follow.take(picture, at)) return
}

class Following {
  readonly #from: RedactionKey
  readonly #keys: RedactionKey[] = []
  #tracker: Tracker | undefined
  #lost: number | null = null
  over = false

  constructor(from: RedactionKey) {
    this.#from = from
  }

  /** False: there is no more to follow. */
  take(picture: Grey, at: number): boolean {
    if (this.over) return false
    const { width, height } = picture
    if (this.#tracker === undefined) {
      const { x, y, width: across, height: down } = this.#from
      const middle = { x: (x + across / 2) * width, y: (y + down / 2) * height }
      this.#tracker = new Tracker(picture, { ...middle, width: across * width, height: down * height })
      this.#keys.push(this.#from)
      return true
    }
    const held = this.#tracker.step(picture)
    if (held === undefined) {
      this.#lost ??= at
      this.over = true
      return false
    }
    if (held === 'missed') {
      this.#lost ??= at
      return true
    }
    this.#lost = null
    this.#keys.push(keyOf(held, picture, at))
    return true
  }

  tracked(): Tracked {
    const keys = this.#keys.toSorted((a, b) => a.at_90k - b.at_90k)
    let [kept, loose] = [thinned(keys, STRAIGHT), STRAIGHT]
    while (kept.length > MOST_KEYS) {
      loose *= 2
      kept = thinned(keys, loose)
    }
    return { keys: kept, lost_90k: this.#lost ?? (this.#tracker === undefined ? this.#from.at_90k : null) }
  }
}

const keyOf = (held: Held, { width, height }: Grey, at_90k: number): RedactionKey => {
  const part = (value: number) => Math.round(Math.min(2, Math.max(-1, value)) * 1e5) / 1e5
  return {
    at_90k,
    x: part((held.x - held.width / 2) / width),
    y: part((held.y - held.height / 2) / height),
    width: part(held.width / width),
    height: part(held.height / height),
  }
}

/** Keys from which the others follow by going straight (Ramer, Douglas and Peucker). */
export const thinned = (keys: readonly RedactionKey[], loose: number): readonly RedactionKey[] => {
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined || keys.length < 3) return keys
  let [worst, at] = [0, 0]
  keys.forEach((key, i) => {
    const part = (key.at_90k - first.at_90k) / Math.max(1, last.at_90k - first.at_90k)
    const off = (side: 'x' | 'y' | 'width' | 'height') =>
      Math.abs(key[side] - first[side] - (last[side] - first[side]) * part)
    const apart = Math.max(off('x'), off('y'), off('width'), off('height'))
    if (apart > worst) [worst, at] = [apart, i]
  })
  if (worst <= loose) return [first, last]
  return [...thinned(keys.slice(0, at + 1), loose), ...thinned(keys.slice(at), loose).slice(1)]
}

/** Decoded pictures as small grey ones. */
class GreyPictures implements Disposable {
  readonly #av: Av
  readonly #from: RedactionKey
  #scaler:
    | { readonly shape: string; readonly context: Made<'SoftwareScaleContext'>; readonly to: Made<'Frame'> }
    | undefined

  constructor(av: Av, from: RedactionKey) {
    this.#av = av
    this.#from = from
  }

  of(frame: Made<'Frame'>): Grey {
    const { context, to } = this.#scalerFor(frame)
    check(context.scaleFrameSync(to, frame), 'scaling')
    const [plane] = to.data ?? []
    const line = to.linesize[0] ?? 0
    const { width, height } = to
    const pixels = new Uint8Array(width * height)
    for (let y = 0; y < height; y++) pixels.set(plane!.subarray(y * line, y * line + width), y * width)
    return { width, height, pixels }
  }

  [Symbol.dispose](): void {
    this.#scaler?.context.freeContext()
    this.#scaler?.to.free()
  }

  #scalerFor({ width, height, format }: Made<'Frame'>) {
    const shape = `${width} ${height} ${format}`
    if (this.#scaler?.shape === shape) return this.#scaler
    this[Symbol.dispose]()
    const av = this.#av
    const longer = Math.max(this.#from.width, (this.#from.height * height) / width)
    const wanted = Math.min(WIDTHS.most, Math.max(WIDTHS.least, HELD_PIXELS / Math.max(0.01, longer)))
    const across = Math.min(width, Math.round(wanted / 2) * 2)
    const to = newFrame(av)
    to.format = av.AV_PIX_FMT_GRAY8
    to.width = across
    to.height = Math.max(16, Math.round((height * across) / width))
    check(to.allocBuffer(), 'taking room for a picture')
    const context = new av.SoftwareScaleContext()
    context.getContext(width, height, format as never, to.width, to.height, av.AV_PIX_FMT_GRAY8, av.SWS_AREA)
    this.#scaler = { shape, context, to }
    return this.#scaler
  }
}

// Render: spans of recorded footage made one film, in the order in which they were asked for. Where nothing is recorded a card says so and why; a
// film that is `straight` has no cards, and each picture at its own moment instead.

import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { Footage } from '#engine/viewing/footage.ts'
import { Canvas, filmSize } from './canvas.ts'
import { FilmFile } from './film-file.ts'
import type { Lettering } from './lettering.ts'
import type { Av, Made } from './libav.ts'
import { FilmFailed, type FilmSpan, type MadeFilm, type WholeFilm } from './order.ts'
import { playRecorded } from './recorded-film.ts'
import { Soundtrack } from './soundtrack.ts'

const TICKS = 90_000
const CARD = 2 * TICKS
/** Pictures so far apart have a hole between them. */
const HOLE = 1.5 * TICKS
const PICTURE = 3_600
/** Keyframes: near each other in what is drawn on, a few seconds apart in what is watched. */
const GROUP = { straight: 12, film: 50 }

export type FilmTools = { readonly av: Av; readonly footage: Footage; readonly letters: Lettering }

/** Throws `FilmFailed`. `tell` hears how much is done, 0 to 1. */
export const renderFilm = async (
  tools: FilmTools,
  order: WholeFilm,
  tell: (part: number) => void,
): Promise<MadeFilm> => {
  const job = new Rendering(tools, order, tell)
  try {
    await job.listen()
    for (const span of order.spans) await job.take(span)
    return await job.finish()
  } catch (error) {
    await job.giveUp()
    throw error
  }
}

/** A run of pictures without a hole: which moment stands where in the film. */
type Stretch = { readonly span: number; readonly wall: number; readonly at: number; until: number }

class Rendering {
  readonly #tools: FilmTools
  readonly #order: WholeFilm
  readonly #tell: (part: number) => void
  readonly #total: number
  readonly #stretches: Stretch[] = []
  #done = 0
  #spans = 0
  #end = 0
  #any = false
  #sounds = false
  /** Cards of spans before the first picture, which says how large the film is. */
  readonly #early: (readonly string[])[] = []
  #canvas: Canvas | undefined
  #film: FilmFile | undefined
  #sound: Soundtrack | undefined

  constructor(tools: FilmTools, order: WholeFilm, tell: (part: number) => void) {
    this.#tools = tools
    this.#order = order
    this.#tell = tell
    this.#total = order.spans.reduce((sum, { from_90k, to_90k }) => sum + to_90k - from_90k, 0)
  }

  /** Whether there is anything to be heard. */
  async listen(): Promise<void> {
    for (const { camera, stream, from_90k, to_90k, mute } of this.#order.spans) {
      if (mute === 'all' || this.#sounds) continue
      const span = [wallTime90k(from_90k), wallTime90k(to_90k)] as const
      const parts = await this.#tools.footage.parts(knownCameraId(camera), stream, ...span)
      this.#sounds = parts.some(({ sounds }) => sounds.length > 0)
    }
  }

  async take(span: FilmSpan): Promise<void> {
    const { av, footage } = this.#tools
    this.#spans++
    let last: number | undefined
    let titled = span.title.length === 0
    const hears = span.mute !== 'all'
    const mute = span.mute === 'all' ? [] : span.mute
    const found = await playRecorded(av, footage, span, {
      picture: (frame, at) => {
        // A span of a single tick is the one picture that begins there.
        const early = span.to_90k - span.from_90k === 1 ? at < span.from_90k : at + PICTURE <= span.from_90k
        if (early) return true
        const shown = Math.max(at, span.from_90k)
        const canvas = this.#begin(frame)
        if (!titled) this.#card(span.title)
        titled = true
        const hole = shown - (last ?? span.from_90k)
        if (!this.#order.straight && (hole > HOLE || hole < 0)) this.#gap(span, last ?? span.from_90k, shown)
        this.#picture(canvas, frame, span, shown)
        last = Math.max(shown, last ?? 0)
        this.#tell(Math.min(1, (this.#done + shown - span.from_90k) / this.#total))
        return true
      },
      ...(hears ? { sound: (frame, at) => this.#hear(frame, at, mute) } : {}),
    })
    this.#any ||= found
    this.#endSpan(span, last, titled)
    this.#done += span.to_90k - span.from_90k
    this.#tell(Math.min(1, this.#done / this.#total))
  }

  async finish(): Promise<MadeFilm> {
    if (this.#film === undefined) throw new FilmFailed(this.#any ? 'undecodable' : 'nothing_recorded')
    this.#sound?.silence(this.#end)
    const file = await this.#film.finish()
    const { width, height } = this.#canvas!
    const parts = this.#stretches.map(({ span, wall, at, until }) => ({
      ...{ span, from_90k: wall, to_90k: Math.min(until, this.#order.spans[span]!.to_90k), at_ms: Math.round(at / 90) },
    }))
    const times = this.#order.straight ? this.#film.times : []
    const made = { ...file, times, pictures: this.#film.times.length, width, height, parts }
    this.#film = undefined
    this.#free()
    return made
  }

  async giveUp(): Promise<void> {
    await this.#film?.giveUp()
    this.#film = undefined
    this.#free()
  }

  #free(): void {
    this.#canvas?.[Symbol.dispose]()
    this.#sound?.[Symbol.dispose]()
  }

  /** The first picture says how large the film is. */
  #begin(frame: Made<'Frame'>): Canvas {
    const { av, letters } = this.#tools
    const { out, quality, title, comment, straight } = this.#order
    if (this.#canvas !== undefined) return this.#canvas
    const canvas = new Canvas(av, letters, filmSize(frame, this.#order.width), this.#order)
    this.#canvas = canvas
    const { width, height } = canvas
    const sound = this.#sounds
    const group = straight ? GROUP.straight : GROUP.film
    this.#film = new FilmFile(av, { out, width, height, quality, group, sound, title, comment })
    if (sound) this.#sound = new Soundtrack(av, this.#film)
    for (const rows of this.#early.splice(0)) this.#card(rows)
    return canvas
  }

  #picture(canvas: Canvas, frame: Made<'Frame'>, span: FilmSpan, at: number): void {
    let stretch = this.#stretches.at(-1)
    const goesOn =
      stretch !== undefined &&
      stretch.span === this.#spans - 1 &&
      (this.#order.straight || (at - stretch.until < HOLE && at >= stretch.until - PICTURE * 3))
    if (stretch === undefined || !goesOn) {
      const begins = this.#order.straight ? this.#done + at - span.from_90k : this.#end
      stretch = { span: this.#spans - 1, wall: at, at: begins, until: at }
      this.#stretches.push(stretch)
    }
    const shown = stretch.at + at - stretch.wall
    // A film that is straight begins with a picture, whatever is missing there. Before the next is painted: the canvas holds one at a time.
    if (this.#order.straight && this.#film!.times.length === 0 && shown > 0) this.#film!.picture(canvas.card([]), 0)
    this.#film!.picture(canvas.paint(frame, span, at), shown)
    stretch.until = at + PICTURE
    this.#end = shown + PICTURE
  }

  #card(rows: readonly string[]): void {
    if (this.#order.straight) return
    if (this.#canvas === undefined) {
      this.#early.push(rows)
      return
    }
    const card = this.#canvas.card(rows)
    for (const at of [0, CARD / 2]) this.#film!.picture(card, this.#end + at)
    this.#end += CARD
  }

  #gap(span: FilmSpan, from: number, to: number): void {
    const told = span.gaps.find(gap => gap.from_90k < Math.max(to, from) && gap.to_90k > Math.min(from, to))
    const [begins, ends] = [from, to].map(at => localText(wallTime90k(Math.max(0, at))))
    const cause = told === undefined || told.cause === '' ? 'Không có bản ghi' : told.cause
    this.#card([span.name, `KHÔNG CÓ HÌNH: ${begins} – ${ends}`, cause])
  }

  /** What is missing up to the end of a span, or all of it, is told too. */
  #endSpan(span: FilmSpan, last: number | undefined, titled: boolean): void {
    if (!titled) this.#card(span.title)
    if (span.to_90k - (last ?? span.from_90k) > HOLE) this.#gap(span, last ?? span.from_90k, span.to_90k)
  }

  #hear(frame: Made<'Frame'>, at: number, mute: readonly (readonly [number, number])[]): void {
    const stretch = this.#stretches.findLast(one => one.span === this.#spans - 1 && one.wall <= at)
    if (stretch === undefined || at > stretch.until + HOLE) return
    this.#sound?.put(frame, stretch.at + at - stretch.wall, at, mute)
  }
}

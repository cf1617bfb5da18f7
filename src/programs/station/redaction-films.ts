// Redaction films: what the film process makes for redacted copies: the film that is drawn upon, single pictures, tracks, and the copy itself. One film that
// somebody waits for and one copy at a time, single pictures beside them. Copies that were being made when the station ended are made anew.

import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { Polygon } from '#base/polygon.ts'
import { Problem, type ProblemCode } from '#base/problems.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { RedactionBook, RedactionRow } from '#community/evidence/redaction-book.ts'
import type { Redaction, RedactionKey, trackAskShape } from '#contract/redaction.ts'
import { type FilmRefusal, followOnFilm, makeFilm, makeStill } from '#programs/film/film-process.ts'
import { withComment } from '#programs/film/jpeg-comment.ts'
import type { FilmSpan, WholeFilm } from '#programs/film/order.ts'

export const REDACTED = 'BẢN ĐÃ CHE – KHÔNG PHẢI BẢN GỐC'
const WORK_WIDTH = 960
const COPY_WIDTH = 1920
const WORK_QUALITY = 26
const COPY_QUALITY = 20
const MOST_PICTURES_AT_ONCE = 3

type Need = {
  readonly data: string
  readonly book: RedactionBook
  readonly masksOver: (camera: string, from: WallTime90k, to: WallTime90k) => readonly Polygon[]
  readonly nameOf: (camera: string) => string
  readonly clock: Clock
  readonly log: Logger
  /** For tests: another program in place of the film process. */
  readonly program?: string
}

const bare = { masks: [], areas: [], mute: [], gaps: [], title: [] }

type Work = Redaction['work']
type Lane = { readonly running: Map<number, AbortController>; last: Promise<void> }

export class RedactionFilms {
  readonly #need: Need
  readonly #folder: string
  readonly #works: Lane = { running: new Map(), last: Promise.resolve() }
  readonly #copies: Lane = { running: new Map(), last: Promise.resolve() }
  readonly #progress = new Map<string, number>()
  readonly #failed = new Map<number, ProblemCode>()
  readonly #pictures = new Set<AbortController>()
  #stopped = false

  constructor(need: Need) {
    this.#need = need
    this.#folder = join(need.data, 'evidence', 'redactions')
  }

  /** Copies that were being made go on. */
  resume(): void {
    for (const row of this.#need.book.rendering()) this.render(row)
  }

  file(id: number, what: 'work' | 'copy'): string {
    const still = what === 'copy' && this.#need.book.get(id)?.form === 'still'
    return join(this.#folder, String(id), still ? 'copy.jpg' : `${what}.mp4`)
  }

  /** The film that is drawn upon, asked for where it is not there. */
  async work(row: RedactionRow, wanted: boolean): Promise<Work> {
    if (this.#works.running.has(row.id)) return { state: 'making', progress: this.#progress.get(`work ${row.id}`) ?? 0 }
    if (await isThere(this.#picturesFile(row.id))) return { state: 'ready', progress: 1 }
    if (row.state !== 'draft') return { state: 'gone', progress: 0 }
    if (this.#failed.has(row.id)) return { state: 'failed', progress: 0 }
    if (!wanted) return { state: 'gone', progress: 0 }
    this.#run(this.#works, row.id, signal => this.#makeWork(row, signal))
    return { state: 'making', progress: 0 }
  }

  workProblem(id: number): ProblemCode | undefined {
    return this.#failed.get(id)
  }

  progress(id: number): number | null {
    return this.#copies.running.has(id) ? (this.#progress.get(`copy ${id}`) ?? 0) : null
  }

  /** Throws `redaction_not_ready`. */
  async times(id: number): Promise<readonly number[]> {
    const text = await readFile(this.#picturesFile(id), 'utf8').catch(() => undefined)
    if (text === undefined) throw new Problem('redaction_not_ready', { redaction: id })
    return JSON.parse(text) as readonly number[]
  }

  /** Makes the copy as it is drawn; the book is told how that ended. */
  render(row: RedactionRow): void {
    this.#run(this.#copies, row.id, signal => this.#makeCopy(row, signal))
  }

  /** One picture as it will be, a JPEG. Throws. */
  async preview(row: RedactionRow, at_90k: number, signal: AbortSignal): Promise<Buffer> {
    const span = this.#span(row, { areas: [...row.areas] })
    const order = { kind: 'picture', span, at_90k, width: WORK_WIDTH, banner: REDACTED, captions: false } as const
    const made = await this.#beside(signal, wish => makeStill(this.#need.data, order, wish))
    if (!made.ok) throw this.#problem(row, made.why)
    return Buffer.from(made.told.jpeg, 'base64')
  }

  /** When the picture begins that stands at an instant. Throws. */
  async momentOf(
    of: Pick<RedactionRow, 'camera' | 'stream'>,
    at_90k: number,
    signal: AbortSignal,
  ): Promise<WallTime90k> {
    const { camera, stream } = of
    const span = { ...bare, camera, stream, name: '', from_90k: at_90k, to_90k: at_90k + 1 }
    const order = { kind: 'picture', span, at_90k, width: 64, banner: '', captions: false } as const
    const made = await this.#beside(signal, wish => makeStill(this.#need.data, order, wish))
    if (!made.ok) throw new Problem(codeOf(made.why), { camera })
    return wallTime90k(made.told.at_90k)
  }

  /** Throws. */
  async track(row: RedactionRow, { from, to_90k, way }: z.output<typeof trackAskShape>, signal: AbortSignal) {
    const within = Math.min(row.to, Math.max(row.from, to_90k))
    const order = { kind: 'track', span: this.#span(row, {}), from, to_90k: within, way } as const
    const made = await this.#beside(signal, wish => followOnFilm(this.#need.data, order, wish))
    if (!made.ok) throw this.#problem(row, made.why)
    return { keys: made.told.keys as RedactionKey[], lost_90k: made.told.lost_90k }
  }

  remove(id: number): void {
    for (const lane of [this.#works, this.#copies]) lane.running.get(id)?.abort()
    this.#failed.delete(id)
    rmSync(join(this.#folder, String(id)), { recursive: true, force: true })
  }

  /** What was drawn upon goes when nobody draws any more. */
  dropWork(id: number): void {
    this.#works.running.get(id)?.abort()
    rmSync(this.file(id, 'work'), { force: true })
    rmSync(this.#picturesFile(id), { force: true })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    for (const one of this.#pictures) one.abort()
    for (const { running } of [this.#works, this.#copies]) for (const one of running.values()) one.abort()
    await Promise.all([this.#works.last, this.#copies.last])
  }

  #picturesFile(id: number): string {
    return join(this.#folder, String(id), 'pictures.json')
  }

  #span(row: RedactionRow, more: Partial<FilmSpan>): FilmSpan {
    const { camera, stream, from, to } = row
    const masks = this.#need
      .masksOver(camera, from, to)
      .map(polygon => polygon.map(([x, y]): [number, number] => [x, y]))
    return {
      ...{ ...bare, camera, stream, name: this.#need.nameOf(camera), from_90k: from, to_90k: to, masks },
      ...more,
    }
  }

  /** One after another in a lane; once for each number. */
  #run(lane: Lane, id: number, work: (signal: AbortSignal) => Promise<void>): void {
    if (this.#stopped || lane.running.has(id)) return
    const giving = new AbortController()
    lane.running.set(id, giving)
    lane.last = lane.last.then(async () => {
      try {
        if (!giving.signal.aborted) await work(giving.signal)
      } catch (error) {
        this.#need.log.error('a film for a redaction ended badly', { redaction: id, error })
      } finally {
        lane.running.delete(id)
      }
    })
  }

  async #makeWork(row: RedactionRow, signal: AbortSignal): Promise<void> {
    const spans = [this.#span(row, {})]
    const made = await this.#film(
      row,
      'work',
      { spans, straight: true, width: WORK_WIDTH, quality: WORK_QUALITY },
      signal,
    )
    if (made.ok) await writeFile(this.#picturesFile(row.id), JSON.stringify(made.told.times), { mode: 0o600 })
    else if (made.why !== 'cancelled') this.#failed.set(row.id, codeOf(made.why))
  }

  async #makeCopy(row: RedactionRow, signal: AbortSignal): Promise<void> {
    const { areas, sound, captions } = row
    const mute =
      sound === 'mute' ? 'all' : sound === 'keep' ? [] : sound.map(([from, to]): [number, number] => [from, to])
    const span = this.#span(row, { areas: [...areas], mute })
    const look = {
      spans: [span],
      straight: false,
      width: COPY_WIDTH,
      quality: COPY_QUALITY,
      banner: REDACTED,
      captions,
    }
    const made = await (row.form === 'still' ? this.#still(row, span, signal) : this.#film(row, 'copy', look, signal))
    if (this.#stopped || this.#need.book.get(row.id)?.state !== 'rendering') return
    const by = 'station'
    if (!made.ok) {
      this.#need.book.step(
        row.id,
        { kind: 'failed', text: made.why, by },
        { state: 'failed', problem: codeOf(made.why) },
      )
      return
    }
    const { bytes, sha256 } = made.told
    const result = { bytes, sha256, made: this.#need.clock.wall(), masks: span.masks }
    this.#need.book.step(
      row.id,
      { kind: 'rendered', text: sha256, by },
      { state: 'awaiting_approval', problem: null, result },
    )
  }

  /** One picture with its rectangles burned in; the file itself says too that it is no original. */
  async #still(row: RedactionRow, span: FilmSpan, signal: AbortSignal) {
    const { captions, from } = row
    const order = { kind: 'picture', span, at_90k: from, width: COPY_WIDTH, banner: REDACTED, captions } as const
    const made = await makeStill(this.#need.data, order, { signal, ...this.#started() })
    if (!made.ok) return made
    const comment = `${REDACTED}. ${this.#need.nameOf(row.camera)}, ${localText(from)}`
    const bytes = withComment(Buffer.from(made.told.jpeg, 'base64'), comment)
    const file = this.file(row.id, 'copy')
    try {
      mkdirSync(join(this.#folder, String(row.id)), { recursive: true, mode: 0o700 })
      await writeFile(`${file}.part`, bytes, { mode: 0o600, flush: true })
      await rename(`${file}.part`, file)
    } catch (error) {
      this.#need.log.warn('a redacted picture could not be written', { redaction: row.id, error })
      return { ok: false, why: 'disk' } as const
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { ok: true, told: { bytes: bytes.length, sha256 } } as const
  }

  #film(
    row: RedactionRow,
    what: 'work' | 'copy',
    more: Partial<WholeFilm> & Pick<WholeFilm, 'spans' | 'straight' | 'width' | 'quality'>,
    signal: AbortSignal,
  ) {
    mkdirSync(join(this.#folder, String(row.id)), { recursive: true, mode: 0o700 })
    const about = `${REDACTED}. ${this.#need.nameOf(row.camera)}, ${localText(row.from)} – ${localText(row.to)}`
    const order: WholeFilm = {
      ...{ kind: 'film', out: this.file(row.id, what), banner: '', captions: false },
      ...{ title: REDACTED, comment: about.slice(0, 300), ...more },
    }
    const key = `${what} ${row.id}`
    const progress = (part: number): void => void this.#progress.set(key, part)
    progress(0)
    return makeFilm(this.#need.data, order, { signal, progress, ...this.#started() })
  }

  #started() {
    return this.#need.program === undefined ? {} : { program: this.#need.program }
  }

  /** Beside the films, a few at once; gone with who asked. */
  async #beside<Answer>(
    gone: AbortSignal,
    work: (wish: { readonly signal: AbortSignal }) => Promise<Answer>,
  ): Promise<Answer> {
    if (this.#pictures.size >= MOST_PICTURES_AT_ONCE) throw new Problem('redaction_busy')
    const giving = new AbortController()
    this.#pictures.add(giving)
    try {
      return await work({ signal: AbortSignal.any([giving.signal, gone]), ...this.#started() })
    } finally {
      this.#pictures.delete(giving)
    }
  }

  #problem({ id }: RedactionRow, why: FilmRefusal): Problem {
    return new Problem(codeOf(why), { redaction: id })
  }
}

const codeOf = (why: FilmRefusal): ProblemCode =>
  why === 'nothing_recorded'
    ? 'redaction_nothing_recorded'
    : why === 'disk'
      ? 'redaction_disk_full'
      : why === 'no_decoder'
        ? 'redaction_missing'
        : 'redaction_failed'

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

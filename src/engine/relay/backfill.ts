// Backfill: after a gap, asks what could hold the footage, in order: a recorder, ONVIF replay, the card. Keeps jobs within the rules (hours,
// bandwidth, tries, how many at once), one at a time for each camera, and goes on with them after a restart. Decides nothing about what
// is missing: coverage does; writes nothing: the recovered-footage writer does.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallPlus, wallTime90k } from '#base/units.ts'
import { hoursAt, parseWeekHours } from '#base/week-hours.ts'
import type { BackfillReason, BackfillRules, BackfillSource } from '#contract/backfill.ts'
import type { Gap } from '#engine/recording/gap-filler.ts'
import { type BackfillJob, ended, type JobBook } from './backfill-job.ts'
import { type Failure, type Outcome, passes, verdictOf } from './backfill-verdict.ts'
import { createPaceKeeper, type PaceKeeper } from './read-pace.ts'
import type { AskedSource } from './source.ts'

const LOOK_EVERY_MS = 1000
const FIRST_RETRY_MS = 15_000
const MOST_RETRY_MS = 30 * 60_000
/** A camera that came back and went again has used up its tries in vain: while it streams, its gap is taken up once more after so long. */
const RESTED = spanFromMillis(2 * 3_600_000)
/** How often what was read is written into the book. */
const NOTED_EVERY_MS = 1000
const KEPT = spanFromMillis(30 * 24 * 3_600_000)

export type BackfillPorts = {
  readonly book: JobBook
  /** What could hold footage of a camera now, in the order in which it is asked. */
  readonly sources: (camera: CameraId) => Promise<readonly AskedSource[]>
  readonly missing: (camera: CameraId, stream: StreamName, from: WallTime90k, to: WallTime90k) => readonly Gap[]
  /** Gaps that nobody asked for yet and that are worth filling. */
  readonly found: () => readonly { readonly camera: CameraId; readonly stream: StreamName; readonly gap: Gap }[]
  readonly clock: Clock
  readonly log: Logger
  readonly first_retry_ms?: number
}

type Running = {
  readonly job: number
  readonly camera: CameraId
  readonly stop: AbortController
  readonly over: Promise<void>
}

export class Backfill {
  readonly #ports: BackfillPorts
  readonly #pace: PaceKeeper
  readonly #running = new Map<number, Running>()
  /** Bytes that a job has read and the book does not know of yet, and when it was last told. */
  readonly #unwritten = new Map<number, number>()
  readonly #notedAt = new Map<number, number>()
  /** Sources that refused us, by job: nobody has changed anything, and the next try would count against the account. */
  readonly #refused = new Map<number, Map<BackfillSource, Failure>>()
  readonly #timer: NodeJS.Timeout
  #stopped = false

  constructor(ports: BackfillPorts) {
    this.#ports = ports
    this.#pace = createPaceKeeper(ports.clock, () => ports.book.rules().bits_per_second)
    for (const { id, state } of ports.book.open()) if (state === 'running') ports.book.update(id, { state: 'waiting' })
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS)
  }

  /** Asks for what is missing of a span. Answers the job, which may be one that stands already. */
  ask(camera: CameraId, stream: StreamName, gap: Gap, by: string): BackfillJob {
    const { book, missing } = this.#ports
    const standing = book
      .touching(camera, stream, gap.from, gap.to)
      .find(job => !ended(job.state) && job.from <= gap.from && job.to >= gap.to)
    if (standing !== undefined) return standing
    const missing_ms = lengthOf(missing(camera, stream, gap.from, gap.to))
    return book.add({ camera, stream, ...gap, asked_by: by, missing_ms })
  }

  /** Throws `no_such_backfill`. */
  async cancel(id: number): Promise<BackfillJob> {
    const { book, clock } = this.#ports
    const job = book.get(id)
    if (job === undefined || ended(job.state)) throw new Problem('no_such_backfill', { job: id })
    const running = this.#running.get(id)
    running?.stop.abort('cancelled')
    await running?.over
    book.update(id, { state: 'cancelled', ended: clock.wall(), next_try: null })
    return book.get(id)!
  }

  /** Ends a cancelled or given-up job's rest: it is tried again with all its tries. Throws `no_such_backfill`. */
  again(id: number): BackfillJob {
    const { book } = this.#ports
    const job = book.get(id)
    if (job === undefined || this.#running.has(id)) throw new Problem('no_such_backfill', { job: id })
    this.#refused.delete(id)
    book.update(id, { state: 'waiting', tries: 0, next_try: null, ended: null, reason: null, detail: null })
    return book.get(id)!
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearInterval(this.#timer)
    const running = [...this.#running.values()]
    for (const { stop } of running) stop.abort('stopping')
    await Promise.all(running.map(({ over }) => over))
  }

  #look(): void {
    const { book, log } = this.#ports
    try {
      const rules = book.rules()
      if (rules.automatic) this.#takeFound()
      const open = this.#openByHours(rules)
      for (const job of book.open()) this.#consider(job, rules, open)
    } catch (error) {
      log.error('backfill could not look for work', { error })
    }
  }

  #takeFound(): void {
    const { book, found, clock } = this.#ports
    for (const { camera, stream, gap } of found()) {
      const tried = book.touching(camera, stream, gap.from, gap.to)
      const taken = tried.filter(job => job.from <= gap.from && job.to >= gap.to)
      const last = taken.at(-1)
      if (last !== undefined && taken.every(({ state }) => state === 'gave_up') && this.#rested(last))
        this.again(last.id)
      if (last !== undefined) continue
      this.ask(camera, stream, gap, 'station')
      book.forget(wallTime90k(clock.wall() - KEPT))
    }
  }

  #rested({ reason, ended }: BackfillJob): boolean {
    return reason !== null && passes({ reason }) && (ended ?? 0) + RESTED < this.#ports.clock.wall()
  }

  #openByHours({ hours }: BackfillRules): boolean {
    if (hours === null) return true
    const read = parseWeekHours(hours)
    return !read.ok || hoursAt(read.value, this.#ports.clock.wall()).on
  }

  #consider(job: BackfillJob, rules: BackfillRules, open: boolean): void {
    const { book, clock, log } = this.#ports
    const running = this.#running.get(job.id)
    if (!open) {
      running?.stop.abort('hours')
      if (running === undefined && job.state !== 'paused_by_hours') book.update(job.id, { state: 'paused_by_hours' })
      return
    }
    if (running !== undefined || this.#stopped) return
    if (job.state === 'paused_by_hours') book.update(job.id, { state: 'waiting' })
    if (job.next_try !== null && job.next_try > clock.wall()) return
    const busy = [...this.#running.values()].some(({ camera }) => camera === job.camera)
    if (busy || this.#running.size >= rules.at_once) return
    const stop = new AbortController()
    const over = this.#run(job, stop.signal)
      // The book could not be written to, as on a full disk: the job stands there as it was, and is begun again.
      .catch(error => log.error('backfill could not keep its book', { job: job.id, camera: job.camera, error }))
      .finally(() => {
        this.#running.delete(job.id)
        this.#notedAt.delete(job.id)
      })
    this.#running.set(job.id, { job: job.id, camera: job.camera, stop, over })
  }

  async #run(job: BackfillJob, signal: AbortSignal): Promise<void> {
    const { book, clock, log } = this.#ports
    book.update(job.id, { state: 'running', next_try: null })
    const outcomes = await this.#fetch(job, signal).catch((error): readonly Outcome[] => {
      log.error('backfill failed', { job: job.id, camera: job.camera, error })
      return [{ kind: undefined, failure: { reason: reasonOf(error), detail: null }, told: false }]
    })
    if (signal.aborted) {
      const state = signal.reason === 'hours' ? 'paused_by_hours' : 'waiting'
      if (signal.reason !== 'cancelled') book.update(job.id, { state })
      return
    }
    const { missing_ms, recovered_ms } = this.#count(job)
    const verdict = verdictOf(outcomes, missing_ms, recovered_ms > 0)
    const tries = job.tries + 1
    if (verdict.state === 'again' && tries < Math.min(book.rules().tries, verdict.most_tries))
      return this.#later(job, tries, verdict.failure)
    const failure = verdict.state === 'over' ? verdict.failure : verdict.state === 'again' ? verdict.spent : undefined
    const whole = missing_ms + recovered_ms
    const state = failure !== undefined ? 'gave_up' : recovered_ms > 0 || whole === 0 ? 'done' : 'nothing_there'
    const counted = verdict.state === 'ended' ? {} : { tries }
    const { reason = null, detail = null } = failure ?? {}
    book.update(job.id, { state, reason, detail, ...counted, ended: clock.wall() })
    this.#refused.delete(job.id)
    log.info('backfill ended', { job: job.id, camera: job.camera, state, reason, missing_ms })
  }

  #later(job: BackfillJob, tries: number, { reason, detail }: Failure): void {
    const { book, clock, log, first_retry_ms = FIRST_RETRY_MS } = this.#ports
    log.warn('backfill did not get through', { job: job.id, camera: job.camera, reason, tries })
    const wait = spanFromMillis(Math.min(MOST_RETRY_MS, first_retry_ms * 2 ** Math.min(tries - 1, 12)))
    book.update(job.id, { state: 'waiting', reason, detail, tries, next_try: wallPlus(clock.wall(), wait) })
  }

  /** Asks source after source until nothing is missing. One that cannot be reached does not keep the next from being asked. */
  async #fetch(job: BackfillJob, signal: AbortSignal): Promise<readonly Outcome[]> {
    const { book, missing, sources } = this.#ports
    const refused = this.#refused.get(job.id) ?? new Map<BackfillSource, Failure>()
    const outcomes: Outcome[] = []
    for (const source of await sources(job.camera)) {
      const { kind } = source
      const gaps = missing(job.camera, job.stream, job.from, job.to)
      if (gaps.length === 0 || signal.aborted) break
      if (refused.has(kind)) {
        outcomes.push({ kind, failure: refused.get(kind), told: false })
        continue
      }
      book.update(job.id, { source: kind })
      const fetched = await source.fetch(job, gaps, bytes => this.#read(job.id, bytes), signal)
      const { segments, pictures } = book.get(job.id)!
      book.update(job.id, {
        segments: segments + fetched.segments,
        pictures: pictures + fetched.pictures,
        ...(fetched.kind && { source: fetched.kind }),
      })
      const { failure } = fetched
      outcomes.push({ kind, failure, told: fetched.told === true })
      if (failure !== undefined && !passes(failure)) this.#refused.set(job.id, refused.set(kind, failure))
    }
    return outcomes
  }

  #read(id: number, bytes: number): number {
    const before = this.#unwritten.get(id) ?? 0
    this.#unwritten.set(id, before + bytes)
    const now = this.#ports.clock.monotonic() as number
    if (now - (this.#notedAt.get(id) ?? 0) > NOTED_EVERY_MS) {
      this.#notedAt.set(id, now)
      this.#tryToNote(id)
    }
    return this.#pace.read(bytes)
  }

  /** Called while a socket is read, where nobody would catch what is thrown; what is not noted now is noted later. */
  #tryToNote(id: number): void {
    try {
      this.#noteBytes(id)
    } catch (error) {
      this.#ports.log.warn('what a backfill has read could not be noted', { job: id, error })
    }
  }

  #noteBytes(id: number): void {
    const { book } = this.#ports
    const job = book.get(id)
    const more = this.#unwritten.get(id) ?? 0
    if (job !== undefined && more > 0) book.update(id, { bytes: job.bytes + more })
    this.#unwritten.delete(id)
  }

  /** Counts anew what is missing, and what of it is here by now. */
  #count(job: BackfillJob): Pick<BackfillJob, 'missing_ms' | 'recovered_ms'> {
    const { book, missing } = this.#ports
    this.#noteBytes(job.id)
    const left = lengthOf(missing(job.camera, job.stream, job.from, job.to))
    const whole = Math.max(job.missing_ms + job.recovered_ms, left)
    const counted = { missing_ms: left, recovered_ms: whole - left }
    book.update(job.id, counted)
    return counted
  }
}

const lengthOf = (gaps: readonly Gap[]): number =>
  Math.round(gaps.reduce((sum, { from, to }) => sum + to - from, 0) / 90)

const reasonOf = (error: unknown): BackfillReason => {
  if (!(error instanceof Problem)) return 'failed'
  if (error.code === 'no_room_for_recovered') return 'no_room'
  return error.code === 'recorder_away' ? 'recorder_away' : 'failed'
}

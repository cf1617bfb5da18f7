// Extraction jobs: an approved request becomes a bundle by itself, once all of its span is recorded and if those who approved it may approve still.
// What a stop of the station interrupted goes on at its next start.

import { randomBytes } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { spanFromMillis } from '#base/units.ts'
import {
  type BundleCalls,
  type BundleEnd,
  type BundleOrder,
  type Bundling,
  bundleId,
} from '#community/evidence/bundle-order.ts'
import type { Doer, ExtractionBook, ExtractionRow } from '#community/evidence/extraction-book.ts'
import type { Manifest } from '#contract/bundle.ts'
import type { Job } from '#contract/extraction.ts'

export type JobNeed = {
  readonly book: ExtractionBook
  readonly bundling: Bundling
  /** Whether those who approved may approve still. */
  readonly isApproved: (row: ExtractionRow) => boolean
  /** What goes into the order, as it is known now. */
  readonly order: (row: ExtractionRow, id: string) => Promise<BundleOrder>
  readonly papers: (row: ExtractionRow, manifest: Manifest) => ReturnType<BundleCalls['papers']>
  readonly clock: Clock
  readonly log: Logger
}

const LOOK_EVERY_MS = 10_000
/** What was filmed is on the disk by then, and a signed head behind it. */
const SETTLED = spanFromMillis(90_000)
const station: Doer = { by: 'station', person: null }

export class ExtractionJobs {
  readonly #need: JobNeed
  readonly #waiting = new Set<number>()
  /** Those that are handed over, or are about to be. */
  readonly #under_way = new Set<number>()
  readonly #timer: NodeJS.Timeout
  #stopped = false

  constructor(need: JobNeed) {
    this.#need = need
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  /** What was approved or under way when the station stopped. */
  start(): void {
    const { book } = this.#need
    for (const { id, state } of book.heads()) {
      if (state === 'extracting') this.#resume(id)
      else if (state === 'approved' && book.get(id).job?.state !== 'failed') this.begin(id)
    }
  }

  /** It was approved, or is to be tried again. */
  begin(id: number): void {
    this.#need.book.setJob(id, jobOf('waiting', null))
    this.#waiting.add(id)
    this.#look()
  }

  cancel(id: number): void {
    this.#waiting.delete(id)
    this.#under_way.delete(id)
    const order = this.#need.book.order(id)
    if (order === undefined) return
    this.#need.bundling
      .cancel(order.id)
      .catch(error => this.#need.log.error('an extraction could not be ended', { error }))
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
  }

  #look(): void {
    const { book, clock, log } = this.#need
    for (const id of this.#waiting) {
      const row = book.get(id)
      if (Math.max(...row.items.map(({ to }) => to)) + SETTLED > clock.wall()) continue
      this.#waiting.delete(id)
      this.#under_way.add(id)
      this.#handOver(row).catch(error => {
        log.error('an extraction could not be begun', { extraction: row.number, error })
        this.#ended(row, { kind: 'failed', problem: 'bug', where: {} })
      })
    }
  }

  async #handOver(row: ExtractionRow): Promise<void> {
    const { book, isApproved, order, log } = this.#need
    if (!isApproved(row)) {
      book.setJob(row.id, null)
      book.step(row.id, { kind: 'approval_lost', state: 'awaiting_approval', text: '' }, station)
      this.#under_way.delete(row.id)
      log.warn('who approved an extraction may approve no more; it waits for approval again', {
        extraction: row.number,
      })
      return
    }
    const made = await order(row, bundleId(row.number, randomBytes(4).toString('hex')))
    if (this.#stopped || !this.#under_way.has(row.id)) return // it was withdrawn meanwhile
    book.setOrder(row.id, made)
    book.step(row.id, { kind: 'extract', state: 'extracting', text: made.id }, station)
    this.#start(row, made)
  }

  #resume(id: number): void {
    const { book } = this.#need
    const [row, order] = [book.get(id), book.order(id)]
    this.#under_way.add(id)
    if (order === undefined) this.#ended(row, { kind: 'failed', problem: 'bug', where: {} })
    else this.#start(row, order)
  }

  #start(row: ExtractionRow, order: BundleOrder): void {
    const { book, bundling, papers } = this.#need
    const here = (): boolean => !this.#stopped && this.#under_way.has(row.id)
    bundling.start(order, {
      papers: manifest => papers(book.get(row.id), manifest),
      progress: job => {
        if (here()) book.setJob(row.id, job)
      },
      ended: end => {
        if (here()) this.#ended(row, end)
      },
    })
  }

  #ended({ id, number }: ExtractionRow, end: BundleEnd): void {
    const { book, log } = this.#need
    this.#under_way.delete(id)
    if (end.kind === 'sealed') {
      const { bundle, manifest } = end
      book.setBundle(id, bundle, manifest)
      book.setJob(id, { ...jobOf('done', null), done_bytes: bundle.bytes, all_bytes: bundle.bytes })
      book.step(id, { kind: 'sealed', state: 'extracted', text: bundle.content_sha256 }, station)
      log.info('a bundle was sealed', { extraction: number, bundle: bundle.name, content: bundle.content_sha256 })
      return
    }
    book.setJob(id, { ...jobOf('failed', end.problem), where: { ...end.where } })
    book.step(id, { kind: 'failed', state: 'approved', text: end.problem }, station)
    log.error('an extraction failed', { extraction: number, problem: end.problem })
  }
}

const jobOf = (state: Job['state'], problem: string | null): Job => ({
  ...{ state, problem, done_bytes: 0, all_bytes: 0, doing: null, since_90k: null, where: null },
})

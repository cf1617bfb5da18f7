// Redaction holds: the footage under a copy that is not decided on stays whatever its age, so that nobody's work loses its ground. A lease: it ends by itself
// when nobody has worked on the copy for some days, and with the approval, a rejection or the removal. Released by hand it stays released.

import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { heldUntil } from '#community/evidence/redaction.ts'
import type { RedactionBook, RedactionRow } from '#community/evidence/redaction-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'

type Need = {
  readonly book: Pick<RedactionBook, 'get' | 'holding' | 'setHold'>
  readonly keeping: Pick<KeepingBook, 'hold' | 'release' | 'stands'>
  /** Tells the recorder. */
  readonly tell: () => Promise<boolean>
  /** So long without work. */
  readonly days: () => number
  /** Nobody draws any more: the film that is drawn upon goes. */
  readonly idle: (id: number) => void
  readonly clock: Clock
  readonly log: Logger
}

const SECOND = 90_000
/** The picture before the first one, and the fragment behind the last. */
const AROUND = 10 * SECOND
const MOST_REASON = 120

export class RedactionHolds {
  readonly #need: Need

  constructor(need: Need) {
    this.#need = need
  }

  /** Undefined: its footage goes as other footage of its age. */
  until(row: RedactionRow): WallTime90k | undefined {
    const standing = row.hold !== null && this.#need.keeping.stands(row.hold)
    return standing ? heldUntil(row, this.#need.days()) : undefined
  }

  async follow(id: number): Promise<void> {
    const row = this.#need.book.get(id)
    if (row !== undefined && this.#settle(row)) await this.#need.tell()
  }

  async release({ hold }: RedactionRow): Promise<void> {
    if (this.#end(hold)) await this.#need.tell()
  }

  /** What nobody works on any more ends; what should be held and is not is held. */
  async sweep(): Promise<void> {
    const { book, tell, log } = this.#need
    try {
      const changed = book.holding().filter(row => this.#settle(row))
      if (changed.length > 0) await tell()
    } catch (error) {
      log.error('holds of redacted copies could not be looked over', { error })
    }
  }

  /** Whether anything changed. */
  #settle(row: RedactionRow): boolean {
    const { book, keeping, days, clock, log } = this.#need
    const until = heldUntil(row, days())
    const wanted = until !== undefined && until > clock.wall()
    if (wanted === (row.hold !== null)) return false
    if (wanted) {
      book.setHold(row.id, keeping.hold(holdOf(row)).id)
      return true
    }
    book.setHold(row.id, null)
    if (until !== undefined) {
      this.#need.idle(row.id)
      log.info('a redacted copy that nobody works on holds its footage no more', { redaction: row.id })
    }
    return this.#end(row.hold)
  }

  #end(hold: string | null): boolean {
    const { keeping } = this.#need
    if (hold === null || !keeping.stands(hold)) return false
    keeping.release(hold)
    return true
  }
}

const holdOf = ({ id, camera, stream, from, to, reason, by }: RedactionRow) => ({
  ...{ camera, stream, owner: by, review: undefined },
  ...{ from: wallTime90k(Math.max(0, from - AROUND)), to: wallTime90k(to + AROUND) },
  reason: `Bản che hình số ${id}, chưa xong: ${reason.slice(0, MOST_REASON)}`,
})

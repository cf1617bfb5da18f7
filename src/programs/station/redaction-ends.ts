// Redaction ends: an approved copy that nobody has saved or handed over for long is deleted from the station. What leaves a trace is written first: the access
// log, then the copy's own steps, which stay with its SHA-256. Copies in bundles are others and stay.

import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import type { AccessLog } from '#community/access/access-log.ts'
import type { RedactionBook } from '#community/evidence/redaction-book.ts'

type Need = {
  readonly book: Pick<RedactionBook, 'unusedSince' | 'step'>
  readonly note: AccessLog['note']
  /** Its files go. */
  readonly remove: (id: number) => void
  /** So long after it was used last. */
  readonly days: () => number
  readonly clock: Clock
  readonly log: Logger
}

const DAY = 24 * 3600 * 90_000
const STATION = 'station'

export const endUnusedCopies = ({ book, note, remove, days, clock, log }: Need): void => {
  const kept = days()
  for (const { id, camera, from, to, result } of book.unusedSince(wallTime90k(Math.max(0, clock.wall() - kept * DAY))))
    try {
      note({
        ...{ who: { kind: 'station', name: STATION }, verb: 'station', act: 'redaction_deleted' },
        ...{ cameras: [camera], span: [from, to], about: { redaction: id, days: kept, sha256: result?.sha256 ?? '' } },
      })
      remove(id)
      book.step(id, { kind: 'deleted', text: String(kept), by: STATION }, { state: 'deleted' })
      log.info('a redacted copy that nobody used was deleted', { redaction: id, days: kept })
    } catch (error) {
      log.error('a redacted copy whose time is over could not be deleted', { redaction: id, error })
    }
}

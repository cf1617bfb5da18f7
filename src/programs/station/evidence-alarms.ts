// What waits for people in the room of evidence and would be forgotten: holds that nobody looked at again, copies that are past their day.

import type { Clock } from '#base/clock.ts'
import type { Sight } from '#community/access/sight.ts'
import type { ExtractionReader } from '#community/evidence/extraction-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import type { Alarm } from '#contract/status.ts'

type Need = { readonly book: ExtractionReader; readonly keeping: KeepingBook; readonly clock: Clock }

const of = (code: Alarm['code'], holds: readonly string[] = []): Alarm => ({
  ...{ code, archive: null, days: null, lacking_bytes: null, holds: [...holds] },
})

/** To whoever may hold, or extract, the cameras in question. */
export const evidenceAlarms =
  ({ book, keeping, clock }: Need) =>
  (sight: Sight): readonly Alarm[] => {
    const now = clock.wall()
    const due = keeping
      .holds()
      .filter(
        ({ released, review, camera }) =>
          released === undefined && review !== undefined && review <= now && sight.may('hold', camera),
      )
    const heads = book.heads()
    const late = heads.some(
      ({ state, cameras }) => state === 'copy_expired' && cameras.every(camera => sight.may('extract', camera)),
    )
    const damaged = book.damaged()
    const broken = heads.some(
      ({ id, cameras }) => damaged.has(id) && cameras.every(camera => sight.may('extract', camera)),
    )
    return [
      ...(due.length > 0
        ? [
            of(
              'hold_review_due',
              due.map(({ id }) => id),
            ),
          ]
        : []),
      ...(broken ? [of('bundle_damaged')] : []),
      ...(late ? [of('copy_overdue')] : []),
    ]
  }

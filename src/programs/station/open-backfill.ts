// Opens backfill on a station: the book of jobs, what could hold footage, what is missing, and the writer of recovered footage.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Backfill } from '#engine/relay/backfill.ts'
import type { JobBook } from '#engine/relay/backfill-job.ts'
import { askedSource, type KnownSource } from '#engine/relay/source.ts'
import { createJobBook } from '#store/backfill.ts'
import { hasSource, type SourceBooks, serviceOf, sourcesOf } from './backfill-sources.ts'
import { createFoundGaps, type GapPorts } from './found-gaps.ts'
import { type CallingConditions, onvifSource } from './onvif-source.ts'
import type { RecoveredIntake } from './recovered-intake.ts'

export type BackfillNeeds = Omit<GapPorts, 'hasSource'> & {
  readonly db: DatabaseSync
  readonly books: SourceBooks
  readonly intake: RecoveredIntake
  /** How devices are called, once that is known. */
  readonly calling: () => Omit<CallingConditions, 'clock'>
  readonly clock: Clock
  readonly log: Logger
  readonly first_retry_ms?: number
}

export const openBackfill = (needs: BackfillNeeds): { readonly backfill: Backfill; readonly book: JobBook } => {
  const { db, books, intake, clock, log, first_retry_ms } = needs
  const book = createJobBook(db, clock)
  const known = async (camera: CameraId): Promise<readonly KnownSource[]> => {
    const sources = sourcesOf(books, camera)
    const service = sources.length > 0 ? undefined : serviceOf(books, camera)
    if (service === undefined) return sources
    const found = await onvifSource({ ...needs.calling(), clock }, service.service_url, service.credentials)
    return found === undefined ? [] : [found]
  }
  const backfill = new Backfill({
    book,
    sources: async camera =>
      (await known(camera)).map(source =>
        askedSource(
          source,
          (...wanted) => intake.bring(...wanted),
          host => needs.calling().guard.pin(host),
          clock,
        ),
      ),
    missing: (...span) => intake.missing(...span),
    found: createFoundGaps({ ...needs, hasSource: camera => hasSource(camera, books.devices.get(camera.id)) }),
    clock,
    log,
    ...(first_retry_ms === undefined ? {} : { first_retry_ms }),
  })
  return { backfill, book }
}

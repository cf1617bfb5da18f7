// Opens redacted copies on a station: their book, the films made for them, their routes, and what others learn of approved ones.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { WallTime90k } from '#base/units.ts'
import type { AccessLog } from '#community/access/access-log.ts'
import { copyStaysUntil } from '#community/evidence/redaction.ts'
import type { RedactionReader } from '#community/evidence/redaction-reader.ts'
import { type MaskReader, masksOver } from '#community/privacy/masks.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { KeepingBook } from '#community/upkeep/keeping-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Route } from '#http/route.ts'
import type { SharedFootage } from '#http/routes/recordings/shared-footage.ts'
import { redactionRoutes } from '#http/routes/redactions/redaction-routes.ts'
import { createExtractionBook } from '#store/extractions.ts'
import { createRedactionBook } from '#store/redactions.ts'
import { endUnusedCopies } from './redaction-ends.ts'
import { RedactionFilms } from './redaction-films.ts'
import { RedactionHolds } from './redaction-holds.ts'

type Need = {
  readonly data: string
  readonly db: DatabaseSync
  readonly cameras: CameraReader & SeenCameras
  readonly masks: MaskReader
  readonly shared: Pick<SharedFootage, 'unshared'>
  readonly keeping: KeepingBook
  /** Tells the recorder of holds. */
  readonly tell: () => Promise<boolean>
  /** Into the access log. */
  readonly note: AccessLog['note']
  readonly clock: Clock
  readonly log: Logger
}

const LOOK_EVERY_MS = 3_600_000

export type ApprovedRedaction = {
  readonly id: number
  readonly camera: CameraId
  readonly name: string
  readonly from_90k: WallTime90k
  readonly to_90k: WallTime90k
  readonly file: string
  readonly form: 'film' | 'still'
  readonly bytes: number
  readonly sha256: string
  readonly by: string
  readonly approved_by: string
}

export type OpenRedaction = {
  readonly routes: readonly Route[]
  readonly reader: RedactionReader
  /** Undefined where there is none, or where no second person has approved it. */
  readonly approved: (id: number) => ApprovedRedaction | undefined
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export const openRedaction = ({
  data,
  db,
  cameras,
  masks,
  shared,
  keeping,
  tell,
  note,
  clock,
  log,
}: Need): OpenRedaction => {
  const book = createRedactionBook(db, clock)
  const covering = (camera: string, from: WallTime90k, to: WallTime90k) => masksOver(masks.versions(camera), from, to)
  const nameOf = (camera: string) => cameras.get(knownCameraId(camera))?.name ?? camera
  const settings = createExtractionBook(db, clock).settings
  const films = new RedactionFilms({ data, book, masksOver: covering, nameOf, clock, log })
  const holds = new RedactionHolds({
    ...{ book, keeping, tell, clock, log, days: () => settings().redaction_draft_days },
    idle: id => films.dropWork(id),
  })
  const look = async (): Promise<void> => {
    await holds.sweep()
    const days = () => settings().redaction_days
    endUnusedCopies({ book, note, days, clock, log, remove: id => films.remove(id) })
  }
  let looking: NodeJS.Timeout | undefined
  return {
    routes: redactionRoutes({
      stays: row =>
        row.state === 'approved' ? copyStaysUntil(book.lastUsed(row.id), settings().redaction_days) : undefined,
      ...{ redactions: book, holds, cameras, masksOver: covering, unshared: shared.unshared, clock },
      studio: {
        work: (row, wanted) => films.work(row, wanted),
        workProblem: id => films.workProblem(id),
        progress: id => films.progress(id),
        momentOf: (of, at, signal) => films.momentOf(of, at, signal),
        times: id => films.times(id),
        render: row => films.render(row),
        preview: (row, at, signal) => films.preview(row, at, signal),
        track: (row, ask, signal) => films.track(row, ask, signal),
        file: (id, what) => films.file(id, what),
        dropWork: id => films.dropWork(id),
        remove: id => films.remove(id),
      },
    }),
    reader: {
      awaiting: book.awaiting,
      redacted: id => {
        const row = book.get(id)
        if (row === undefined) return undefined
        return { id, approved: row.state === 'approved', camera: row.camera, from: row.from, to: row.to }
      },
    },
    approved: id => {
      const row = book.get(id)
      if (row?.state !== 'approved' || row.result === undefined || row.approved_by === null) return undefined
      const { camera, from, to, form, by, approved_by, result } = row
      const { bytes, sha256 } = result
      return {
        ...{ id, camera, name: nameOf(camera), from_90k: from, to_90k: to, file: films.file(id, 'copy') },
        ...{ bytes, sha256, form, by, approved_by },
      }
    },
    start: () => {
      films.resume()
      void look()
      looking = setInterval(() => void look(), LOOK_EVERY_MS).unref()
    },
    stop: async () => {
      clearInterval(looking)
      await films.stop()
    },
  }
}

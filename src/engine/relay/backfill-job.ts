// Backfill jobs as this room needs them: one span of one camera that is missing, what became of it, and the book it stands in. `store`
// implements the book; a job outlives the station that began it.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { BackfillReason, BackfillRules, BackfillSource, BackfillState } from '#contract/backfill.ts'

export type BackfillJob = {
  readonly id: number
  readonly camera: CameraId
  readonly stream: StreamName
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly state: BackfillState
  readonly reason: BackfillReason | null
  readonly detail: string | null
  readonly source: BackfillSource | null
  readonly asked_by: string
  readonly tries: number
  readonly made: WallTime90k
  /** Not before then. */
  readonly next_try: WallTime90k | null
  readonly ended: WallTime90k | null
  readonly bytes: number
  readonly segments: number
  readonly pictures: number
  readonly recovered_ms: number
  readonly missing_ms: number
}

export type NewJob = Pick<BackfillJob, 'camera' | 'stream' | 'from' | 'to' | 'asked_by' | 'missing_ms'>

export type JobBook = {
  readonly add: (job: NewJob) => BackfillJob
  readonly get: (id: number) => BackfillJob | undefined
  /** The newest first. */
  readonly list: (camera?: CameraId) => readonly BackfillJob[]
  /** Jobs that have not ended, the oldest first. */
  readonly open: () => readonly BackfillJob[]
  readonly touching: (
    camera: CameraId,
    stream: StreamName,
    from: WallTime90k,
    to: WallTime90k,
  ) => readonly BackfillJob[]
  readonly update: (id: number, change: Partial<Omit<BackfillJob, 'id' | 'camera' | 'stream' | 'from' | 'to'>>) => void
  /** Forgets ended jobs from before then. */
  readonly forget: (before: WallTime90k) => void
  readonly rules: () => BackfillRules
  readonly setRules: (rules: BackfillRules, by: string) => void
}

export const ended = (state: BackfillState): boolean =>
  state === 'done' || state === 'nothing_there' || state === 'gave_up' || state === 'cancelled'

// The incident book: what people say happened. An incident is never rewritten: each step that is taken stands behind the one before, and the last
// one is its state. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { IncidentCategory, IncidentState } from '#contract/incident.ts'

export type IncidentDraft = {
  readonly category: IncidentCategory
  readonly camera: CameraId
  readonly place: string
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly note: string
  /** The notice of a rule that it came from. */
  readonly notice: number | null
}

export type IncidentStepRow = {
  readonly state: IncidentState
  readonly note: string
  readonly by: string
  readonly at: WallTime90k
}

export type IncidentRow = IncidentDraft & {
  readonly id: number
  /** `12/2026/VV`. */
  readonly number: string
  readonly by: string
  readonly made: WallTime90k
  /** At least the first: that it was received. */
  readonly steps: readonly IncidentStepRow[]
}

export type IncidentBook = {
  /** The newest first. */
  readonly find: (search: {
    readonly state?: IncidentState | undefined
    readonly before?: number | undefined
    readonly seen: (camera: string) => boolean
    readonly most: number
  }) => readonly IncidentRow[]
  /** Throws `no_such_incident`. */
  readonly get: (id: number) => IncidentRow
  /** A notice becomes an incident once: asked again, the answer is that one. */
  readonly add: (draft: IncidentDraft, by: string) => IncidentRow
  /** Throws `no_such_incident`. */
  readonly step: (id: number, state: IncidentState, note: string, by: string) => IncidentRow
}

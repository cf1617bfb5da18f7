// The cause book: why footage is missing, as persons say it. What was said stays: a newer word counts more, and a withdrawn one keeps its row
// with who took it back. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'

/** What a person who was there, or asked around, can establish. The others the station knows of itself. */
export const statedCauses = [
  'power_lost',
  'internet_lost',
  'wifi_lost',
  'tampered',
  'recorder_fault',
  'disk_fault',
  'clock_drift',
  'unknown',
] as const
export type StatedCause = (typeof statedCauses)[number]

export type NewStatement = {
  readonly camera: CameraId
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly cause: StatedCause
  /** In the person's own words; may be empty. */
  readonly note: string
  /** An account's user name, or `cli` for the operator at the machine. */
  readonly by: string
}

export type Statement = NewStatement & {
  readonly id: number
  readonly at: WallTime90k
  readonly withdrawn: { readonly by: string; readonly at: WallTime90k } | undefined
}

export type CauseReader = {
  /** What was said of a camera about any part of `from` ≤ t < `to`, withdrawn words too, the oldest first. */
  readonly statements: (camera: CameraId, from: WallTime90k, to: WallTime90k) => readonly Statement[]
}

export type CauseBook = CauseReader & {
  readonly state: (said: NewStatement) => Statement
  /** Throws `no_such_cause` when the camera has no such word, or it was withdrawn already. */
  readonly withdraw: (camera: CameraId, id: number, by: string) => Statement
}

// The doctor book: what the camera doctor found at its last run, and everything that the station ever changed on a camera. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { AppliedFix, DoctorReport } from '#contract/doctor.ts'

/** A run that is over; what was put right is kept apart from it. */
export type KeptReport = Omit<DoctorReport, 'camera' | 'state' | 'fixes'>

export type DoctorBook = {
  readonly last: (camera: CameraId) => KeptReport | undefined
  /** In place of the one before. */
  readonly keep: (camera: CameraId, report: KeptReport) => void
  /** The latest first. */
  readonly fixes: (camera: CameraId, most: number) => readonly AppliedFix[]
  readonly note: (camera: CameraId, fix: AppliedFix) => void
}

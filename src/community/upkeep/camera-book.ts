// The camera book: which cameras the community has, by name and place. Readers and writers are different types,
// and neither can read a camera's password. `store` implements them.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'

export type CameraRow = {
  readonly id: CameraId
  readonly name: string
  readonly place: string
  /** Fit to be shown: no user, password or token in it. */
  readonly main_url: string
  readonly sub_url: string | null
  readonly transport: 'tcp' | 'udp'
  readonly record_audio: boolean
  readonly has_credentials: boolean
  readonly added_90k: WallTime90k
  /** While it holds; one whose time has come is not told any more. */
  readonly suspended: Suspension | null
  /** When it is recorded (base/week-hours.ts); null: always. */
  readonly hours: RecordingHours | null
}

export type Suspension = {
  readonly reason: string
  readonly by: string
  readonly since_90k: WallTime90k
  /** Null: until somebody resumes it. */
  readonly until_90k: WallTime90k | null
}

export type RecordingHours = { readonly text: string; readonly by: string; readonly since_90k: WallTime90k }

/** A camera as it is added. The URLs carry no user info; it has been moved to `username` and `password`. */
export type NewCamera = {
  readonly id?: CameraId | undefined
  readonly name: string
  readonly place: string
  readonly main_url: string
  readonly sub_url: string | null
  readonly username: string
  readonly password: string
  readonly transport: 'tcp' | 'udp'
  readonly record_audio: boolean
}

export type CameraReader = {
  readonly list: () => readonly CameraRow[]
  readonly get: (id: CameraId) => CameraRow | undefined
  /** True also for a camera that was removed: its footage is still there. */
  readonly known: (id: CameraId) => boolean
}

export type CameraBook = CameraReader & {
  /** Throws `camera_exists` when the id is taken; without an id, makes one from the name. */
  readonly add: (camera: NewCamera) => CameraRow
  /** Forgets the credentials and stops the camera; its id stays taken. False when there is no such camera. */
  readonly remove: (id: CameraId) => boolean
  /** A suspension that holds already gives way to this one. */
  readonly suspend: (id: CameraId, order: Pick<Suspension, 'reason' | 'by' | 'until_90k'>) => void
  readonly resume: (id: CameraId, by: string) => void
  /** Null: always. */
  readonly setHours: (id: CameraId, hours: string | null, by: string) => void
}

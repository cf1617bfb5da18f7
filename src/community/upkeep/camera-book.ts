// The camera book: which cameras the community has, by name and place. Readers and writers are different types,
// and neither can read a camera's password. `store` implements them.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Transport } from '#contract/camera.ts'

export type CameraRow = {
  readonly id: CameraId
  readonly name: string
  readonly place: string
  /** Fit to be shown: no user, password or token in it. */
  readonly main_url: string
  readonly sub_url: string | null
  readonly transport: Transport
  readonly record_audio: boolean
  /** The last word on recording its sound; null where nobody ever switched it. */
  readonly audio: AudioOrder | null
  readonly has_credentials: boolean
  readonly added_90k: WallTime90k
  /** While it holds; one whose time has come is not told any more. */
  readonly suspended: Suspension | null
  /** When it is recorded (base/week-hours.ts); null: always. */
  readonly hours: RecordingHours | null
}

export type AudioOrder = {
  readonly recording: boolean
  readonly reason: string
  readonly by: string
  readonly since_90k: WallTime90k
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
  readonly transport: Transport
  readonly record_audio: boolean
  /** Why its sound is recorded, and who says so; needed where it is. */
  readonly audio?: Pick<AudioOrder, 'reason' | 'by'> | undefined
}

/** What is to be otherwise; the rest stays. */
export type CameraChange = {
  readonly [Part in Exclude<keyof NewCamera, 'id' | 'record_audio' | 'audio'>]?: NewCamera[Part] | undefined
}

export type CameraReader = {
  readonly list: () => readonly CameraRow[]
  readonly get: (id: CameraId) => CameraRow | undefined
  /** True also for a camera that was removed: its footage is still there. */
  readonly known: (id: CameraId) => boolean
}

/** All that was ever said of recording a camera's sound, the oldest first. */
export type AudioOrderReader = (id: CameraId) => readonly AudioOrder[]

export type CameraBook = CameraReader & CameraWriter

export type CameraWriter = {
  /** Throws `camera_exists` when the id is taken; without an id, makes one from the name. */
  readonly add: (camera: NewCamera) => CameraRow
  /** Forgets the credentials and stops the camera; its id stays taken. False when there is no such camera. */
  readonly remove: (id: CameraId) => boolean
  /** False when there is no such camera. */
  readonly change: (id: CameraId, change: CameraChange) => boolean
  /** Whether its sound is recorded from now on. Every word is kept. */
  readonly recordAudio: (id: CameraId, order: Pick<AudioOrder, 'recording' | 'reason' | 'by'>) => void
  /** A suspension that holds already gives way to this one. */
  readonly suspend: (id: CameraId, order: Pick<Suspension, 'reason' | 'by' | 'until_90k'>) => void
  readonly resume: (id: CameraId, by: string) => void
  /** Null: always. */
  readonly setHours: (id: CameraId, hours: string | null, by: string) => void
}

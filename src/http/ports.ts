// What the front door needs from the rest of the house, as interfaces that it owns. `store` implements the books,
// `programs` plugs in the recorder's view. Nothing here can read a camera's password.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { WallTime90k } from '#base/units.ts'
import type { StreamStatus } from '#contract/camera.ts'
import type { Status } from '#contract/status.ts'
import type { Route } from './route.ts'

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
}

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
}

export type AccountRow = {
  readonly id: number
  readonly username: string
  readonly display_name: string
  readonly password_hash: string
}

export type AccountBook = {
  readonly any: () => boolean
  readonly find: (username: string) => AccountRow | undefined
  /** The oldest account: the one that a one-time link signs in. */
  readonly first: () => AccountRow | undefined
  /** Undefined when there is an account already: two links at once make one first account. */
  readonly addFirst: (account: Omit<AccountRow, 'id'>) => AccountRow | undefined
}

export type SessionRow = { readonly account: Omit<AccountRow, 'password_hash'> }

export type SessionBook = {
  /** Opens a session and returns its token, which is stored nowhere. */
  readonly open: (accountId: number) => string
  /** The live session of this token; finding it counts as being active. */
  readonly find: (token: string) => SessionRow | undefined
  readonly close: (token: string) => void
}

export type LinkBook = {
  /** Makes a one-time token; older ones stop working. */
  readonly make: () => { readonly token: string; readonly good_until_90k: WallTime90k }
  /** Whether `use` would succeed now. */
  readonly good: (token: string) => boolean
  /** True once per token, while it is good. */
  readonly use: (token: string) => boolean
}

export type StreamStatuses = { readonly main: StreamStatus | null; readonly sub: StreamStatus | null }

export type RecorderView = {
  readonly statusOf: (camera: CameraId) => StreamStatuses
  readonly summary: () => Status['recorder']
  /** A camera was added or removed: the recorder reads the list again. */
  readonly camerasChanged: () => void
}

export type StationFacts = {
  readonly name: string
  readonly version: string
  readonly started_90k: WallTime90k
  /** The data folder, whose disk the status reports. */
  readonly data: string
}

export type Ports = {
  readonly clock: Clock
  readonly log: Logger
  readonly station: StationFacts
  readonly cameras: CameraBook
  readonly accounts: AccountBook
  readonly sessions: SessionBook
  readonly links: LinkBook
  readonly recorder: RecorderView
  /** What other rooms answer: live, recordings. */
  readonly routes: readonly Route[]
  /** The built web page, `build/web`. */
  readonly web: string
  /** Where a person on this machine reaches the station, such as `http://127.0.0.1:8080`; used in one-time links. */
  readonly publicUrl: () => string
  /** Names beside IP addresses, `localhost` and this machine's own name under which the station may be called. */
  readonly hosts?: readonly string[]
}

// Accounts of other systems that fetch live pictures from the station, as this room needs to know them. `store` keeps them.

import type { CameraId } from '#base/ids.ts'

/** Who may fetch what. The secret was made by the station and is never a person's password. */
export type RepublishAccount = {
  readonly name: string
  readonly secret: string
  /** Null: all cameras, also those that come later. */
  readonly cameras: readonly string[] | null
  /** Whether it may hear cameras whose sound is recorded. */
  readonly sound: boolean
  /** Of those, which it may have now; all where left out. */
  readonly may?: (camera: string) => boolean
  /** Which cameras it is given with their privacy masks; none where left out. */
  readonly covered?: (camera: string) => boolean
}

/** A camera as this room knows it. */
export type KnownCamera = { readonly name: string; readonly record_audio: boolean }

export type RepublishAccounts = {
  /** Undefined: there is none of that name, or its secret cannot be opened. */
  readonly find: (name: string) => RepublishAccount | undefined
}

export const mayFetch = ({ cameras, may }: RepublishAccount, camera: string): boolean =>
  (cameras === null || cameras.includes(camera)) && (may?.(camera) ?? true)

/** Sound leaves only where it is recorded at all, and to who may hear it. */
export const mayHear = ({ sound }: RepublishAccount, { record_audio }: KnownCamera): boolean => sound && record_audio

/** Whether it is given this camera with its privacy masks. */
export const isCovered = ({ covered }: RepublishAccount, camera: string): boolean => covered?.(camera) ?? false

/** What is looked at by whom; who is told of it answers what says that it is over, and throws where it may not be. */
export type Looked = (by: {
  readonly account: string
  readonly camera: CameraId
  readonly address: string
  readonly as: 'stream' | 'still'
}) => () => void

/** Somebody asked for a camera that is not theirs to fetch, or not there. */
export type Denied = (by: { readonly account: string; readonly camera: CameraId; readonly address: string }) => void

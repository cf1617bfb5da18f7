// Kept footage: what retention needs of the catalogue. `store/kept-footage` implements it. A segment leaves in this order: its row goes and
// a deletion record and the name of its file stay, in one transaction that asks the holds again; only then the file is removed.

import type { CameraId } from '#base/ids.ts'
import type { MediaSpan90k, WallTime90k } from '#base/units.ts'
import type { Hold } from './holds.ts'
import type { Expendable, RemovalCause, RetentionRule } from './retention.ts'

/** What the station has told: nothing is removed before it has. */
export type Told = {
  readonly revision: number
  readonly rules: readonly RetentionRule[]
  readonly holds: readonly Hold[]
}

export type Used = { readonly camera: CameraId; readonly archive: string; readonly day: string; readonly bytes: number }
export type Doomed = { readonly archive: string; readonly path: string }

export type KeptFootage = {
  readonly tell: (told: Told) => void
  readonly told: () => Told | undefined
  /** Closed segments, oldest first. */
  readonly ofCamera: (camera: CameraId) => Iterable<Expendable>
  readonly onArchive: (archive: string) => Iterable<Expendable>
  readonly used: () => readonly Used[]
  /** When the oldest footage of all begins. */
  readonly oldest: () => WallTime90k | undefined
  readonly heldBytes: () => number
  /** Takes rows out, except those that are held; answers what went. */
  readonly remove: (going: readonly Going[], now: WallTime90k) => readonly Expendable[]
  /** Files whose rows are gone and that may still lie on their disks. */
  readonly doomed: (archive: string, most: number) => readonly Doomed[]
  /** The file of a removed segment was seen to be gone. */
  readonly gone: (file: Doomed) => void
}

export type Going = { readonly segment: Expendable; readonly why: RemovalCause }

/** Bytes a day, measured over the footage of the last days; undefined while there is too little to say. */
export const bytesADay = (held: number, since: MediaSpan90k): number | undefined => {
  const days = since / (86_400 * 90_000)
  return days < 1 / 144 || held === 0 ? undefined : held / days
}

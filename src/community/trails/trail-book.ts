// The trail book: what people say they saw, camera after camera. It keeps moments and words, no pictures and no names. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Going, ReachSettings, TrailSharing } from '#contract/trail.ts'

export type TrailDraft = {
  readonly title: string
  /** What is followed, as it looks. */
  readonly about: string
  readonly case: string | null
  readonly going: Going
  readonly shared: TrailSharing
  readonly unit: string | null
}

export type TrailRow = TrailDraft & {
  readonly id: number
  readonly state: 'open' | 'closed'
  readonly by: string
  readonly made: WallTime90k
  readonly changed: WallTime90k
}

export type MarkDraft = {
  readonly camera: CameraId
  readonly seen: boolean
  readonly from: WallTime90k
  readonly to: WallTime90k
  /** When it is seen best; undefined where it was not seen. */
  readonly at: WallTime90k | undefined
  readonly direction_deg: number | null
  readonly note: string
}

export type MarkRow = MarkDraft & {
  readonly id: number
  readonly trail: number
  readonly by: string
  readonly made: WallTime90k
}

export type TrailSearch = {
  /** Words that all stand in title, description or case, accents or not. */
  readonly text?: string | undefined
  readonly state?: 'open' | 'closed' | undefined
  /** Only those that come behind this one in the answer. */
  readonly before?: number | undefined
  readonly seen: (trail: TrailRow) => boolean
  readonly most: number
}

export type TrailReader = {
  readonly get: (id: number) => TrailRow | undefined
  /** In the order in which they were made. */
  readonly marks: (trail: number) => readonly MarkRow[]
  /** The newest first. */
  readonly find: (search: TrailSearch) => readonly TrailRow[]
  readonly settings: () => ReachSettings
}

export type TrailBook = TrailReader & {
  /** Throws `too_many_trails`. */
  readonly add: (draft: TrailDraft, mark: MarkDraft, by: string) => TrailRow
  /** Throws `no_such_trail`. */
  readonly change: (id: number, draft: TrailDraft & { readonly state: TrailRow['state'] }) => TrailRow
  /** Its marks go with it, the row stays with who removed it and why. Throws `no_such_trail`. */
  readonly remove: (id: number, reason: string, by: string) => void
  /** Throws `no_such_trail`, `trail_full`. */
  readonly mark: (trail: number, draft: MarkDraft, by: string) => MarkRow
  /** Throws `no_such_trail_mark`. */
  readonly changeMark: (trail: number, mark: number, draft: Pick<MarkDraft, 'at' | 'direction_deg' | 'note'>) => MarkRow
  /** Throws `no_such_trail_mark`. */
  readonly unmark: (trail: number, mark: number) => void
  readonly setSettings: (settings: ReachSettings, by: string) => void
}

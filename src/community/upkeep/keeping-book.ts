// The keeping book: how long footage is kept, and which footage must stay whatever happens. `store` implements it.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'

/** Whom a rule is for: all cameras, those of a place, or one. The closest rule counts. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'place'; readonly place: string }
  | { readonly kind: 'camera'; readonly camera: CameraId }

export type RetentionRuleRow = {
  readonly scope: Scope
  /** Undefined: as long as there is room. */
  readonly days: number | undefined
  /** Undefined: as much as there is room. Not for a place. */
  readonly quota_bytes: number | undefined
}

export type HoldRow = {
  readonly id: string
  readonly camera: CameraId
  readonly stream: StreamName | undefined
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly reason: string
  readonly owner: string
  /** When somebody should ask whether it is still needed. */
  readonly review: WallTime90k | undefined
  readonly made: WallTime90k
  readonly released: WallTime90k | undefined
}

export type NewHold = Omit<HoldRow, 'id' | 'made' | 'released'>

export type KeepingBook = {
  readonly rules: () => readonly RetentionRuleRow[]
  readonly setRule: (rule: RetentionRuleRow) => void
  /** The scope has no rule of its own any more. */
  readonly dropRule: (scope: Scope) => void
  /** The newest first. */
  readonly holds: () => readonly HoldRow[]
  readonly hold: (hold: NewHold) => HoldRow
  /** Whether it is there and not released. */
  readonly stands: (id: string) => boolean
  /** Throws `no_such_hold`. */
  readonly release: (id: string) => HoldRow
  /** Looked at, and still needed until then. Throws `no_such_hold`. */
  readonly review: (id: string, at: WallTime90k) => HoldRow
  /** Grows with every change. */
  readonly revision: () => number
}

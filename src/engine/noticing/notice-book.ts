// The notice book: what cameras said that they saw, as spans. Those of one camera and kind follow one another; none lies over another. What the
// station saw itself is not in it: that is the ledger's. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { SaidKind } from '#contract/notice.ts'

export type SaidNotice = {
  readonly camera: CameraId
  readonly kind: SaidKind
  readonly from: WallTime90k
  /** While it lasts: until when that is known. */
  readonly to: WallTime90k
  readonly end: 'heard' | 'unheard' | 'lasts'
  /** How often it was said anew. */
  readonly times: number
}

export type NoticeReader = {
  /** Those that touch `from` ≤ t < `to`, in order, `most` at most. */
  readonly between: (
    camera: CameraId,
    kind: SaidKind,
    from: WallTime90k,
    to: WallTime90k,
    most: number,
  ) => readonly SaidNotice[]
  /** The first that begins after an instant, or the last that began before it. */
  readonly beside: (
    camera: CameraId,
    kind: SaidKind,
    at: WallTime90k,
    way: 'after' | 'before',
  ) => SaidNotice | undefined
  /** The newest of a camera and kind. */
  readonly last: (camera: CameraId, kind: SaidKind) => SaidNotice | undefined
  /** How many began at an instant or after it. */
  readonly begunSince: (camera: CameraId, kind: SaidKind, at: WallTime90k) => number
  /** All cameras of which there is one. */
  readonly cameras: () => readonly CameraId[]
}

export type NoticeBook = NoticeReader & {
  /** Each is new, or the newer state of the one that began at the same instant. */
  readonly put: (notices: readonly SaidNotice[]) => void
  /** What lasted when the station died ended unheard. */
  readonly closeAll: () => void
  /** Removes what ended before an instant; answers how many, no more than a few thousand at a time. */
  readonly forget: (camera: CameraId, before: WallTime90k) => number
}

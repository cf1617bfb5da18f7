// The site book: where each camera stands and what it looks at from there. `store` implements it.

import type { CameraId } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { SiteKind } from '#contract/site.ts'

export type SiteDraft = {
  readonly latitude: number
  readonly longitude: number
  /** Compass degrees; null where nobody said. */
  readonly direction_deg: number | null
  readonly field_of_view_deg: number | null
  readonly range_m: number | null
  readonly height_m: number | null
  readonly hamlet: string
  readonly road: string
  readonly kind: SiteKind | null
}

export type SiteRow = SiteDraft & {
  readonly camera: CameraId
  readonly placed: { readonly by: string; readonly at: WallTime90k }
}

export type SiteReader = {
  readonly list: () => readonly SiteRow[]
  readonly get: (camera: CameraId) => SiteRow | undefined
}

export type SiteBook = SiteReader & {
  readonly place: (camera: CameraId, site: SiteDraft, by: string) => SiteRow
  /** False when it stood nowhere. */
  readonly takeAway: (camera: CameraId) => boolean
}

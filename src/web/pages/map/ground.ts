// Ground: what lies under the cameras, as both surfaces are told it, and what a surface tells back. A surface draws the ground and is moved
// by hands and keys; it knows nothing of cameras.

import type { MapLayer } from '#contract/map.ts'
import type { Theme } from '#web/ui/theme.ts'
import type { Place, Point, View } from './mercator.ts'

export type Base =
  | { readonly kind: 'none' }
  | { readonly kind: 'pmtiles'; readonly file: string }
  | { readonly kind: 'osm' }

export type Ground = {
  /** Those that are switched on. */
  readonly layers: readonly MapLayer[]
  readonly base: Base
  readonly theme: Theme
}

export type Aim = Pick<View, 'center' | 'zoom'>

/** What the page does to a surface. */
export type SurfaceHand = {
  readonly view: () => View
  readonly go: (aim: Aim) => void
  /** As if the wheel were turned by so many steps of zoom, around the middle or a point. */
  readonly zoomBy: (steps: number, around?: Point) => void
}

export type SurfaceProps = {
  readonly start: Aim
  readonly ground: Ground
  /** Says what the map is to screen readers. */
  readonly label: string
  readonly onView: (view: View) => void
  /** A press on the ground that was no drag. */
  readonly onPress: (place: Place) => void
  /** Part of the ground did not come, or came again. */
  readonly onMissing: (missing: boolean) => void
  readonly onReady: (hand: SurfaceHand | undefined) => void
}

// What a tile is given, and what it gives to whoever holds the keys.

import type { WallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { Alert } from './alerts.ts'
import type { CellHands } from './cell-hands.ts'
import type { Rect } from './geometry.ts'
import type { RecordedDay } from './recorded-days.tsx'

/** What keys do to a tile from outside. */
export type TileHandle = {
  readonly video: () => HTMLVideoElement | null
  /** The instant of the picture on the screen. */
  readonly at: () => WallTime90k
  readonly zoomBy: (factor: number) => void
  readonly zoomReset: () => void
  /** How many times the picture is zoomed; 1: not. */
  readonly scale: () => number
}

export type TileProps = {
  readonly camera: Camera
  readonly cell: number
  readonly rect: Rect
  /** How high the line below the picture is; 0: it lies over the picture. */
  readonly line: number
  readonly enlarged: boolean
  /** Another tile covers this one. */
  readonly covered: boolean
  /** So large that the main stream is worth it. */
  readonly large: boolean
  readonly tabbable: boolean
  readonly arranging: boolean
  readonly steering: boolean
  readonly alert: Alert | undefined
  /** It stands in another camera's place for now. */
  readonly visiting: boolean
  /** How much of the last days is recorded, today last, once known. */
  readonly recorded: readonly RecordedDay[] | undefined
  readonly hands: CellHands
  readonly handles: Map<string, TileHandle>
}

// Masks: which parts of a camera's picture nobody sees who may not see behind them. A word on them is never changed, only followed by another; this
// decides which of them cover a span.

import type { Polygon } from '#base/polygon.ts'
import type { WallTime90k } from '#base/units.ts'

export type MaskVersion = {
  /** From 1 for each camera. */
  readonly version: number
  readonly areas: readonly Polygon[]
  readonly reason: string
  readonly by: string
  readonly since: WallTime90k
}

export type MaskReader = {
  /** All that was ever said of a camera's masks, the oldest first. */
  readonly versions: (camera: string) => readonly MaskVersion[]
}

export type MaskBook = MaskReader & {
  /** Throws `masks_changed` where another version than `follows` stands by now. */
  readonly set: (
    camera: string,
    masks: {
      readonly areas: readonly Polygon[]
      readonly reason: string
      readonly by: string
      readonly follows: number
    },
  ) => MaskVersion
}

/** What covers the camera now. */
export const masksNow = (versions: readonly MaskVersion[]): readonly Polygon[] => versions.at(-1)?.areas ?? []

/**
 * What covers pictures of a span: what covers the camera now, also before it was set, and whatever covered it in the span. A window that was
 * covered when it was filmed stays covered, and one that is covered today is covered in all of the past.
 */
export const masksOver = (versions: readonly MaskVersion[], from: WallTime90k, to: WallTime90k): readonly Polygon[] => {
  const inForce = versions.filter(({ since }, i) => since < to && (versions[i + 1]?.since ?? Infinity) > from)
  const last = versions.at(-1)
  const standing = last === undefined || inForce.includes(last) ? inForce : [...inForce, last]
  return standing.flatMap(({ areas }) => areas)
}

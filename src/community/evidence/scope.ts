// Scope: what should give somebody pause before they ask for footage (house rules BR-08, BR-10). Pure; whoever asks has looked up what is known of each
// span. `detail` is a bare number: minutes of a long span, seconds that are missing or by which a clock is off, a count of cameras.

import type { WallTime90k } from '#base/units.ts'
import type { ScopeWarning } from '#contract/extraction.ts'

export type KnownItem = {
  readonly camera: string
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly removed: boolean
  /** Within the span and until now, as the one who asks may have it. */
  readonly recorded_90k: number
  readonly missing_90k: number
  readonly bytes: number
  /** The camera's clock minus the station's; null where nobody knows. */
  readonly clock_offset_ms: number | null
  /** The station's clock was set, or the camera's drifted, within the span. */
  readonly clock_stepped: boolean
  readonly masked: boolean
  /** What whole files of the archive hold that touch the span; null where there are none. */
  readonly reach: { readonly from: WallTime90k; readonly to: WallTime90k } | null
}

const SECOND = 90_000
const LONG_SPAN = 3600 * SECOND
const MANY_CAMERAS = 4
const SHORT_GAP = 2 * SECOND
const CLOCK_OFF_MS = 2_000
const CLOCK_FAR_OFF_MS = 60_000

/** `segments`: whole files of the archive go along. */
export const scopeWarnings = (
  items: readonly KnownItem[],
  now: WallTime90k,
  segments = false,
): readonly ScopeWarning[] => {
  const cameras = new Set(items.map(({ camera }) => camera)).size
  const many: readonly ScopeWarning[] =
    cameras < MANY_CAMERAS
      ? []
      : [{ what: 'many_cameras', camera: null, from_90k: null, to_90k: null, detail: `${cameras}` }]
  return [...many, ...items.flatMap(item => [...warningsOf(item, now), ...(segments ? beyond(item) : [])])]
}

/** The original is written anew with a note where a clock is that far off. */
export const isFarOff = (warnings: readonly Pick<ScopeWarning, 'what'>[]): boolean =>
  warnings.some(({ what }) => what === 'clock_far_off')

/** A file ends where the recorder ended it: whoever gets it sees minutes that nobody asked for. */
const beyond = ({ camera, from, to, reach }: KnownItem): readonly ScopeWarning[] => {
  if (reach === null) return []
  const over = Math.max(0, from - reach.from) + Math.max(0, reach.to - to)
  if (over <= SHORT_GAP) return []
  const [from_90k, to_90k] = [Math.min(from, reach.from), Math.max(to, reach.to)]
  return [{ what: 'segments_beyond', camera, from_90k, to_90k, detail: `${Math.round(over / SECOND)}` }]
}

const warningsOf = (item: KnownItem, now: WallTime90k): readonly ScopeWarning[] => {
  const { camera, from, to, clock_offset_ms } = item
  const warnings: ScopeWarning[] = []
  const warn = (what: ScopeWarning['what'], detail: number | null = null): void =>
    void warnings.push({ what, camera, from_90k: from, to_90k: to, detail: detail === null ? null : String(detail) })
  if (to - from > LONG_SPAN) warn('long_span', Math.round((to - from) / SECOND / 60))
  if (to > now) warn('still_coming', Math.ceil((to - Math.max(from, now)) / SECOND))
  if (from < now && item.recorded_90k === 0) warn('nothing_recorded')
  else if (item.missing_90k > SHORT_GAP) warn('gaps', Math.round(item.missing_90k / SECOND))
  if (item.removed) warn('camera_removed')
  const off_ms = Math.abs(clock_offset_ms ?? 0)
  if (off_ms > CLOCK_FAR_OFF_MS) warn('clock_far_off', Math.round(clock_offset_ms! / 1000))
  else if (off_ms > CLOCK_OFF_MS) warn('clock_off', Math.round(clock_offset_ms! / 1000))
  if (item.clock_stepped) warn('clock_stepped')
  if (item.masked) warn('masked')
  return warnings
}

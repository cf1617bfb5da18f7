// Reach: which cameras somebody who was seen on one can come to next, and when: distance by the slowest and by the fastest pace, with slack at both ends.
// It offers; people look. Pure.

import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Mover, Pace, ReachSettings } from '#contract/trail.ts'
import { bearingTo, metresApart, type Place, turnBetween } from './ground.ts'
import type { Roads } from './roads.ts'

export const usualSettings: ReachSettings = {
  walker: { slow_kmh: 3, fast_kmh: 7 },
  motorbike: { slow_kmh: 10, fast_kmh: 50 },
  car: { slow_kmh: 10, fast_kmh: 60 },
  slack_s: 20,
  detour: 1.3,
}

/** Whoever goes on was not held up for longer than this, and no window is longer: nobody looks at an hour. */
const LONGEST_WINDOW_S = 30 * 60
/** Where it is not known how far it is, so much is looked at. */
const UNKNOWN_WINDOW_S = 10 * 60
/** What lies so far off the direction that was seen lies behind. */
const AHEAD_DEG = 80

export type Standing = { readonly camera: string; readonly site: Place | undefined }

export type Reached = {
  readonly camera: string
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly distance_m: number | null
  readonly by: 'road' | 'straight' | 'unknown'
  readonly bearing_deg: number | null
  readonly ahead: boolean | null
}

export type ReachAsked = {
  readonly at: WallTime90k
  readonly pace: Pace
  readonly slack_s: number
  readonly detour: number
  readonly direction_deg: number | undefined
  /** Where it came from instead. */
  readonly back: boolean
}

export const paceOf = (settings: ReachSettings, mover: Mover, own?: Partial<Pace>): Pace => {
  const { slow_kmh, fast_kmh } = settings[mover]
  const slow = own?.slow_kmh ?? slow_kmh
  return { slow_kmh: slow, fast_kmh: Math.max(slow, own?.fast_kmh ?? fast_kmh) }
}

/** The first to be reached first; those ahead before those behind where the direction is known, those of unknown distance last. */
export const reach = (
  from: Standing,
  others: readonly Standing[],
  asked: ReachAsked,
  roads: Roads | undefined,
): readonly Reached[] => {
  const { site } = from
  const placed = others.flatMap(other => (other.site === undefined ? [] : [{ ...other, site: other.site }]))
  const by_road =
    site === undefined
      ? []
      : (roads?.distances(
          site,
          placed.map(other => other.site),
        ) ?? [])
  const known = placed.map((other, at): Reached => {
    if (site === undefined) return unknown(other.camera, asked)
    const straight = metresApart(site, other.site)
    const road = by_road[at]
    // A road that leads around by far more than anybody would go was drawn with a hole in it.
    const goes = road !== undefined && road <= Math.max(10 * straight, straight + 3000)
    const distance_m = goes ? Math.max(road, straight) : straight * asked.detour
    const bearing_deg = bearingTo(site, other.site)
    return {
      ...{
        camera: other.camera,
        distance_m,
        by: goes ? 'road' : 'straight',
        bearing_deg,
        ...windowOf(distance_m, asked),
      },
      ahead: straight < 1 ? null : aheadOf(bearing_deg, asked),
    }
  })
  const nowhere = others.filter(other => other.site === undefined).map(({ camera }) => unknown(camera, asked))
  return [...known, ...nowhere].sort(
    (a, b) =>
      Number(a.ahead === false) - Number(b.ahead === false) ||
      (a.distance_m ?? Number.POSITIVE_INFINITY) - (b.distance_m ?? Number.POSITIVE_INFINITY) ||
      a.camera.localeCompare(b.camera),
  )
}

/** When something that covers so many metres is in the picture there. */
export const windowOf = (
  distance_m: number,
  { at, pace, slack_s, back }: Pick<ReachAsked, 'at' | 'pace' | 'slack_s' | 'back'>,
): { readonly from: WallTime90k; readonly to: WallTime90k } => {
  const seconds = (kmh: number): number => distance_m / (kmh / 3.6)
  const soonest = Math.max(0, seconds(pace.fast_kmh) - slack_s)
  const latest = Math.min(seconds(pace.slow_kmh) + slack_s, soonest + LONGEST_WINDOW_S)
  return between(at, soonest, latest, back)
}

const unknown = (camera: string, { at, back }: ReachAsked): Reached => ({
  ...{ camera, ...between(at, 0, UNKNOWN_WINDOW_S, back) },
  ...{ distance_m: null, by: 'unknown', bearing_deg: null, ahead: null },
})

const between = (at: WallTime90k, soonest_s: number, latest_s: number, back: boolean) => {
  const [soonest, latest] = [spanFromMillis(soonest_s * 1000), spanFromMillis(Math.max(latest_s, soonest_s + 1) * 1000)]
  return back
    ? { from: wallTime90k(Math.max(0, at - latest)), to: wallTime90k(Math.max(1, at - soonest)) }
    : { from: wallTime90k(at + soonest), to: wallTime90k(at + latest) }
}

const aheadOf = (bearing: number, { direction_deg, back }: ReachAsked): boolean | null => {
  if (direction_deg === undefined) return null
  const goes = back ? (direction_deg + 180) % 360 : direction_deg
  return turnBetween(bearing, goes) <= AHEAD_DEG
}

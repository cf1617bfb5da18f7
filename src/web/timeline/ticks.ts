// Ticks: where the hours and the days stand on the timeline, in the commune's zone, and which of them there is room to name. Pure.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { clockText, DAY_90K, dateText, dayStart, minuteText } from '#web/words/time.ts'
import { type View, xOf } from './view.ts'

export type Tick = {
  readonly at: WallTime90k
  readonly x: number
  /** Undefined where there is no room for words. */
  readonly label: string | undefined
  /** A midnight: drawn through all rows. */
  readonly day: boolean
}

const s = TICKS_PER_SECOND
const steps = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 43_200].map(step => step * s)
const dayStep = [1, 7, 14, 28].map(days => days * DAY_90K)
/** A Monday's midnight in the commune: 1970-01-05. */
const MONDAY = 4 * DAY_90K - 7 * 3600 * s

/** `22/11` */
export const dayText = (at: WallTime90k): string => dateText(at).slice(0, 5)

export const ticksIn = (view: View, width: number, least_px = 76): readonly Tick[] => {
  const per_px = (view.to - view.from) / Math.max(1, width)
  const all = [...steps, ...dayStep]
  const label = all.find(step => step / per_px >= least_px) ?? all.at(-1)!
  const minor = all.findLast(step => step < label && label % step === 0 && step / per_px >= 7) ?? label
  const ticks: Tick[] = []
  for (let at = MONDAY + Math.ceil((view.from - MONDAY) / minor) * minor; at <= view.to; at += minor) {
    const instant = wallTime90k(at)
    const day = dayStart(instant) === at
    const named = (at - MONDAY) % label === 0
    ticks.push({
      at: instant,
      x: xOf(at, view, width),
      label: named ? (day ? dayText(instant) : clockLabel(instant, label)) : undefined,
      day,
    })
  }
  return ticks
}

/** Seconds are told where they differ. */
const clockLabel = (at: WallTime90k, step: number): string => (step < 60 * s ? clockText(at) : minuteText(at))

// Timeline geometry: a day of wall time on a strip of pixels. Pure: where things stand, which ticks fit, how zoom and pan move.

import { type MediaSpan90k, mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'

export type View = { readonly from: WallTime90k; readonly to: WallTime90k }
export type Shown = { readonly state: Look; readonly x: number; readonly width: number }
export type Tick = { readonly at: WallTime90k; readonly x: number; readonly labelled: boolean }

const s = (seconds: number): number => seconds * TICKS_PER_SECOND
const LEAST_VIEW = s(120)
/** A camera that begins between two frames has lost nothing. */
const HAIR = s(0.5)
const STEPS_S = [5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 10_800, 21_600]

export const wholeDay = (day: WallTime90k): View => ({ from: day, to: wallTime90k(day + DAY_90K) })

export const xOf = (at: number, { from, to }: View, width: number): number => ((at - from) / (to - from)) * width

export const timeAt = (x: number, { from, to }: View, width: number): WallTime90k =>
  wallTime90k(Math.round(from + (Math.min(Math.max(x, 0), width) / width) * (to - from)))

/** Zooms by `factor` (below 1 comes nearer) so that `around` stays where it is, within the day. */
export const zoom = (view: View, around: WallTime90k, factor: number, day: WallTime90k): View => {
  const length = Math.min(DAY_90K, Math.max(LEAST_VIEW, (view.to - view.from) * factor))
  const share = (around - view.from) / (view.to - view.from)
  return inDay(around - share * length, length, day)
}

export const pan = (view: View, by: MediaSpan90k, day: WallTime90k): View =>
  inDay(view.from + by, view.to - view.from, day)

/** The same length of view, moved so that `at` is comfortably inside; unchanged when it is. */
export const follow = (view: View, at: WallTime90k, day: WallTime90k): View => {
  const length = view.to - view.from
  if (at >= view.from && at <= view.to - length * 0.02) return view
  return inDay(at - length * 0.2, length, day)
}

/** The view to begin a day with: all of it, or, where little is held, as near as that little asks for. */
export const openingView = (spans: readonly SpanIn[], day: WallTime90k): View => {
  const held = spans.filter(span => span.state !== 'missing')
  const [first, last] = [held[0], held.at(-1)]
  if (first === undefined || last === undefined) return wholeDay(day)
  const length = Math.max(s(1800), (last.to_90k - first.from_90k) * 1.25)
  return length > DAY_90K / 4 ? wholeDay(day) : inDay((first.from_90k + last.to_90k) / 2 - length / 2, length, day)
}

/** Ticks on round times of the day, with labels at least `least_px` apart. */
export const ticksIn = (view: View, width: number, day: WallTime90k, least_px = 64): readonly Tick[] => {
  const per_px = (view.to - view.from) / Math.max(1, width)
  const label_s = STEPS_S.find(step => s(step) / per_px >= least_px) ?? STEPS_S.at(-1)!
  const minor_s = STEPS_S.findLast(step => step < label_s && label_s % step === 0 && s(step) / per_px >= 7) ?? label_s
  const ticks: Tick[] = []
  for (let at = day + Math.ceil((view.from - day) / s(minor_s)) * s(minor_s); at <= view.to; at += s(minor_s))
    ticks.push({ at: wallTime90k(at), x: xOf(at, view, width), labelled: (at - day) % s(label_s) === 0 })
  return ticks
}

export type Look = 'recorded' | 'recovered' | 'missing' | 'rest'

type SpanIn = {
  readonly state: 'recorded' | 'recovered' | 'missing'
  readonly from_90k: number
  readonly to_90k: number
  readonly cause: string | null
}

/** The spans that fall into the view; what is thinner than a pixel is drawn as one, a gap over a recording. */
export const spansIn = (spans: readonly SpanIn[], view: View, width: number): readonly Shown[] => {
  const shown: Shown[] = []
  for (const span of spans) {
    const { from_90k, to_90k } = span
    const state = lookOf(span)
    if (to_90k <= view.from || from_90k >= view.to) continue
    const gap = span.state === 'missing'
    if (gap && to_90k - from_90k < HAIR) continue
    const x = Math.max(0, xOf(from_90k, view, width))
    const end = Math.min(width, xOf(to_90k, view, width))
    const last = shown.at(-1)
    if (last !== undefined && last.state === state && x - (last.x + last.width) < 1)
      shown[shown.length - 1] = { ...last, width: end - last.x }
    else shown.push({ state, x, width: gap ? Math.max(1.5, end - x) : end - x })
  }
  return shown
}

/** What is missing because it was not to be recorded looks calmer than what was lost. */
export const lookOf = ({ state, cause }: Pick<SpanIn, 'state' | 'cause'>): Look =>
  state === 'missing' && (cause === 'suspended' || cause === 'not_scheduled') ? 'rest' : state

/** How far one press of a key moves: a second at the closest, ten minutes over a whole day. */
export const keyStep = (view: View): MediaSpan90k => mediaSpan90k(view.to - view.from > s(7200) ? s(600) : s(60))

const inDay = (from: number, length: number, day: WallTime90k): View => {
  const start = Math.round(Math.min(Math.max(from, day), day + DAY_90K - length))
  return { from: wallTime90k(start), to: wallTime90k(Math.round(start + length)) }
}

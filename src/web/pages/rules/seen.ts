// Seen: what the detector guessed, gathered for people: how much went over a line in each hour or on each day, and what the station is asked for it. Pure.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Counts, ObjectClassCode } from '#contract/detection.ts'
import type { Area, Line } from '#web/pages/search/shapes.ts'
import type { Span } from '#web/pages/search/spans.ts'
import { dayStart } from '#web/words/time.ts'

export type Crossed = { readonly from: WallTime90k; readonly to_left: number; readonly to_right: number }

/** In order of time; hours, or days, in which nothing crossed are left out. Undefined class: all of them. */
export const crossedBy = (
  each: 'hour' | 'day',
  { hours }: Pick<Counts, 'hours'>,
  of: ObjectClassCode | undefined,
): readonly Crossed[] => {
  const found = new Map<number, { to_left: number; to_right: number }>()
  for (const { from_90k, counts } of hours) {
    const from = each === 'hour' ? from_90k : dayStart(wallTime90k(from_90k))
    for (const one of counts) {
      if (of !== undefined && one.class !== of) continue
      const known = found.get(from) ?? { to_left: 0, to_right: 0 }
      found.set(from, { to_left: known.to_left + one.to_left, to_right: known.to_right + one.to_right })
    }
  }
  return [...found].sort((a, b) => a[0] - b[0]).map(([from, ways]) => ({ from: wallTime90k(from), ...ways }))
}

export const bothWays = ({ to_left, to_right }: Pick<Crossed, 'to_left' | 'to_right'>): number => to_left + to_right

/** The one with most; undefined: nothing crossed. */
export const busiest = (crossed: readonly Crossed[]): Crossed | undefined =>
  crossed.reduce<Crossed | undefined>(
    (most, one) => (most === undefined || bothWays(one) > bothWays(most) ? one : most),
    undefined,
  )

const cornersText = (corners: Area): string => corners.map(corner => corner.join(',')).join(';')

const spanAsked = ({ from, to }: Span) => ({ from_90k: String(Math.round(from)), to_90k: String(Math.round(to)) })

/** What stands behind `?` when what went over a line is asked for. */
export const countsAsked = (span: Span, { from, to }: Line): Readonly<Record<string, string>> => ({
  ...spanAsked(span),
  line: cornersText([from, to]),
})

/** The same for what went through a region; none: the whole picture. */
export const objectsAsked = (
  span: Span,
  area: Area | undefined,
  of: ObjectClassCode | undefined,
): Readonly<Record<string, string>> => ({
  ...spanAsked(span),
  ...(area === undefined ? {} : { region: cornersText(area) }),
  ...(of === undefined ? {} : { classes: of }),
  most: '50',
})

// Wish: what somebody wants found, from the page's address to what the station is asked. Pure.

import { spanFromMillis, type WallTime90k } from '#base/units.ts'
import type { SearchAsk } from '#contract/search.ts'
import { readLocalCode } from '#web/words/time.ts'
import { type Areas, type Hours, readAreas, readHours, readLine } from './address.ts'
import type { SearchAddress } from './read-address.ts'
import type { Line } from './shapes.ts'
import { LONGEST_SPAN, type Span, spanFrom } from './spans.ts'

export const sizes = ['any', 'small', 'middle', 'large'] as const
export const lengths = ['any', '2s', '10s', '30s', '1m', '5m'] as const
export const lineWays = ['both', 'to_left', 'to_right'] as const
const whats = ['motion', 'change'] as const
const orders = ['newest', 'oldest'] as const
export type Size = (typeof sizes)[number]
export type Length = (typeof lengths)[number]
export type LineWay = (typeof lineWays)[number]

export type Wish = {
  /** In the order of the page; the first is shown first. */
  readonly cameras: readonly string[]
  readonly areas: Areas
  readonly line: Line | undefined
  readonly way: LineWay
  readonly span: Span
  readonly hours: Hours | undefined
  readonly what: 'motion' | 'change'
  readonly size: Size
  readonly long: Length
  readonly order: 'newest' | 'oldest'
}

/** `now`: when the page was opened, so that a span that nobody chose does not grow under their hands. */
export const wishOf = (address: SearchAddress, cameras: readonly string[], now: WallTime90k): Wish => {
  const at = address.at === undefined ? undefined : readLocalCode(address.at)
  const [from, to] = [address.from, address.to].map(text => (text === undefined ? undefined : readLocalCode(text)))
  const possible = from !== undefined && to !== undefined && from < to && to - from <= LONGEST_SPAN
  return {
    cameras,
    areas: readAreas(address.areas),
    line: cameras.length === 1 ? readLine(address.line) : undefined,
    way: oneOf(lineWays, address.way) ?? 'both',
    span: possible ? { from, to } : spanFrom(at, now),
    hours: readHours(address.hours),
    what: oneOf(whats, address.what) ?? 'motion',
    size: oneOf(sizes, address.size) ?? 'any',
    long: oneOf(lengths, address.long) ?? 'any',
    order: oneOf(orders, address.order) ?? (at === undefined ? 'newest' : 'oldest'),
  }
}

const oneOf = <Known extends string>(known: readonly Known[], text: string | undefined): Known | undefined =>
  known.find(one => one === text)

/** Three cells of a whole picture, one of what somebody drew: a clock that the camera writes into its picture moves fewer. */
const ANY = 0.0013

const partsOfRegion: Readonly<Record<Size, number>> = { any: ANY, small: 0.08, middle: 0.25, large: 0.5 }
/** Of a whole picture nothing moves but a little. */
const partsOfPicture: Readonly<Record<Size, number>> = { any: ANY, small: 0.004, middle: 0.015, large: 0.06 }
export const lengthsMs: Readonly<Record<Length, number>> = {
  any: 0,
  '2s': 2000,
  '10s': 10_000,
  '30s': 30_000,
  '1m': 60_000,
  '5m': 300_000,
}

/** Undefined: nobody has said where yet. Cameras without an area of their own are searched whole, once one has one. */
export const askOf = (wish: Wish, most: number): SearchAsk | undefined => {
  const { cameras, areas, line, way, span, hours } = wish
  if (cameras.length === 0 || (areas.size === 0 && line === undefined)) return undefined
  const regions = cameras.map(camera => {
    const area = areas.get(camera)
    return { camera, region: area === undefined || area === 'all' ? null : [...area] }
  })
  const whole = regions.every(({ region }) => region === null)
  return {
    cameras: regions,
    ...{ from_90k: span.from, to_90k: span.to, hours: hours ?? null, what: wish.what },
    line: line === undefined ? null : { ...line, way },
    least_part: line === undefined ? (whole ? partsOfPicture : partsOfRegion)[wish.size] : 0,
    least_ms: lengthsMs[wish.long],
    ...{ order: wish.order, most },
  }
}

const BEFORE = spanFromMillis(3000)

/** A little before it: whoever watches wants to see it come. */
export const startOf = (from_90k: number): number => from_90k - BEFORE

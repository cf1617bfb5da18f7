// Recovered: footage that was not recorded when it happened and was brought in later, and what is known of where it came from. It lies
// beside what was recorded live, in folders and in a chain of its own, so that neither can pass for the other.

import type { StreamName } from '#base/ids.ts'

export const recoveredSources = ['nvr', 'sd_card', 'device', 'profile_g', 'box', 'file'] as const
export type RecoveredSource = (typeof recoveredSources)[number]

/** How the source's clock was compared with ours: asked of the device, told by a person, or not at all. */
export const clockQualities = ['measured', 'stated', 'unknown'] as const
export type ClockQuality = (typeof clockQualities)[number]

export type RecoveredFrom = {
  readonly source: RecoveredSource
  /** The device or address, without name, password or query. */
  readonly from: string
  /** When it was fetched, by the station's clock. */
  readonly fetched_90k: number
  /** The source's clock minus ours, already taken out of the footage's times; null when nobody knows. */
  readonly clock_offset_ms: number | null
  readonly clock_quality: ClockQuality
}

/** As a segment says it. */
export type Recovered = RecoveredFrom & {
  /** Pictures in front that only serve to decode what follows: one tick each. */
  readonly lead_in: number
}

const LONGEST_FROM = 200
const ENDING = '-recovered'

/** The chain, and the folder, in which footage of a stream stands: `main`, or `main-recovered`. */
export const chainName = (stream: string, recovered: unknown): string =>
  recovered === undefined || recovered === null ? stream : `${stream}${ENDING}`

export const isRecoveredChain = (name: string): boolean => name.endsWith(ENDING)

/** The stream that a chain belongs to. */
export const streamOfChain = (name: string): StreamName => name.replace(ENDING, '') as StreamName

/** An address as it may be kept for years: no user, no password, nothing behind the question mark. */
export const withoutSecrets = (from: string): string => {
  const url = URL.parse(from)
  if (url === null || url.host === '') return from.slice(0, LONGEST_FROM)
  return `${url.protocol}//${url.host}${url.pathname}`.slice(0, LONGEST_FROM)
}

export const isRecovered = (value: unknown): value is Recovered => {
  if (value === null || typeof value !== 'object') return false
  const { source, from, fetched_90k, clock_offset_ms, clock_quality, lead_in } = value as Record<string, unknown>
  return (
    recoveredSources.some(known => known === source) &&
    typeof from === 'string' &&
    from.length <= LONGEST_FROM &&
    Number.isSafeInteger(fetched_90k) &&
    (clock_offset_ms === null || Number.isFinite(clock_offset_ms)) &&
    clockQualities.some(known => known === clock_quality) &&
    Number.isSafeInteger(lead_in)
  )
}

/** Whether two pieces tell the same story of where they came from. */
export const sameOrigin = (a: RecoveredFrom, b: RecoveredFrom): boolean =>
  a.source === b.source &&
  a.from === b.from &&
  a.fetched_90k === b.fetched_90k &&
  a.clock_offset_ms === b.clock_offset_ms &&
  a.clock_quality === b.clock_quality

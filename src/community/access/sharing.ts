// Sharing: when the owner of a camera shares it, in their own words: hours of the week, and a pause until some day. Outside them nobody watches it
// but whoever owns it. A word is never changed, only followed by another: what was filmed is judged by the word of that time.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { edgesOf, isWithin, parseWeekHours, type WeekHours } from '#base/week-hours.ts'

export type SharingWord = {
  /** As base/week-hours.ts reads them; undefined: always. */
  readonly hours: string | undefined
  /** Not shared before then. */
  readonly paused_until: WallTime90k | undefined
  /** Whether it is recorded while it is not shared: for its owner alone. */
  readonly recorded: boolean
}

export type SharingVersion = SharingWord & {
  readonly version: number
  readonly reason: string
  readonly by: string
  readonly since: WallTime90k
}

export type SharingReader = {
  /** All that was ever said, the oldest first. */
  readonly versions: (camera: string) => readonly SharingVersion[]
}

export type SharingBook = SharingReader & {
  readonly set: (camera: string, word: SharingWord & { readonly reason: string; readonly by: string }) => SharingVersion
}

export type Span = { readonly from: WallTime90k; readonly to: WallTime90k }

/** Roles that own a camera they were granted. */
export const ownerRoles: ReadonlySet<string> = new Set(['camera_owner', 'host_household'])

const never: WeekHours = []
const read = new Map<string, WeekHours>()

/** Hours that nobody can read are never: a household's word is not guessed at. */
const hoursOf = (text: string): WeekHours => {
  const known = read.get(text)
  if (known !== undefined) return known
  const parsed = parseWeekHours(text)
  const hours = parsed.ok ? parsed.value : never
  if (read.size > 1000) read.clear()
  read.set(text, hours)
  return hours
}

export const isShared = (
  { hours, paused_until }: Pick<SharingWord, 'hours' | 'paused_until'>,
  at: WallTime90k,
): boolean =>
  (paused_until === undefined || paused_until <= at) && (hours === undefined || isWithin(hoursOf(hours), at))

/** When nobody but its owner may see what was filmed, in order. */
export const unsharedSpans = (
  versions: readonly SharingVersion[],
  from: WallTime90k,
  to: WallTime90k,
): readonly Span[] => {
  const spans: { from: WallTime90k; to: WallTime90k }[] = []
  versions.forEach((word, i) => {
    const begins = Math.max(from, word.since)
    const ends = Math.min(to, versions[i + 1]?.since ?? Number.POSITIVE_INFINITY)
    if (begins >= ends) return
    const edges = word.hours === undefined ? [] : edgesOf(hoursOf(word.hours), wallTime90k(begins), wallTime90k(ends))
    const paused = word.paused_until ?? begins
    const cuts = [...new Set([begins, ...edges, Math.min(ends, Math.max(begins, paused)), ends])].sort((a, b) => a - b)
    for (let cut = 0; cut + 1 < cuts.length; cut++) {
      const [start, end] = [wallTime90k(cuts[cut]!), wallTime90k(cuts[cut + 1]!)]
      if (isShared(word, start)) continue
      const last = spans.at(-1)
      if (last?.to === start) last.to = end
      else spans.push({ from: start, to: end })
    }
  })
  return spans
}

/** Whether any of a span touches one of these, which are in order. */
export const touches = (spans: readonly Span[], from: WallTime90k, to: WallTime90k): boolean =>
  spans.some(span => span.from < to && from < span.to)

/** A pause ends within a year. */
export const LONGEST_PAUSE = 366 * 24 * 3600 * TICKS_PER_SECOND

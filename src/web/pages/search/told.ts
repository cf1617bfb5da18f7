// Told: what was searched and what was not, and why, in one sentence and in its parts. A search that says "nothing" says of how much.

import { spanFromMillis } from '#base/units.ts'
import type { Searched } from '#contract/search.ts'
import { causeWord } from '#web/ui/cause-words.ts'
import type { Say, WordKey } from '#web/words/language.ts'

export type Missed = { readonly why: string; readonly ms: number; readonly from_90k: number }
export type Sum = {
  readonly cameras: number
  readonly asked_ms: number
  readonly searched_ms: number
  /** The longest first. */
  readonly missed: readonly Missed[]
  readonly coarsest_ms: number
}

const MOST_NAMED = 3
/** Looked at more rarely than this, somebody quick may have gone by unseen. */
const COARSE_MS = 1000
/** Shorter than this, nothing is missing. */
const UNSEEN_MS = 1500

const ownWords: Readonly<Record<string, WordKey>> = {
  not_yet: 'search_not_yet',
  undecodable: 'search_undecodable',
  damaged: 'search_damaged',
  masked: 'search_masked',
}

export const whyWord = (why: string): WordKey => ownWords[why] ?? causeWord({ cause: why as never })

/** Of all cameras together. */
export const sumOf = (searched: readonly Searched[]): Sum => {
  const missed = new Map<string, Missed>()
  for (const { why, ms, from_90k } of searched.flatMap(({ not_searched }) => not_searched)) {
    const before = missed.get(why)
    missed.set(why, {
      why,
      ms: ms + (before?.ms ?? 0),
      from_90k: Math.min(from_90k, before?.from_90k ?? from_90k),
    })
  }
  const added = (pick: (one: Searched) => number) => searched.reduce((sum, one) => sum + pick(one), 0)
  return {
    cameras: searched.length,
    asked_ms: added(one => one.asked_ms),
    searched_ms: added(one => one.searched_ms),
    missed: [...missed.values()].toSorted((a, b) => b.ms - a.ms),
    coarsest_ms: Math.max(0, ...searched.map(one => one.coarsest_ms)),
  }
}

export const isWhole = ({ asked_ms, searched_ms }: Sum): boolean => asked_ms - searched_ms < UNSEEN_MS

export const coverageText = (sum: Sum, say: Say): string => {
  const long = longText(sum.asked_ms, say)
  const asked = sum.cameras > 1 ? say('search_of_cameras', { long, count: sum.cameras }) : long
  if (isWhole(sum)) return say('search_whole', { asked })
  const missed = sum.missed.slice(0, MOST_NAMED).map(one => missedText(one, say))
  const because = missed.join(', ')
  if (sum.searched_ms < UNSEEN_MS) return say('search_none_of', { asked, because })
  return say('search_part_of', { searched: longText(sum.searched_ms, say), asked, because })
}

export const missedText = ({ why, ms }: Missed, say: Say): string =>
  say('search_missed', { long: longText(ms, say), why: say(whyWord(why)) })

/** Where the machine had little time: how far apart it looked. */
export const coarseText = ({ coarsest_ms }: Sum, say: Say): string | undefined =>
  coarsest_ms <= COARSE_MS ? undefined : say('search_coarse', { long: longText(coarsest_ms, say) })

/** Shorter, hours are told together: 24 hours rather than a day. */
const TWO_DAYS_S = 2 * 86_400

/** `7 giờ 52 phút`, the two largest parts. */
export const longText = (ms: number, say: Say): string => {
  const seconds = Math.max(0, Math.round(spanFromMillis(ms) / 90_000))
  const [d, h, m, s] = [
    seconds < TWO_DAYS_S ? 0 : Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % (seconds < TWO_DAYS_S ? 48 : 24),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const parts: readonly (readonly [number, WordKey])[] = [
    [d, 'long_days'],
    [h, 'long_hours'],
    [m, 'long_minutes'],
    [s, 'long_seconds'],
  ]
  const first = parts.findIndex(([count]) => count > 0)
  if (first < 0) return say('long_seconds', { count: 0 })
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, word]) => say(word, { count }))
    .join(' ')
}

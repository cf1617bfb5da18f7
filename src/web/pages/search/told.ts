// Told: what the one sentence about what was searched (`contract/searched-words.ts`) leaves out, and what an empty answer means.

import type { Searched } from '#contract/search.ts'
import { type Language, lengthWords, searchedSentence } from '#contract/searched-words.ts'
import type { Say } from '#web/words/language.ts'

/** Looked at more rarely than this, somebody quick may have gone by unseen. */
const COARSE_MS = 1000
/** Shorter than this, nothing is missing. */
const UNSEEN_MS = 1500

export const isWhole = ({ asked_ms, searched_ms }: Pick<Searched, 'asked_ms' | 'searched_ms'>): boolean =>
  asked_ms - searched_ms < UNSEEN_MS

/** How much, what is missing and why; how rarely the machine looked at the worst, and what masks cover. */
export const coverageText = (searched: readonly Searched[], say: Say, language: Language): string => {
  const sentence = `${searchedSentence(searched, language)}.`
  const coarsest_ms = Math.max(0, ...searched.map(one => one.coarsest_ms))
  const masked = Math.max(0, ...searched.map(one => one.masked_part))
  return [
    sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1),
    ...(coarsest_ms <= COARSE_MS ? [] : [say('search_coarse', { long: lengthWords(coarsest_ms, language) })]),
    ...(masked <= 0 ? [] : [say('search_masked', { percent: Math.max(1, Math.round(masked * 100)) })]),
  ].join(' ')
}

/** Of an answer without hits: nothing was there, nobody has looked yet, or nothing is recorded. */
export const emptiness = (searched: readonly Searched[]): 'nothing' | 'not_looked' | 'not_recorded' => {
  if (searched.some(({ searched_ms }) => searched_ms > 0)) return 'nothing'
  const waits = searched.some(({ not_searched }) => not_searched[0]?.why === 'not_yet')
  return waits ? 'not_looked' : 'not_recorded'
}

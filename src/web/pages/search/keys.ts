// Keys: what each key does on the search page. The list that `?` shows is this same table; what is drawn with keys is told on the picture.

import { type PastDeed, pastShortcuts } from '#web/player/past-keys.ts'
import type { Shortcut } from '#web/ui/shortcuts.ts'

export type SearchDeed =
  | PastDeed
  | 'hit_next'
  | 'hit_before'
  | 'still'
  | 'save_clip'
  | 'share'
  | 'trail'
  | 'compare'
  | 'ask_extract'

/** There are hits instead of notices, nothing repeats, nothing is heard, and moments are typed as spans. */
const elsewhere: ReadonlySet<SearchDeed> = new Set([
  ...(['notice_next', 'notice_before', 'mark_from', 'mark_to', 'loop', 'sound', 'when'] as const),
])

export const searchShortcuts: readonly Shortcut<SearchDeed>[] = [
  { deed: 'hit_next', keys: ['n'], shown: 'N', words: 'hit_next' },
  { deed: 'hit_before', keys: ['p'], shown: 'P', words: 'hit_before' },
  ...pastShortcuts.filter(({ deed }) => !elsewhere.has(deed)),
  { deed: 'trail', keys: ['v'], shown: 'V', words: 'trail_from_here' },
  { deed: 'compare', keys: ['x'], shown: 'X', words: 'compare_bring' },
  { deed: 'still', keys: ['s'], shown: 'S', words: 'save_still' },
  { deed: 'save_clip', keys: ['d'], shown: 'D', words: 'save_clip' },
  { deed: 'ask_extract', keys: ['e'], shown: 'E', words: 'ask_title' },
  { deed: 'share', keys: ['c'], shown: 'C', words: 'search_share' },
]

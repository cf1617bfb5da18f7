// Keys: what each key does in a review. The list that `?` shows is this same table.

import { type PastDeed, pastShortcuts } from '#web/player/past-keys.ts'
import type { Shortcut } from '#web/ui/shortcuts.ts'

export type ReviewDeed = PastDeed | 'share' | 'trail' | 'compare' | 'ask_extract'

export const reviewShortcuts: readonly Shortcut<ReviewDeed>[] = [
  ...pastShortcuts,
  { deed: 'trail', keys: ['v'], shown: 'V', words: 'trail_from_here' },
  { deed: 'compare', keys: ['x'], shown: 'X', words: 'compare_bring' },
  { deed: 'ask_extract', keys: ['e'], shown: 'E', words: 'ask_title' },
  { deed: 'share', keys: ['c'], shown: 'C', words: 'share_moment' },
]

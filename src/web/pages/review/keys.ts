// Keys: what each key does in a review. The list that `?` shows is this same table.

import { type PastDeed, pastShortcuts } from '#web/player/past-keys.ts'
import type { Shortcut } from '#web/ui/shortcuts.ts'

export type ReviewDeed = PastDeed | 'share'

export const reviewShortcuts: readonly Shortcut<ReviewDeed>[] = [
  ...pastShortcuts,
  { deed: 'share', keys: ['c'], shown: 'C', words: 'share_moment' },
]

// Keys: what each key does on the camera page. The list that `?` shows is this same table.

import { type PastDeed, pastShortcuts } from '#web/player/past-keys.ts'
import type { Shortcut } from '#web/ui/shortcuts.ts'

export type Deed = PastDeed | 'live' | 'still' | 'save_clip' | 'ask_extract'

export const shortcuts: readonly Shortcut<Deed>[] = [
  ...pastShortcuts,
  { deed: 'live', keys: ['l'], shown: 'L', words: 'go_live' },
  { deed: 'still', keys: ['s'], shown: 'S', words: 'save_still' },
  { deed: 'save_clip', keys: ['d'], shown: 'D', words: 'save_clip' },
  { deed: 'ask_extract', keys: ['e'], shown: 'E', words: 'ask_title' },
]

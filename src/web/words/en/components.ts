// English words: what every list, menu and message needs.

import type { componentsWords as vi } from '#web/words/vi/components.ts'

export const componentsWords: Readonly<Record<keyof typeof vi, string>> = {
  undo: 'Undo',
  state_live: 'Picture is live',
  state_loading: 'Loading',
  state_stale: 'Picture is old',
  state_lost: 'Picture lost',
  state_resting: 'At rest',
  state_forbidden: 'Not allowed',
  choose_a_file: 'Choose a file',
  no_file_yet: 'no file chosen yet',
  order: 'Order',
}

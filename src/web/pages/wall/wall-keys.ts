// Wall keys: what each key does on the wall. The list that `?` shows is this same table; arrows, Space and Esc are told in it and done where
// they belong.

import type { WordKey } from '#web/words/language.ts'

export type WallDeed =
  | 'still'
  | 'bookmark'
  | 'open_camera'
  | 'television'
  | 'full_screen'
  | 'arrange'
  | 'patrol'
  | 'previous'
  | 'next'
  | 'steer'
  | 'zoom_in'
  | 'zoom_out'
  | 'zoom_reset'
  | 'snooze'
  | 'help'
type Told = 'move' | 'enlarge' | 'lift' | 'resize' | 'take_out' | 'shrink'

type Shortcut = {
  readonly deed: WallDeed | Told
  readonly keys: readonly string[]
  readonly shown: string
  readonly words: WordKey
}

export const wallShortcuts: readonly Shortcut[] = [
  { deed: 'move', keys: [], shown: '← ↑ → ↓', words: 'key_move' },
  { deed: 'enlarge', keys: [], shown: 'Enter', words: 'key_enlarge' },
  { deed: 'shrink', keys: [], shown: 'Esc', words: 'key_back' },
  { deed: 'still', keys: ['s'], shown: 'S', words: 'save_still' },
  { deed: 'bookmark', keys: ['b'], shown: 'B', words: 'bookmark' },
  { deed: 'zoom_in', keys: ['+', '='], shown: '+', words: 'key_zoom_in' },
  { deed: 'zoom_out', keys: ['-'], shown: '−', words: 'key_zoom_out' },
  { deed: 'zoom_reset', keys: ['0'], shown: '0', words: 'whole_picture' },
  { deed: 'steer', keys: ['p'], shown: 'P', words: 'key_steer' },
  { deed: 'open_camera', keys: ['o'], shown: 'O', words: 'key_open_camera' },
  { deed: 'television', keys: ['v'], shown: 'V', words: 'send_to_television' },
  { deed: 'snooze', keys: ['z'], shown: 'Z', words: 'snooze' },
  { deed: 'arrange', keys: ['a'], shown: 'A', words: 'arrange' },
  { deed: 'lift', keys: [], shown: 'Space', words: 'key_lift' },
  { deed: 'resize', keys: [], shown: 'Shift + ←↑→↓', words: 'key_resize' },
  { deed: 'take_out', keys: [], shown: 'Delete', words: 'take_out' },
  { deed: 'patrol', keys: ['t'], shown: 'T', words: 'patrol' },
  { deed: 'previous', keys: ['PageUp'], shown: 'PageUp', words: 'page_before' },
  { deed: 'next', keys: ['PageDown'], shown: 'PageDown', words: 'page_after' },
  { deed: 'full_screen', keys: ['f'], shown: 'F', words: 'full_screen' },
  { deed: 'help', keys: ['?'], shown: '?', words: 'shortcuts' },
]

/** The deed of a key; none with Ctrl, Alt or Meta, which are the browser's. */
export const wallDeedOf = (event: {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
}): WallDeed | undefined => {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  return wallShortcuts.find(({ keys }) => keys.includes(key))?.deed as WallDeed | undefined
}

/** Whether keys belong to what has the focus: a field, an open menu or dialog, or something that says so itself. */
export const keysTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, select, textarea, dialog, [role="menu"], [role="listbox"], [data-own-keys]') !== null

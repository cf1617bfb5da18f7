// Wall keys: what each key does on the wall. The list that `?` shows is this same table; arrows, Space and Esc are told in it and done where
// they belong.

import { deedOfKey, type Shortcut } from '#web/ui/shortcuts.ts'

export type WallDeed =
  | 'still'
  | 'bookmark'
  | 'open_camera'
  | 'television'
  | 'full_screen'
  | 'arrange'
  | 'patrol'
  | 'hold'
  | 'previous'
  | 'next'
  | 'steer'
  | 'zoom_in'
  | 'zoom_out'
  | 'zoom_reset'
  | 'snooze'
  | 'help'
type Told = 'move' | 'enlarge' | 'lift' | 'resize' | 'take_out' | 'shrink'

export const wallShortcuts: readonly Shortcut<WallDeed | Told>[] = [
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
  { deed: 'hold', keys: ['k'], shown: 'K', words: 'patrol_hold' },
  { deed: 'previous', keys: ['PageUp'], shown: 'PageUp', words: 'page_before' },
  { deed: 'next', keys: ['PageDown'], shown: 'PageDown', words: 'page_after' },
  { deed: 'full_screen', keys: ['f'], shown: 'F', words: 'full_screen' },
  { deed: 'help', keys: ['?'], shown: '?', words: 'shortcuts' },
]

/** The deed of a key. What is only told of has no key here. */
export const wallDeedOf = (event: Parameters<typeof deedOfKey>[1]): WallDeed | undefined =>
  deedOfKey(wallShortcuts, event) as WallDeed | undefined

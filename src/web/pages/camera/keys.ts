// Keys: what each key does on the camera page. The list that `?` shows is this same table.

import type { Shortcut } from '#web/ui/shortcuts.ts'

export type Deed =
  | 'play'
  | 'back'
  | 'forward'
  | 'frame_back'
  | 'frame_forward'
  | 'slower'
  | 'faster'
  | 'live'
  | 'still'
  | 'mark_from'
  | 'mark_to'
  | 'save_clip'
  | 'full_screen'
  | 'sound'
  | 'help'

export const shortcuts: readonly Shortcut<Deed>[] = [
  { deed: 'play', keys: [' ', 'k'], shown: 'Space', words: 'play_or_pause' },
  { deed: 'back', keys: ['ArrowLeft', 'j'], shown: '←', words: 'back_10' },
  { deed: 'forward', keys: ['ArrowRight'], shown: '→', words: 'forward_10' },
  { deed: 'frame_back', keys: [','], shown: ',', words: 'frame_back' },
  { deed: 'frame_forward', keys: ['.'], shown: '.', words: 'frame_forward' },
  { deed: 'slower', keys: ['<', '-'], shown: '−', words: 'slower' },
  { deed: 'faster', keys: ['>', '+', '='], shown: '+', words: 'faster' },
  { deed: 'live', keys: ['l'], shown: 'L', words: 'go_live' },
  { deed: 'still', keys: ['s'], shown: 'S', words: 'save_still' },
  { deed: 'mark_from', keys: ['i'], shown: 'I', words: 'mark_from' },
  { deed: 'mark_to', keys: ['o'], shown: 'O', words: 'mark_to' },
  { deed: 'save_clip', keys: ['d'], shown: 'D', words: 'save_clip' },
  { deed: 'full_screen', keys: ['f'], shown: 'F', words: 'full_screen' },
  { deed: 'sound', keys: ['m'], shown: 'M', words: 'sound_on_or_off' },
  { deed: 'help', keys: ['?'], shown: '?', words: 'shortcuts' },
]

export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 4, 8, 16]

/** The next speed up or down; stays at the ends. */
export const nextSpeed = (speed: number, direction: 1 | -1): number =>
  speeds[Math.min(speeds.length - 1, Math.max(0, speeds.indexOf(speed) + direction))]!

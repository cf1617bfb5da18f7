// Past keys: what keys do wherever footage is looked through. Each page adds its own to them.

import type { Shortcut } from '#web/ui/shortcuts.ts'

export type PastDeed =
  | 'play'
  | 'back'
  | 'forward'
  | 'frame_back'
  | 'frame_forward'
  | 'slower'
  | 'faster'
  | 'notice_next'
  | 'notice_before'
  | 'mark_from'
  | 'mark_to'
  | 'loop'
  | 'bookmark'
  | 'incident'
  | 'sound'
  | 'when'
  | 'full_screen'
  | 'help'

export const pastShortcuts: readonly Shortcut<PastDeed>[] = [
  { deed: 'play', keys: [' ', 'k'], shown: 'Space', words: 'play_or_pause' },
  { deed: 'back', keys: ['ArrowLeft', 'j'], shown: '←', words: 'back_10' },
  { deed: 'forward', keys: ['ArrowRight'], shown: '→', words: 'forward_10' },
  { deed: 'frame_back', keys: [','], shown: ',', words: 'frame_back' },
  { deed: 'frame_forward', keys: ['.'], shown: '.', words: 'frame_forward' },
  { deed: 'slower', keys: ['<', '-'], shown: '−', words: 'slower' },
  { deed: 'faster', keys: ['>', '+', '='], shown: '+', words: 'faster' },
  { deed: 'notice_next', keys: ['n'], shown: 'N', words: 'next_notice' },
  { deed: 'notice_before', keys: ['p'], shown: 'P', words: 'notice_before' },
  { deed: 'mark_from', keys: ['i'], shown: 'I', words: 'mark_from' },
  { deed: 'mark_to', keys: ['o'], shown: 'O', words: 'mark_to' },
  { deed: 'loop', keys: ['r'], shown: 'R', words: 'repeat_span' },
  { deed: 'bookmark', keys: ['b'], shown: 'B', words: 'bookmark' },
  { deed: 'incident', keys: ['w'], shown: 'W', words: 'incident_make' },
  { deed: 'sound', keys: ['m'], shown: 'M', words: 'sound_on_or_off' },
  { deed: 'when', keys: ['g', '/'], shown: 'G', words: 'go_to_when' },
  { deed: 'full_screen', keys: ['f'], shown: 'F', words: 'full_screen' },
  { deed: 'help', keys: ['?'], shown: '?', words: 'shortcuts' },
]

// Keys: what each key does while one follows a trail. Digits choose a picture.

import type { Shortcut } from '#web/ui/shortcuts.ts'

export type TrailDeed =
  | 'play'
  | 'back'
  | 'forward'
  | 'frame_back'
  | 'frame_forward'
  | 'slower'
  | 'faster'
  | 'restart'
  | 'seen'
  | 'not_seen'
  | 'undo'
  | 'compare'
  | 'next_cameras'
  | 'choose'
  | 'help'

export const trailShortcuts: readonly Shortcut<TrailDeed>[] = [
  { deed: 'choose', keys: [], shown: '1 … 9', words: 'trail_choose_picture' },
  { deed: 'seen', keys: ['t'], shown: 'T', words: 'trail_seen_here' },
  { deed: 'not_seen', keys: ['x'], shown: 'X', words: 'trail_not_seen' },
  { deed: 'undo', keys: ['u'], shown: 'U', words: 'trail_undo' },
  { deed: 'next_cameras', keys: ['n'], shown: 'N', words: 'trail_next_cameras' },
  { deed: 'compare', keys: ['c'], shown: 'C', words: 'compare_bring' },
  { deed: 'play', keys: [' ', 'k'], shown: 'Space', words: 'play_or_pause' },
  { deed: 'restart', keys: ['0', 'Home'], shown: '0', words: 'trail_restart' },
  { deed: 'back', keys: ['ArrowLeft', 'j'], shown: '←', words: 'back_10' },
  { deed: 'forward', keys: ['ArrowRight'], shown: '→', words: 'forward_10' },
  { deed: 'frame_back', keys: [','], shown: ',', words: 'frame_back' },
  { deed: 'frame_forward', keys: ['.'], shown: '.', words: 'frame_forward' },
  { deed: 'slower', keys: ['<', '-'], shown: '−', words: 'slower' },
  { deed: 'faster', keys: ['>', '+', '='], shown: '+', words: 'faster' },
  { deed: 'help', keys: ['?'], shown: '?', words: 'shortcuts' },
]

// English words: the patrol of a wall.

import type { patrolWords as vi } from '#web/words/vi/patrol.ts'

export const patrolWords: Readonly<Record<keyof typeof vi, string>> = {
  patrol: 'Patrol',
  patrol_rules: 'Set up the patrol',
  patrol_nothing: 'Every camera is on the screen. Choose a layout with fewer cells, or make groups.',
  patrol_stop: '{at}/{count}',
  patrol_left: '{seconds} s left',
  patrol_hold: 'Hold the patrol',
  patrol_on: 'Go on with the patrol',
  patrol_held: 'held',
  patrol_waits: 'waiting',
  page_before: 'Page before',
  page_after: 'Page after',
}

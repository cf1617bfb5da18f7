// English words: cameras that come forward on a wall.

import type { alertsWords as vi } from '#web/words/vi/alerts.ts'

export const alertsWords: Readonly<Record<keyof typeof vi, string>> = {
  comes_forward: 'Here for now',
  snooze: 'Quiet for 10 minutes',
  snoozed: '{name} is left alone for 10 minutes.',
  alert_rules: 'Cameras that come forward',
  alerts_what:
    'When something happens a camera is framed and says why, for {seconds} seconds. One that is not on the screen takes an empty cell or the last one for that time. A cell that is pointed at or chosen never changes.',
  alert_kinds: 'What counts',
  alert_places: 'Cells that may be taken',
  alert_places_why: '0: only cameras on the screen are framed. This counts on this device only.',
}

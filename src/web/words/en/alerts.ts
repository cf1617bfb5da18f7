// English words: cameras that come forward on a wall.

import type { alertsWords as vi } from '#web/words/vi/alerts.ts'

export const alertsWords: Readonly<Record<keyof typeof vi, string>> = {
  comes_forward: 'Here for now',
  snooze: 'Quiet for 10 minutes',
  snoozed: '{name} is left alone for 10 minutes.',
  alert_rules: 'Cameras that come forward',
}

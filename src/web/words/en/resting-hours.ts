// English words: a camera that is suspended, or records by hours.

import type { restingHoursWords as vi } from '#web/words/vi/resting-hours.ts'

export const restingHoursWords: Readonly<Record<keyof typeof vi, string>> = {
  suspend: 'Suspend the camera',
  suspend_reason: 'Why it is suspended',
  suspend_until: 'Comes back at',
  suspend_until_why: 'For example 07:00 25/11/2026. Empty: until somebody resumes it.',
  suspended_by: 'Suspended: {reason} ({by}).',
  resume: 'Resume',
  recording_hours: 'Recording hours of the week',
  recording_hours_why:
    'For example: mon-fri 18:00-06:00; sat,sun 00:00-24:00. Empty: always. Live can be watched outside them.',
  set_hours: 'Set the hours',
}

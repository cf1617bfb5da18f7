// English words: suspending a camera, recording hours.

import type { restingWords as vi } from '#web/words/vi/resting.ts'

export const restingWords: Readonly<Record<keyof typeof vi, string>> = {
  suspend: 'Suspend the camera',
  suspend_reason: 'Why it is suspended',
  suspend_until: 'Comes back at',
  suspend_until_why: 'For example 07:00 25/11/2026. Empty: until somebody resumes it.',
  suspended_by: 'Suspended: {reason} ({by}).',
  suspended_until: 'Comes back at {until}.',
  suspended_open: 'Until somebody resumes it.',
  resume: 'Resume',
  recording_hours: 'Recording hours of the week',
  recording_hours_why:
    'For example: mon-fri 18:00-06:00; sat,sun 00:00-24:00. Empty: always. Live can be watched outside them.',
  outside_hours_now: 'Outside the recording hours now: live can be watched, nothing is recorded.',
  set_hours: 'Set the hours',
}

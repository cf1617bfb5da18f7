// English words: suspending a camera, recording hours.

import type { restingWords as vi } from '#web/words/vi/resting.ts'

export const restingWords: Readonly<Record<keyof typeof vi, string>> = {
  suspended_until: 'Comes back at {until}.',
  suspended_open: 'Until somebody resumes it.',
  outside_hours_now: 'Outside the recording hours now: live can be watched, nothing is recorded.',
}

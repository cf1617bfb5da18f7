// English words: days, lengths and how near the timeline is.

import type { daysWords as vi } from '#web/words/vi/days.ts'

export const daysWords: Readonly<Record<keyof typeof vi, string>> = {
  zoom: 'Zoom the timeline',
  zoom_in: 'Nearer',
  zoom_out: 'Wider',
  day: 'Day',
  hours_minutes: '{h} h {m} min',
  missing: 'No picture',
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
}

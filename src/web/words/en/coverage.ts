// English words: how much of a day is recorded.

import type { coverageWords as vi } from '#web/words/vi/coverage.ts'

export const coverageWords: Readonly<Record<keyof typeof vi, string>> = {
  rested_on: 'On {day}: {rest}',
  outside_hours: 'outside its hours',
  suspended_for_reason: 'Suspended: {reason}',
  ordered_by: 'ordered by {by}',
  off_hours_for: 'outside its hours {length}',
  suspended_for: 'suspended {length}',
  hours_only: '{h} h',
  minutes_only: '{m} min',
  recorded_on: '{day}: {percent}%',
  recorded_today: '{percent}% of today is recorded',
}

// English words: held footage.

import type { holdsWords as vi } from '#web/words/vi/holds.ts'

export const holdsWords: Readonly<Record<keyof typeof vi, string>> = {
  no_holds: 'Nothing is held. Held footage is not removed, however old it is or full the disk.',
  hold_footage: 'Hold footage',
  hold_why: 'This span is not removed, however old it is or full the disk, until it is released.',
  hold_reason: 'Why it must stay',
  hold_it: 'Hold',
  review: 'Look again on',
  review_why: 'On this day somebody should ask whether it is still needed. May be empty.',
  review_on: 'look again on {day}',
  review_due: 'time to look again ({day})',
  date_format: 'Write it like 22/12/2026',
  reason_missing: 'Give a reason, so that others know why this is still here.',
  held_by: 'held by {owner}',
  release: 'Release',
  release_of: 'Release {name}: {reason}',
  release_sure: 'Release the span of {name} ({reason})? From now on it goes like other footage of its age.',
  release_yes: 'Release this span',
}

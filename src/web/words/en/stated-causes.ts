// English words: what people say of why footage is missing.

import type { statedCausesWords as vi } from '#web/words/vi/stated-causes.ts'

export const statedCausesWords: Readonly<Record<keyof typeof vi, string>> = {
  why_missing: 'Why is the picture missing?',
  no_gaps: 'Nothing is missing on this day.',
  state_cause: 'State the cause',
  cause_note: 'In more words',
  cause_note_why: 'For example: the family pulled the plug to cook rice.',
  said_by: 'said by {by} at {at}',
  said_before: 'What was said before',
  withdraw: 'Withdraw',
}

// English words: why somebody looks at what is past.

import type { purposeWords as vi } from '#web/words/vi/purpose.ts'

export const purposeWords: Readonly<Record<keyof typeof vi, string>> = {
  purpose_state: 'State a purpose',
  case_number: 'case {number}',
  looking_for: 'Looking for: {purpose}',
  looking_for_title: 'Looking for',
  task_until: 'Ends by itself at {until}.',
  task_done: 'Done',
  task_other: 'Another task',
}

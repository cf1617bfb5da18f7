// English words: the page that shows the design system.

import type { uiWords as vi } from '#web/words/vi/ui.ts'

export const uiWords: Readonly<Record<keyof typeof vi, string>> = {
  ui_title: 'Design system',
  ui_letters: 'Letters and colours',
  ui_pangram: 'A wide village road, a quiet lane where cocks crow; the main gate recorded at 22:15 on 21/11/2026.',
  ui_controls: 'Buttons, fields, choices',
  ui_states: 'States',
  ui_lists: 'Lists and tables',
  ui_messages: 'Waiting, errors, questions, what was done',
  hours_range: 'By days and hours',
  hours_written: 'Several different ranges',
  hours_days: 'Which days',
  hours_from: 'From',
  hours_to: 'To',
  hours_minute_wrong: 'Write a time such as 22:15.',
  hours_over_night: 'Past midnight, into the next morning.',
  hours_in_words: 'Write the ranges',
  hours_in_words_why: 'For example: mon-fri 18:00-06:00; sat,sun 00:00-24:00.',
  copy: 'Copy',
  copy_of: 'Copy: {label}',
  copied: 'Copied.',
  sort_by: 'Sort by {column}',
  search_in: 'Type to search',
  nothing_matches: 'Nothing matches “{text}”.',
  matches_count: '{count} match',
}

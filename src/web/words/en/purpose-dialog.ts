// English words: asking what footage is wanted for.

import type { purposeDialogWords as vi } from '#web/words/vi/purpose-dialog.ts'

export const purposeDialogWords: Readonly<Record<keyof typeof vi, string>> = {
  purpose: 'Purpose',
  purpose_title: 'What is it for?',
  purpose_why:
    'This footage is old, or leaves the station. Once is enough for a task; the purpose is written into the access log with your name.',
  purpose_case: 'Case or request number',
  purpose_case_if_any: 'Case or request number (if any)',
  purpose_case_example: 'Such as 12/2026/TB',
  purpose_case_form: 'Only letters, digits and . / _ - between them.',
  purpose_note: 'Note (if needed)',
  purpose_note_needed: 'Explain what for',
  purpose_for_how_long: 'For how long',
  half_an_hour: '30 minutes',
  so_many_hours: '{count} h',
  purpose_go_on: 'State it and look',
  purpose_not_now: 'Not now',
  purpose_lacking: 'This footage is old: state a purpose first (the button at the top).',
}

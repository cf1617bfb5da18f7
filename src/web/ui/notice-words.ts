// Notice words: what was noticed, in a neighbour's words; of what the station saw itself, also what it saw.

import type { NoticeKind } from '#contract/notice.ts'
import type { Say, WordKey } from '#web/words/language.ts'
import { causeWord } from './cause-words.ts'

export const noticeWords: Record<NoticeKind, WordKey> = {
  motion: 'event_motion',
  tamper: 'event_tamper',
  digital_input: 'event_digital_input',
  lost: 'picture_lost',
  disk_fault: 'notice_disk_fault',
  recorder_fault: 'notice_recorder_fault',
  quiet_motion: 'rule_quiet_motion',
  loitering: 'rule_loitering',
  line_crossed: 'rule_line_crossed',
  parked: 'rule_parked',
  left_object: 'rule_left_object',
  covered: 'rule_covered',
}

export const noticeKindText = (
  kind: NoticeKind,
  why: string | null | undefined,
  say: Say,
  /** The name of the rule that found it. */
  rule?: string,
): string => {
  const what = say(noticeWords[kind])
  if (rule !== undefined) return `${what}: ${rule}`
  if (why === null || why === undefined || why === 'unknown') return what
  const cause = kind === 'disk_fault' ? kind : why
  return `${what}: ${say(causeWord({ cause, detail: why }))}`
}

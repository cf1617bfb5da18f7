// Cause words: why a span is missing, in a neighbour's words. A cause this page does not know is told as unknown.

import type { WordKey } from '#web/words/language.ts'
import { reasonWords } from './live-words.ts'

const causeWords: Readonly<Record<string, WordKey>> = {
  ...reasonWords,
  station_off: 'cause_station_off',
  recorder_away: 'cause_recorder_away',
  disk_full: 'cause_disk_full',
  not_added_yet: 'cause_not_added_yet',
}

export const causeWord = (cause: string | null): WordKey => causeWords[cause ?? ''] ?? 'cause_unknown'

// Cause words: why a span is missing, in a neighbour's words. A cause this page does not know is told as unknown. What the recorder saw
// (a stream reason) says more than `unknown`, so it is told where there is nothing better.

import type { CoverageSpan } from '#contract/recording.ts'
import type { WordKey } from '#web/words/language.ts'
import { reasonWords } from './live-words.ts'

const causeWords: Readonly<Record<string, WordKey>> = {
  power_lost: 'cause_power_lost',
  internet_lost: 'cause_internet_lost',
  wifi_lost: 'cause_wifi_lost',
  recorder_fault: 'cause_recorder_fault',
  disk_fault: 'cause_disk_fault',
  auth_failed: 'reason_auth_failed',
  tampered: 'cause_tampered',
  clock_drift: 'cause_clock_drift',
  station_down: 'cause_station_down',
  not_scheduled: 'cause_not_scheduled',
  not_shared: 'cause_not_shared',
  suspended: 'cause_suspended',
  expired: 'cause_expired',
}
/** What a disk did counts more than that it was the disk. */
const diskWords: Readonly<Record<string, WordKey>> = {
  held_fills_disk: 'cause_held_fills_disk',
  disk_full: 'cause_disk_full',
  disk_failed: 'cause_disk_failed',
  disk_stalled: 'cause_disk_stalled',
  disk_away: 'cause_disk_away',
  file_gone: 'cause_file_gone',
  file_damaged: 'cause_file_damaged',
}
const seenWords: Readonly<Record<string, WordKey>> = { ...reasonWords, packets_lost: 'cause_packets_lost' }

export const causeWord = ({
  cause,
  detail,
}: Pick<CoverageSpan, 'cause'> & { readonly detail?: string | null }): WordKey =>
  (cause === 'disk_fault' ? diskWords[detail ?? ''] : undefined) ??
  causeWords[cause ?? ''] ??
  seenWords[detail ?? ''] ??
  'cause_unknown'

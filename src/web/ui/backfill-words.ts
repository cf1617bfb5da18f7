// Backfill words: how a job stands that brings missing footage, and why it does not, in a neighbour's words.

import type { BackfillJobShown, BackfillSource, BackfillState } from '#contract/backfill.ts'
import type { Say, WordKey } from '#web/words/language.ts'

const states: Readonly<Record<BackfillState, WordKey>> = {
  waiting: 'backfill_waiting',
  running: 'backfill_running',
  paused_by_hours: 'backfill_paused_by_hours',
  done: 'backfill_done',
  nothing_there: 'backfill_nothing_there',
  gave_up: 'backfill_gave_up',
  cancelled: 'backfill_cancelled',
}

const sources: Readonly<Record<BackfillSource, WordKey>> = {
  nvr: 'source_nvr',
  sd_card: 'source_sd_card',
  device: 'source_device',
  profile_g: 'source_profile_g',
  box: 'source_box',
}

/** What a person can do about it comes first; the rest is one sentence. */
const reasons: Partial<Readonly<Record<NonNullable<BackfillJobShown['reason']>, WordKey>>> = {
  auth_failed: 'backfill_auth_failed',
  certificate_changed: 'reason_certificate_changed',
  no_source: 'backfill_no_source',
  not_held: 'backfill_not_held',
  no_room: 'backfill_no_room',
}

export const backfillText = ({ state, reason, source, stream }: BackfillJobShown, say: Say): string => {
  const why = reason === null ? [] : [say(reasons[reason] ?? 'backfill_unreachable')]
  const from = source === null ? [] : [say(sources[source])]
  const of = stream === 'sub' ? [say('backfill_sub_stream')] : []
  return [...of, say(states[state]), ...from, ...why].join(' · ')
}

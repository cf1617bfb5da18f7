// Purposes: why somebody may look at what is past. The list is house rule BR-05; which looks ask for one is the station's policy. Pure: whoever
// holds a task keeps its time.

import type { WallTime90k } from '#base/units.ts'
import type { PurposeCode, PurposePolicy, Task } from '#contract/purpose.ts'
import type { LookedSpan } from './access-log.ts'

export const purposeWords: Readonly<Record<PurposeCode, { readonly vi: string; readonly en: string }>> = {
  criminal_report: { vi: 'tin báo, tố giác tội phạm', en: 'a report of a crime' },
  administrative_violation: { vi: 'vi phạm hành chính', en: 'an administrative violation' },
  accident: { vi: 'tai nạn', en: 'an accident' },
  disaster_rescue: { vi: 'thiên tai, cứu nạn', en: 'disaster and rescue' },
  missing_person: { vi: 'người mất tích, trẻ đi lạc', en: 'a missing person' },
  traffic: { vi: 'giao thông', en: 'traffic' },
  subject_request: { vi: 'theo đề nghị của người trong hình', en: 'a request of the person in the picture' },
  equipment_test: { vi: 'thử thiết bị', en: 'a test of equipment' },
  other: { vi: 'khác (ghi rõ)', en: 'other (explain)' },
}

/** What happened since yesterday is the shift's own business; older footage, a search, and whatever leaves has somebody's reason behind it. */
export const usualPurposePolicy: PurposePolicy = {
  play_back_older_than_h: 24,
  search: true,
  extract: true,
  case_needed: ['criminal_report', 'administrative_violation'],
}

const HOUR_90K = 3600 * 90_000

/** Whether a look of this kind is one that needs a purpose. */
export const needsPurpose = (
  policy: PurposePolicy,
  look: { readonly verb: string; readonly span?: LookedSpan | undefined },
  now: WallTime90k,
): boolean => {
  if (look.verb === 'extract') return policy.extract
  if (look.verb === 'search') return policy.search
  if (look.verb !== 'play_back' || policy.play_back_older_than_h === null || look.span === undefined) return false
  return now - look.span[0] > policy.play_back_older_than_h * HOUR_90K
}

/** What is still lacking of a purpose that was stated. */
export const lackingOf = (
  policy: PurposePolicy,
  { purpose, case: number, note }: Pick<Task, 'purpose' | 'case' | 'note'>,
): 'case' | 'note' | undefined => {
  if (policy.case_needed.includes(purpose) && number === null) return 'case'
  return purpose === 'other' && note === '' ? 'note' : undefined
}

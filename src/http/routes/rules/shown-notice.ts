// A notice of a rule as it goes over the wire.

import type { RuleNoticeRow } from '#community/watching/rule-book.ts'
import type { RuleNotice } from '#contract/rule.ts'

export const shownNotice = ({ from, to, end, word_at, ...row }: RuleNoticeRow): RuleNotice => ({
  ...row,
  from_90k: from,
  to_90k: end === 'lasts' ? null : to,
  word_90k: word_at,
})

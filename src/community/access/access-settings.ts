// What a station has set about its access log: how long it is kept, where its signed heads are copied to, and who is asked for a purpose.
// `store` keeps it.

import type { AccessSettings } from '#contract/access-log.ts'
import { LEAST_KEPT_MONTHS } from '#contract/access-log.ts'
import { usualPurposePolicy } from './purposes.ts'

export type AccessSettingsBook = {
  readonly settings: () => AccessSettings
  readonly set: (settings: AccessSettings, by: string) => void
}

export const usualAccessSettings: AccessSettings = {
  keep_months: LEAST_KEPT_MONTHS,
  copy_to: [],
  purposes: usualPurposePolicy,
}

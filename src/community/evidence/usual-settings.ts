// How extractions are done at a station that set nothing.

import type { ExtractionSettings } from '#contract/extraction.ts'

export const usualExtractionSettings: ExtractionSettings = {
  bulk_cameras: 4,
  bulk_hours: 8,
  exceptions: true,
  review_days: 30,
  copy_days: 90,
  redaction_draft_days: 30,
  redaction_days: 90,
  time_stamp_url: null,
}

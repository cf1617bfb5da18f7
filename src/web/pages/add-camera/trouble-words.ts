// Trouble words: why a probe found nothing or less than there is, and what to do about it.

import type { ProbeTrouble } from '#contract/probe.ts'
import type { WordKey } from '#web/words/language.ts'

export const troubleWords: Record<ProbeTrouble, WordKey> = {
  bad_address: 'trouble_bad_address',
  forbidden_address: 'trouble_forbidden_address',
  unreachable: 'trouble_unreachable',
  rtsp_off: 'trouble_rtsp_off',
  not_rtsp: 'trouble_not_rtsp',
  auth_failed: 'trouble_auth_failed',
  auth_resting: 'trouble_auth_resting',
  password_wanted: 'trouble_password_wanted',
  clock_differs: 'trouble_clock_differs',
  no_stream: 'trouble_no_stream',
  no_picture: 'trouble_no_picture',
  encrypted: 'trouble_encrypted',
  cloud_only: 'trouble_cloud_only',
}

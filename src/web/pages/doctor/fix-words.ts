// Fix words: what the station changes on a camera when it is asked to.

import type { FixCode } from '#contract/doctor.ts'
import type { WordKey } from '#web/words/language.ts'

export const fixWords: Record<FixCode, WordKey> = {
  smart_codec_off: 'fix_smart_codec_off',
  shorter_gop: 'fix_shorter_gop',
  sub_h264: 'fix_sub_h264',
  set_clock: 'fix_set_clock',
  sub_smaller: 'fix_sub_smaller',
  cap_bit_rate: 'fix_cap_bit_rate',
  rtsp_on: 'fix_rtsp_on',
}

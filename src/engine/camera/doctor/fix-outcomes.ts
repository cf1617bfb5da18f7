// Fix outcomes: how putting something right can turn out, as data: what is told of each fix, and what is left to do by hand. A camera that took a
// value and goes on as before is told as one that did not change.

import type { Both, BrandCode } from '#contract/brand.ts'
import type { FixCode, FixOutcome } from '#contract/doctor.ts'
import { adviceOf } from './brand-advice.ts'
import { checkedThings } from './findings.ts'
import { fillIn, type Measured } from './outcome.ts'

/** What is told of a fix, in the words of this maker where they differ. */
export const toldOf = (
  code: FixCode,
  outcome: FixOutcome,
  brand: BrandCode | null,
  measured: Measured,
): { readonly says: Both; readonly advice: Both | null } => {
  const says = fillIn(outcome === 'not_seen' ? notSeen[code] : general[outcome], measured)
  if (outcome === 'done') return { says, advice: null }
  if (outcome === 'not_measured') return { says, advice: lookAgain }
  const [finding, of] = byHand[code]
  return { says, advice: adviceOf(brand, finding, of) ?? checkedThings[finding].outcomes[of]?.advice ?? null }
}

export const general: Readonly<Record<Exclude<FixOutcome, 'not_seen'>, Both>> = {
  done: {
    vi: 'Camera đã đổi; đo lại thì đúng như vậy.',
    en: 'The camera has changed; measured again, it is so.',
  },
  not_kept: {
    vi: 'Camera nhận yêu cầu nhưng không giữ giá trị mới: tài khoản này có thể không được phép cài đặt, hoặc camera không cho đổi từ xa.',
    en: 'The camera took the request and did not keep the new value: this account may not be allowed to change settings, or the camera does not let it be changed from afar.',
  },
  not_measured: {
    vi: 'Camera nhận giá trị mới, nhưng trạm chưa đo lại được để biết chắc.',
    en: 'The camera took the new value, and could not be measured again to be sure.',
  },
}

const lookAgain: Both = { vi: 'Chờ ít phút rồi bấm "Khám lại".', en: 'Wait some minutes and press "Look again".' }

export const notSeen: Readonly<Record<FixCode, Both>> = {
  smart_codec_off: {
    vi: 'Camera nói đã tắt mã hóa thông minh, nhưng không đổi: khung hình chính vẫn cách nhau ít nhất {group_ms|s} giây.',
    en: 'The camera says that the smart codec is off, and did not change: keyframes are still at least {group_ms|s} s apart.',
  },
  shorter_gop: {
    vi: 'Camera nhận nhưng không đổi: khung hình chính vẫn cách nhau ít nhất {group_ms|s} giây. Thường là do mã hóa thông minh (H.264+, H.265+) còn bật.',
    en: 'The camera took it and did not change: keyframes are still at least {group_ms|s} s apart. Mostly a smart codec (H.264+, H.265+) is still on.',
  },
  sub_h264: {
    vi: 'Camera nhận nhưng không đổi: luồng phụ vẫn không phải H.264.',
    en: 'The camera took it and did not change: the sub stream is still not H.264.',
  },
  set_clock: {
    vi: 'Camera nhận giờ mới, nhưng hỏi lại thì đồng hồ lại lệch {offset_ms|span}.',
    en: 'The camera took the new time, and asked again its clock is off by {offset_ms|span}.',
  },
  sub_smaller: {
    vi: 'Camera nhận nhưng không đổi: luồng phụ vẫn lớn {width}×{height}.',
    en: 'The camera took it and did not change: the sub stream is still {width}×{height}.',
  },
  cap_bit_rate: {
    vi: 'Camera nói đã đặt tốc độ bit cố định, nhưng vẫn gửi {bits|kbit} kbit/s (đã cài {declared_bits|kbit}).',
    en: 'The camera says that its bit rate is constant, and still sends {bits|kbit} kbit/s ({declared_bits|kbit} are set).',
  },
  rtsp_on: {
    vi: 'Camera nói đã bật RTSP, nhưng chưa có hình nào tới.',
    en: 'The camera says that RTSP is on, and no picture comes yet.',
  },
}

/** Where the advice for doing it by hand stands. */
const byHand = {
  smart_codec_off: ['smart_codec', 'on'],
  shorter_gop: ['smart_codec', 'on'],
  sub_h264: ['sub_stream', 'wrong_codec'],
  set_clock: ['clock', 'off'],
  sub_smaller: ['sub_stream', 'too_large'],
  cap_bit_rate: ['bit_rate', 'higher'],
  rtsp_on: ['rtsp', 'off'],
} as const satisfies Record<FixCode, readonly [keyof typeof checkedThings, string]>

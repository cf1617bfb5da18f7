// Judge device: what the camera says of its clock, firmware and card, and what can be said of its password without trying anything.

import type { Brand } from '#engine/camera/brands.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import type { CardFacts, ClockFacts, DeviceFacts, WayTrouble } from './device-way.ts'
import { type Judged, judged } from './findings.ts'
import { firmwareDate } from './firmware-date.ts'
import type { SignIn } from './judge-reach.ts'
import { judgePassword } from './password-strength.ts'

const RIGHT_MS = 2000
const FAR_MS = 60_000
const OLD_YEARS = 2
const VERY_OLD_YEARS = 4
const SHORT_DAYS = 2
const YEAR_MS = 365.25 * 86_400_000

const whys: Readonly<Record<WayTrouble, readonly [string, string]>> = {
  no_interface: [
    'không có ONVIF hay giao diện web mà trạm biết hỏi',
    'it has no ONVIF or web interface that the station knows',
  ],
  unreachable: ['giao diện web không trả lời', 'its web interface does not answer'],
  auth_failed: ['giao diện web từ chối tài khoản này', 'its web interface refuses this account'],
  password_waits: ['mật khẩu vừa bị từ chối, chưa thử lại', 'the password was refused a moment ago'],
  not_supported: ['nó không có mục này', 'it does not have this'],
  refused: ['nó từ chối câu hỏi', 'it refuses the question'],
  rubbish: ['câu trả lời không đọc được', 'its answer cannot be read'],
  clock_differs: ['đồng hồ lệch quá nên nó từ chối đăng nhập', 'its clock is so wrong that it refuses the sign-in'],
  forbidden_address: ['địa chỉ nằm ngoài mạng được phép', 'its address is outside the allowed networks'],
}

const notTold = (trouble: WayTrouble | undefined) => {
  const [why, why_en] = whys[trouble ?? 'not_supported']
  return { why, why_en }
}

export const judgeClock = (clock: ClockFacts | undefined, trouble: WayTrouble | undefined): Judged => {
  if (clock === undefined) return judged('clock', 'not_told', {}, { told: notTold(trouble) })
  const { offset_ms, local_as_utc } = clock
  if (local_as_utc && Math.abs(offset_ms) > RIGHT_MS) return judged('clock', 'local_as_utc', { offset_ms })
  const apart = Math.abs(offset_ms)
  return judged('clock', apart <= RIGHT_MS ? 'right' : apart <= FAR_MS ? 'off' : 'far_off', { offset_ms })
}

export const judgeFirmware = (facts: DeviceFacts, now_ms: number, trouble: WayTrouble | undefined): Judged => {
  const { firmware } = facts
  if (firmware === undefined) return judged('firmware', 'not_told', {}, { told: notTold(trouble) })
  const built_ms = firmwareDate(firmware, now_ms)
  if (built_ms === undefined) return judged('firmware', 'not_dated', { firmware })
  const age_years = Math.max(0, Math.round(((now_ms - built_ms) / YEAR_MS) * 10) / 10)
  const outcome = age_years >= VERY_OLD_YEARS ? 'very_old' : age_years >= OLD_YEARS ? 'old' : 'recent'
  return judged('firmware', outcome, { firmware, age_years, built: new Date(built_ms).toISOString().slice(0, 10) })
}

export const judgeCard = (card: CardFacts | undefined, trouble: WayTrouble | undefined): Judged => {
  if (card === undefined) return judged('card', 'not_told', {}, { told: notTold(trouble) })
  const { state, said, capacity_mb, days } = card
  const measured = {
    ...(capacity_mb === undefined ? {} : { capacity_mb }),
    ...(days === undefined ? {} : { days }),
    ...(said === undefined ? {} : { state: said }),
  }
  if (state === 'none') return judged('card', 'none', measured)
  if (state === 'unformatted') return judged('card', 'unformatted', measured)
  if (state === 'broken') return judged('card', 'broken', measured)
  if (days === undefined) return judged('card', 'works_days_unknown', measured)
  return judged('card', days < SHORT_DAYS ? 'short' : 'works', measured)
}

export const judgePasswordOf = (
  credentials: Credentials | undefined,
  brand: Brand | undefined,
  signIn: SignIn,
): Judged => {
  if (signIn !== 'taken') return judged('password', 'not_taken')
  if (credentials === undefined) return judged('password', 'none')
  const verdict = judgePassword(credentials, brand)
  if (verdict.kind !== 'weak') return judged('password', verdict.kind)
  return judged('password', 'weak', {}, { told: { rule: verdict.rule.vi, rule_en: verdict.rule.en } })
}

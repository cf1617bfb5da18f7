// ONVIF trouble: why a question to a device was not answered, as one of a few literal reasons. Each becomes a Problem with a sentence
// that says what to do. Nothing here throws; nothing that a device said is believed, it is only shown, cut short.

import { Problem, type ProblemCode, type Where } from '#base/problems.ts'
import { no, type Result } from '#base/result.ts'

export type OnvifReason =
  | 'unreachable'
  | 'timeout'
  | 'not_onvif'
  | 'auth_failed'
  | 'password_waits'
  | 'clock_differs'
  | 'not_supported'
  | 'refused'
  | 'too_large'
  | 'rubbish'
  | 'forbidden_address'

export type OnvifTrouble = {
  readonly reason: OnvifReason
  /** What the device gave as its reason, at most 200 characters: for the log and for whoever asks why. */
  readonly said?: string
  /** With `clock_differs`: how far the device's clock is ahead of ours. */
  readonly offset_ms?: number
  /** With `password_waits`: how long until this password may be tried again. */
  readonly wait_ms?: number
}

export type OnvifResult<T> = Result<T, OnvifTrouble>

export const trouble = (
  reason: OnvifReason,
  more: Omit<OnvifTrouble, 'reason'> = {},
): { readonly ok: false; readonly problem: OnvifTrouble } => {
  const { said, ...rest } = more
  return no(said === undefined ? { reason, ...rest } : { reason, ...rest, said: said.slice(0, 200) })
}

const codes: Record<OnvifReason, ProblemCode> = {
  unreachable: 'device_unreachable',
  timeout: 'device_silent',
  not_onvif: 'device_not_onvif',
  auth_failed: 'device_password_wrong',
  password_waits: 'device_password_waits',
  clock_differs: 'device_clock_differs',
  not_supported: 'device_cannot',
  refused: 'device_refused',
  too_large: 'device_answer_too_large',
  rubbish: 'device_answer_rubbish',
  forbidden_address: 'device_address_forbidden',
}

/**
 * The problem that says a trouble to a person.
 * @public
 */
export const problemOf = ({ reason, ...more }: OnvifTrouble, where: Where = {}): Problem =>
  new Problem(codes[reason], { ...where, ...more })

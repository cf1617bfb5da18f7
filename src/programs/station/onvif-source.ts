// ONVIF source: the recordings that a device itself tells of by Profile G. Opened when its turn comes, since it costs a sign-in. Its replay
// addresses are on the host that was asked (the ONVIF client sees to that). That it does not answer, refuses us, or holds nothing of this
// camera are told apart: the first passes.

import type { Clock } from '#base/clock.ts'
import { no, ok, type Result } from '#base/result.ts'
import type { BackfillReason } from '#contract/backfill.ts'
import type { AddressGuard } from '#engine/camera/address-guard.ts'
import { addressOf } from '#engine/camera/doctor.ts'
import { openOnvifDevice } from '#engine/camera/onvif-open.ts'
import { replaysOf, type WatchedBy } from '#engine/camera/onvif-replay.ts'
import { type OnvifReason, type OnvifTrouble, problemOf } from '#engine/camera/onvif-trouble.ts'
import type { RefusedPasswords } from '#engine/camera/refused-passwords.ts'
import type { KnownSource } from '#engine/relay/source.ts'

export type CallingConditions = {
  readonly guard: AddressGuard
  readonly refused: RefusedPasswords
  readonly clock: Clock
}

export type OnvifService = WatchedBy & {
  readonly service_url: string
  readonly credentials: KnownSource['credentials']
}

type NoAnswer = { readonly reason: BackfillReason; readonly detail: string | null }

/** What the device recorded of this camera, the newest first; none where it holds nothing that is known to be this camera's. `no_source`: no Profile G. */
export const onvifSources = async (
  conditions: CallingConditions,
  { service_url, credentials, ...watched }: OnvifService,
  signal: AbortSignal,
): Promise<Result<readonly Omit<KnownSource, 'certificate' | 'pin'>[], NoAnswer>> => {
  const address = addressOf(service_url)
  if (address === undefined) return no({ reason: 'bad_address', detail: null })
  const opened = await openOnvifDevice(conditions, address, credentials, signal)
  if (!opened.ok) return unanswered(opened.problem)
  const device = opened.value
  if (!device.services.has('replay')) return no({ reason: 'no_source', detail: null })
  const replays = await replaysOf(device, watched)
  if (!replays.ok) return unanswered(replays.problem)
  const clock = device.clock === undefined ? undefined : { offset_ms: device.clock.offset_ms }
  return ok(
    replays.value.map(url => ({
      kind: 'profile_g',
      playback: { dialect: 'profile_g', url, channel: 1, stream: 'main' },
      credentials,
      clock,
    })),
  )
}

/** Undefined: it holds nothing that could be asked for now; a camera's ONVIF may begin later than its web service. */
const reasons: Record<OnvifReason, BackfillReason | undefined> = {
  unreachable: 'unreachable',
  timeout: 'silent',
  not_onvif: undefined,
  auth_failed: 'auth_failed',
  password_waits: 'auth_failed',
  clock_differs: 'refused',
  not_supported: undefined,
  refused: 'refused',
  too_large: 'rubbish',
  rubbish: 'rubbish',
  forbidden_address: 'forbidden_address',
}

const unanswered = (trouble: OnvifTrouble): Result<[], NoAnswer> => {
  const reason = reasons[trouble.reason]
  if (reason === undefined) return ok([])
  const detail = `ONVIF: ${problemOf(trouble).code}${trouble.said === undefined ? '' : `, ${trouble.said}`}`
  return no({ reason, detail })
}

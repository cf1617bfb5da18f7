// Apply fix: changes one setting of a camera by the first interface that can, and proves it twice: the camera, asked again, has it, and its stream
// shows it. What the setting was is answered too, so that it can be put back by hand.

import { no, ok, type Result } from '#base/result.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { AppliedFix, FixCode } from '#contract/doctor.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import { LONGEST_GROUP_MS, type WayTrouble } from './device-way.ts'
import { openWays } from './open-ways.ts'
import type { DoctorConditions, Patient } from './patient.ts'

/** An encoder that was set begins anew, some with the whole camera. */
const SEEN_WITHIN_MS = 14_000
const ALL_MS = 24_000
const AGAIN_MS = 1000

export type AppliedWay = Omit<AppliedFix, 'by' | 'at_90k'>

/** Answers why where no interface of the camera can or would do it. Never throws but for a bug. */
export const applyFix = async (
  conditions: DoctorConditions,
  patient: Patient,
  brand: BrandCode | null,
  code: FixCode,
  signal: AbortSignal,
): Promise<Result<AppliedWay, { readonly reason: WayTrouble; readonly said?: string }>> => {
  const late = AbortSignal.any([signal, AbortSignal.timeout(ALL_MS)])
  const address = readCameraAddress(patient.main_url)
  if (!address.ok) return no({ reason: 'unreachable' })
  const proven = patient.main?.state === 'streaming'
  if (patient.main?.reason === 'auth_failed') return no({ reason: 'auth_failed' })
  const { host } = address.value
  const { ways, trouble } = await openWays({ conditions, patient, host, brand, proven, signal: late })
  const able = ways.filter(({ fixes }) => fixes.has(code))
  if (able.length === 0) return no({ reason: ways.length > 0 ? 'not_supported' : (trouble ?? 'not_supported') })
  let why: { readonly reason: WayTrouble; readonly said?: string } = { reason: 'not_supported' }
  for (const way of able) {
    const changed = await way.apply(code)
    if (!changed.ok) {
      why = changed.problem
      continue
    }
    const seen = changed.value.read_back ? await isSeen(conditions, code, late) : null
    return ok({ code, stream: streamOf[code] ?? null, by_way_of: way.kind, ...changed.value, seen })
  }
  return no(why)
}

const streamOf: Partial<Record<FixCode, 'main' | 'sub'>> = { smart_codec_off: 'main', sub_h264: 'sub' }

/** Null where the stream cannot show it, or did not come back in time. */
const isSeen = async (conditions: DoctorConditions, code: FixCode, signal: AbortSignal): Promise<boolean | null> => {
  if (code === 'set_clock' || code === 'encryption_off') return null
  const soon = AbortSignal.any([signal, AbortSignal.timeout(SEEN_WITHIN_MS)])
  let seen: boolean | null = null
  while (!soon.aborted) {
    const measured = await conditions.measureAnew(code === 'sub_h264' ? 'sub' : 'main', soon)
    if (measured.trouble === null) {
      if (code === 'rtsp_on') return true
      if (code === 'sub_h264') seen = measured.codec === 'h264'
      else if (measured.group_ms !== null) seen = measured.group_ms <= LONGEST_GROUP_MS
      if (seen === true) return true
    }
    await rest(soon)
  }
  return seen
}

const rest = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, AGAIN_MS)
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
  })

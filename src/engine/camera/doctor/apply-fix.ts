// Apply fix: changes one setting of a camera by the first interface that can, and proves it twice: the camera, asked again, has it, and what it does
// shows it. What the setting was is answered too, so that it can be put back by hand.

import { no, ok, type Result } from '#base/result.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { AppliedFix, FixCode, FixOutcome } from '#contract/doctor.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import { type Checked, checkFix } from './check-fix.ts'
import { type Changed, type DeviceWay, together, type WayTrouble } from './device-way.ts'
import { toldOf } from './fix-outcomes.ts'
import { openWays } from './open-ways.ts'
import type { DoctorConditions, Patient } from './patient.ts'

const ALL_MS = 24_000

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
  const open = () => openWays({ conditions, patient, host, brand, proven, signal: late })
  const { ways, trouble } = await open()
  const able = ways.filter(({ fixes }) => fixes.has(code))
  if (able.length === 0) return no({ reason: ways.length > 0 ? 'not_supported' : (trouble ?? 'not_supported') })
  let why: { readonly reason: WayTrouble; readonly said?: string } = { reason: 'not_supported' }
  for (const way of able) {
    const changed = await way.apply(code)
    if (!changed.ok) {
      why = changed.problem
      continue
    }
    const clock = async () => together((await open()).ways).clock
    const checked = changed.value.read_back
      ? await checkFix(conditions, code, changed.value.after, clock, late)
      : unchecked
    return ok(told(code, way, changed.value, checked, brand))
  }
  return no(why)
}

const unchecked: Checked = { seen: null, measured: {} }

const told = (
  code: FixCode,
  { kind }: DeviceWay,
  changed: Changed,
  { seen, measured }: Checked,
  brand: BrandCode | null,
): AppliedWay => {
  const outcome = outcomeOf(changed.read_back, seen)
  const words = toldOf(code, outcome, brand, measured)
  return { code, stream: streamOf[code] ?? null, by_way_of: kind, outcome, ...changed, seen, measured, ...words }
}

const outcomeOf = (read_back: boolean, seen: boolean | null): FixOutcome => {
  if (!read_back) return 'not_kept'
  return seen === null ? 'not_measured' : seen ? 'done' : 'not_seen'
}

const streamOf: Partial<Record<FixCode, 'main' | 'sub'>> = {
  smart_codec_off: 'main',
  cap_bit_rate: 'main',
  sub_h264: 'sub',
  sub_smaller: 'sub',
}

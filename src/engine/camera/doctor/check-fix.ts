// Check fix: what a camera does after a setting was changed on it: its stream is measured anew, its clock is read anew, until it shows the change
// or the time is up. A camera that says yes and goes on as before is found out here.

import type { FixCode } from '#contract/doctor.ts'
import type { MeasuredStream } from '#engine/camera/measured-stream.ts'
import { CLOCK_SET_MS, type ClockFacts, LONGEST_GROUP_MS } from './device-way.ts'
import { groupOf, HIGHEST_BITS } from './judge-picture.ts'
import type { Measured } from './outcome.ts'
import type { DoctorConditions } from './patient.ts'
import { fitsWall } from './wall-size.ts'

/** An encoder that was set begins anew, some with the whole camera. */
const SEEN_WITHIN_MS = 14_000
const AGAIN_MS = 1000

export type Checked = {
  /** Null where nothing could be measured in time. */
  readonly seen: boolean | null
  readonly measured: Measured
}

/** `after`: what it says that it is set to now. `clock` asks the device for its clock anew. Never rejects. */
export const checkFix = async (
  conditions: DoctorConditions,
  code: FixCode,
  after: Measured,
  clock: () => Promise<ClockFacts | undefined>,
  signal: AbortSignal,
): Promise<Checked> => {
  const soon = AbortSignal.any([signal, AbortSignal.timeout(SEEN_WITHIN_MS)])
  let last: Checked = { seen: null, measured: {} }
  while (!soon.aborted) {
    const checked =
      code === 'set_clock' ? checkClock(await clock()) : checkStream(code, after, await look(conditions, code, soon))
    if (checked.seen !== null) last = checked
    if (last.seen === true) break
    await rest(soon)
  }
  return last
}

const look = (conditions: DoctorConditions, code: FixCode, signal: AbortSignal): Promise<MeasuredStream> =>
  conditions.measureAnew(code === 'sub_h264' || code === 'sub_smaller' ? 'sub' : 'main', signal)

const checkClock = (clock: ClockFacts | undefined): Checked =>
  clock === undefined
    ? { seen: null, measured: {} }
    : { seen: Math.abs(clock.offset_ms) <= CLOCK_SET_MS, measured: { offset_ms: clock.offset_ms } }

const checkStream = (code: Exclude<FixCode, 'set_clock'>, after: Measured, stream: MeasuredStream): Checked => {
  const { trouble, codec, width, height } = stream
  if (code === 'rtsp_on') return { seen: trouble === null, measured: trouble === null ? {} : { reason: trouble } }
  if (trouble !== null) return { seen: null, measured: { reason: trouble } }
  if (code === 'sub_h264') return { seen: codec === 'h264', measured: { codec: codec ?? '?' } }
  if (code === 'sub_smaller') {
    if (width === null || height === null) return { seen: null, measured: {} }
    return { seen: fitsWall({ width, height }), measured: { width, height } }
  }
  if (code === 'cap_bit_rate') return checkBits(stream, Number(after.main_bitrate_kbit) * 1000)
  const group_ms = groupOf(stream)
  if (group_ms === null) return { seen: null, measured: {} }
  return { seen: group_ms <= LONGEST_GROUP_MS, measured: { group_ms } }
}

/** No more than would have been called within what is set. */
const checkBits = ({ bits_per_second: bits }: MeasuredStream, set: number): Checked =>
  bits === null || !(set > 0)
    ? { seen: null, measured: {} }
    : { seen: bits <= set * HIGHEST_BITS, measured: { bits, declared_bits: set } }

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

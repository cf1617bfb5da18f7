// Clock watch: notices when the station's clock is set while it runs. Footage carries the station's time, so a step is noted in the ledger:
// the hours that a clock jumped over are not a camera's fault.

import type { Clock } from '#base/clock.ts'
import { mediaSpan90k, spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'

/** Less than this a time service corrects unseen, and frames are steadied over it. */
const STEP = spanFromMillis(1000)
export type ClockWatch = {
  /** Call it about twice a second; answers how far the clock was set since the last call, in ticks, or 0. */
  readonly look: () => number
}

export const createClockWatch = (clock: Clock, ledger: LedgerWriter): ClockWatch => {
  let wall = clock.wall()
  let monotonic_ms = clock.monotonic() as number

  return {
    look: () => {
      const [now, now_ms] = [clock.wall(), clock.monotonic()]
      const expected = wallTime90k(wall + spanFromMillis(now_ms - monotonic_ms))
      const step = mediaSpan90k(now - expected)
      wall = now
      monotonic_ms = now_ms
      if (Math.abs(step) < STEP) return 0
      ledger.past(note(expected, now))
      return step
    },
  }
}

const note = (before: WallTime90k, now: WallTime90k) => {
  const seconds = Math.round(Math.abs(now - before) / 90_000)
  const way = now > before ? 'forward' : 'back'
  return {
    camera: undefined,
    stream: undefined,
    from: wallTime90k(Math.min(before, now)),
    to: wallTime90k(Math.max(before, now)),
    cause: 'clock_drift' as const,
    by: 'recorder',
    detail: `the station’s clock was set ${way} by ${seconds} s`,
    noted: now,
  }
}

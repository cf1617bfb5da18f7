// Supervisor: keeps one stream of one camera alive for as long as it is wanted. Each try ends with a reason; the next one comes
// at once the first time, then after longer and longer waits, so that a dead camera costs little and many do not dial together.

import type { Clock } from '#base/clock.ts'
import { backoff } from '#base/retry.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import type { ReceiverCounts } from './counts.ts'
import type { OfferedTrack, PacketSink } from './packet.ts'
import { runSession } from './session.ts'
import { StreamFailure, type StreamReason, type StreamState } from './stream-state.ts'

/** A stream that played this long counts as healthy: its next failure begins a new row of tries. */
const HEALTHY_MS = 10_000
const NETWORK = { first_ms: 1000, most_ms: 30_000 }
/** A camera may lock out whoever tries a wrong password often. */
const REFUSED = { first_ms: 30_000, most_ms: 300_000 }

export type StreamPlan = {
  readonly url: string
  readonly credentials: { readonly username: string; readonly password: string } | undefined
  readonly transport: 'tcp' | 'udp'
  readonly sound: boolean
}

export type StreamWatch = {
  /** A session begins: answers who takes its packets. */
  readonly offered: (tracks: readonly OfferedTrack[]) => PacketSink
  /** The session that `offered` began is over. */
  readonly ended: () => void
  readonly state: (state: StreamState) => void
  /** Whoever takes the packets threw; the session ends and the next one begins after a pause. */
  readonly broken: (error: unknown) => void
  /** What is wrong although packets arrive; ends the session. */
  readonly complaint: () => StreamFailure | undefined
}

/** Runs until `signal` aborts. */
export const supervise = async (
  plan: StreamPlan,
  watch: StreamWatch,
  counts: ReceiverCounts,
  clock: Clock,
  signal: AbortSignal,
): Promise<void> => {
  let tries = 0
  let last: StreamFailure | undefined
  while (!signal.aborted) {
    let playing_ms: number | undefined
    watch.state({
      state: 'connecting',
      since: clock.wall(),
      reason: last?.reason ?? null,
      detail: last?.detail ?? null,
    })
    try {
      await runSession(
        {
          ...plan,
          clock,
          counts,
          offered: watch.offered,
          complaint: watch.complaint,
          broken: watch.broken,
          playing: () => {
            playing_ms = clock.monotonic()
            watch.state({ state: 'streaming', since: clock.wall() })
          },
        },
        signal,
      )
    } catch (error) {
      last = error instanceof StreamFailure ? error : new StreamFailure('refused', String(error), { cause: error })
    }
    watch.ended()
    if (signal.aborted || last === undefined) return
    if (playing_ms !== undefined && clock.monotonic() - playing_ms > HEALTHY_MS) tries = 0
    const wait_ms = waitFor(last.reason, tries++)
    const since = clock.wall()
    const retry_at = wallPlus(since, spanFromMillis(wait_ms))
    watch.state({ state: 'waiting', since, reason: last.reason, detail: last.detail, retry_at })
    await pause(wait_ms, signal)
  }
}

const waitFor = (reason: StreamReason, tries: number): number => {
  if (reason === 'auth_failed') return backoff(tries, REFUSED)
  return tries === 0 ? 200 : backoff(tries - 1, NETWORK)
}

const pause = (wait_ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, wait_ms)
    signal.addEventListener('abort', done, { once: true })
  })

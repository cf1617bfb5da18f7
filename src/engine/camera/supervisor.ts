// Supervisor: keeps one stream of one camera alive for as long as it is wanted. Each try ends with a reason; the next one comes
// at once the first time, then after longer and longer waits, so that a dead camera costs little and many do not dial together.

import type { Clock } from '#base/clock.ts'
import { type Backoff, backoff } from '#base/retry.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import type { ReceiverCounts } from './counts.ts'
import { type DialBudget, pause } from './dial-budget.ts'
import type { OfferedTrack, PacketSink } from './packet.ts'
import { runSession } from './session.ts'
import { StreamFailure, type StreamReason, type StreamState } from './stream-state.ts'

/** A stream that played this long counts as healthy: its next failure begins a new row of tries. */
const HEALTHY_MS = 10_000
/** A camera that comes back is recorded again within 3 s; one that is away costs a dial every second or two. */
const AWAY = { first_ms: 500, most_ms: 1500 }
/** It answers, but not with what we want: perhaps it is still starting. */
const UNWILLING = { first_ms: 1000, most_ms: 5000 }
/** A camera may lock out whoever tries a wrong password often. */
const REFUSED = { first_ms: 30_000, most_ms: 300_000 }
const backoffs: Readonly<Record<StreamReason, Backoff>> = {
  unreachable: AWAY,
  connection_lost: AWAY,
  silent: AWAY,
  rubbish: UNWILLING,
  not_found: UNWILLING,
  refused: UNWILLING,
  unsupported_stream: UNWILLING,
  no_keyframe: UNWILLING,
  auth_failed: REFUSED,
  bad_address: REFUSED,
}

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
  dials: DialBudget,
  signal: AbortSignal,
): Promise<void> => {
  let tries = 0
  let last: StreamFailure | undefined
  /** Since when there is no picture: it does not begin anew with every try. */
  let since = clock.wall()
  while (!signal.aborted) {
    let playing_ms: number | undefined
    watch.state({
      state: 'connecting',
      since,
      reason: last?.reason ?? null,
      detail: last?.detail ?? null,
    })
    await dials.turn(signal)
    if (signal.aborted) return
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
    if (playing_ms !== undefined) since = clock.wall()
    const wait_ms = waitFor(last.reason, tries++)
    const retry_at = wallPlus(clock.wall(), spanFromMillis(wait_ms))
    watch.state({ state: 'waiting', since, reason: last.reason, detail: last.detail, retry_at })
    await pause(wait_ms, signal)
  }
}

const waitFor = (reason: StreamReason, tries: number): number => {
  const manner = backoffs[reason]
  return tries === 0 && manner !== REFUSED ? 100 : backoff(Math.max(0, tries - 1), manner)
}

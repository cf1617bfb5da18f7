// Supervisor: keeps one stream of one camera alive for as long as it is wanted. Each try ends with a reason; the next one comes
// at once the first time, then after longer and longer waits, so that a dead camera costs little and many do not dial together.

import type { Clock } from '#base/clock.ts'
import { type Backoff, backoff } from '#base/retry.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import type { Transport } from '#contract/camera.ts'
import type { Pin } from './address-guard.ts'
import type { ReceiverCounts } from './counts.ts'
import { type DialBudget, pause } from './dial-budget.ts'
import type { OfferedTrack, PacketSink } from './packet.ts'
import { runSession } from './session.ts'
import {
  firstState,
  nextState,
  type StreamEvent,
  type StreamFailure,
  type StreamReason,
  type StreamState,
} from './stream-state.ts'

/** A stream that played this long counts as healthy: its next failure begins a new row of tries. */
const HEALTHY_MS = 10_000
/** A camera that comes back is recorded again within 3 s, so the longest wait is short: a dial costs a camera that is away little. */
const AWAY = { first_ms: 250, most_ms: 1000 }
/** The first retry is as good as at once; the moment is for whatever just hung up to be ready again. */
const AT_ONCE_MS = 100
/** It answers, but not with what we want: perhaps it is still starting. */
const UNWILLING = { first_ms: 1000, most_ms: 5000 }
/** Somebody has to change something; until then it is asked now and then whether that was done. */
const PATIENT = { first_ms: 3000, most_ms: 15_000 }
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
  encrypted: PATIENT,
  certificate_changed: PATIENT,
  forbidden_address: PATIENT,
  auth_failed: REFUSED,
  bad_address: REFUSED,
}

export type StreamPlan = {
  readonly url: string
  readonly credentials: { readonly username: string; readonly password: string } | undefined
  readonly transport: Transport
  readonly sound: boolean
}

export type StreamWatch = {
  /** A session begins: answers who takes its packets. */
  readonly offered: (tracks: readonly OfferedTrack[], unread: readonly string[]) => PacketSink
  /** The session that `offered` began is over. */
  readonly ended: () => void
  readonly state: (state: StreamState) => void
  /** Whoever takes the packets threw; the session ends and the next one begins after a pause. */
  readonly broken: (error: unknown) => void
  /** Over TLS: whether the camera shows the certificate that it showed at first. */
  readonly certificate: (sha256: string) => boolean
  /** Where the camera's host is, if the station may call it there; asked at each try. */
  readonly pin: Pin
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
  /** What the camera was found to take lasts from session to session. */
  let transport = plan.transport === 'udp' ? ('udp' as const) : ('tcp' as const)
  const inside = plan.transport === 'http' || plan.transport === 'tls' ? plan.transport : undefined
  let state = firstState(clock.wall())
  const happened = (event: StreamEvent): void => {
    const next = nextState(state, event, clock.wall())
    if (next !== state) watch.state(next)
    state = next
  }
  watch.state(state)
  while (!signal.aborted) {
    happened({ kind: 'dialling' })
    await dials.turn(signal)
    if (signal.aborted) return
    let playing_ms: number | undefined
    const failure = await runSession(
      {
        ...plan,
        inside,
        transport,
        certificate: watch.certificate,
        pin: watch.pin,
        clock,
        counts,
        offered: watch.offered,
        complaint: watch.complaint,
        broken: watch.broken,
        heard: () => {
          playing_ms ??= clock.monotonic()
          happened({ kind: 'packets' })
        },
        quiet: since => happened({ kind: 'quiet', since }),
        takesOnly: other => {
          transport = other
        },
      },
      signal,
    )
    watch.ended()
    if (signal.aborted) return
    if (playing_ms !== undefined && clock.monotonic() - playing_ms > HEALTHY_MS) tries = 0
    const wait_ms = waitFor(failure.reason, tries++)
    const retry_at = wallPlus(clock.wall(), spanFromMillis(wait_ms))
    happened({ kind: 'ended', reason: failure.reason, detail: failure.detail, retry_at })
    await pause(wait_ms, signal)
  }
}

const waitFor = (reason: StreamReason, tries: number): number => {
  const manner = backoffs[reason]
  return tries === 0 && manner !== REFUSED ? AT_ONCE_MS : backoff(Math.max(0, tries - 1), manner)
}

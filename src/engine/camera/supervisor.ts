// Supervisor: keeps one stream of one camera alive for as long as it is wanted. Each try ends with a reason; the next one comes
// at once the first time, then after longer and longer waits, so that a dead camera costs little and many do not dial together.

import type { Clock } from '#base/clock.ts'
import { type Backoff, backoff } from '#base/retry.ts'
import { spanFromMillis, wallPlus } from '#base/units.ts'
import type { Transport } from '#contract/camera.ts'
import { readCameraAddress } from './address.ts'
import type { Pin } from './address-guard.ts'
import type { ReceiverCounts } from './counts.ts'
import { type DialBudget, pause } from './dial-budget.ts'
import type { OfferedTrack, PacketSink } from './packet.ts'
import { runSession } from './session.ts'
import type { SignInLine, Who } from './sign-in-line.ts'
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
/** Only a change of what is set here helps, and that begins anew at once. */
const IDLE = { first_ms: 30_000, most_ms: 300_000 }
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
  // No password is known: one that was refused rests by the sign-in line.
  auth_failed: IDLE,
  bad_address: IDLE,
}

/** What is told of a stream that does not try at all, so that its device locks nobody out. */
const REFUSED_BEFORE = 'the device refused this password a moment ago; it is not tried again yet'

export type StreamPlan = {
  readonly camera: string
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

/** What the streams of a station share. */
export type Shared = { readonly clock: Clock; readonly dials: DialBudget; readonly signIns: SignInLine }

/** Runs until `signal` aborts. */
export const supervise = async (
  plan: StreamPlan,
  watch: StreamWatch,
  counts: ReceiverCounts,
  { clock, dials, signIns }: Shared,
  signal: AbortSignal,
): Promise<void> => {
  let tries = 0
  const who = whoSignsIn(plan)
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
    const turn = who && (await signIns.turn(who, signal))
    const signIn = turn?.may
    if (signal.aborted) {
      signIn?.over(false)
      return
    }
    if (who !== undefined && turn?.may === undefined && turn !== undefined) {
      const retry_at = wallPlus(clock.wall(), spanFromMillis(turn.rest_ms))
      happened({ kind: 'ended', reason: 'auth_failed', detail: REFUSED_BEFORE, retry_at })
      await signIns.rest(who, turn.rest_ms, signal)
      continue
    }
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
        offered: (tracks, unread) => {
          signIn?.taken()
          return watch.offered(tracks, unread)
        },
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
    const rest_ms = signIn?.over(failure.reason === 'auth_failed') ?? 0
    watch.ended()
    if (signal.aborted) return
    if (playing_ms !== undefined && clock.monotonic() - playing_ms > HEALTHY_MS) tries = 0
    const wait_ms = rest_ms > 0 ? rest_ms : waitFor(failure.reason, tries++)
    const retry_at = wallPlus(clock.wall(), spanFromMillis(wait_ms))
    happened({ kind: 'ended', reason: failure.reason, detail: failure.detail, retry_at })
    if (who !== undefined && rest_ms > 0) await signIns.rest(who, rest_ms, signal)
    else await pause(wait_ms, signal)
  }
}

const waitFor = (reason: StreamReason, tries: number): number => {
  const manner = backoffs[reason]
  return tries === 0 && manner !== IDLE ? AT_ONCE_MS : backoff(Math.max(0, tries - 1), manner)
}

/** Nobody where no password is known. Some makers want it in the address. */
const whoSignsIn = ({ url, camera, credentials }: StreamPlan): Who | undefined => {
  const address = readCameraAddress(url)
  const inPath = /password=([^&_]*)/.exec(url)?.[1]
  const given = credentials ?? (inPath === undefined ? undefined : { username: '', password: inPath })
  if (!address.ok || given === undefined) return undefined
  return { host: address.value.host, port: address.value.port, camera, credentials: given }
}

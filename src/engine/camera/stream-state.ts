// Stream state: what can be said of one stream of one camera, and how one state follows another. Pure: whoever dials tells what
// happened and gets the next state (the table is in design/road.md). The words a person reads are elsewhere; the codes never change.

import type { WallTime90k } from '#base/units.ts'

export type StreamReason =
  | 'unreachable'
  | 'connection_lost'
  | 'auth_failed'
  | 'not_found'
  | 'refused'
  | 'silent'
  | 'rubbish'
  | 'unsupported_stream'
  | 'no_keyframe'
  | 'encrypted'
  | 'certificate_changed'
  | 'forbidden_address'
  | 'bad_address'

/** The camera answers and will not serve: trying again is cheap hope, a person has to change something. */
const REFUSALS = [
  'auth_failed',
  'not_found',
  'refused',
  'unsupported_stream',
  'encrypted',
  'certificate_changed',
  'forbidden_address',
  'bad_address',
] as const
export type RefusedReason = (typeof REFUSALS)[number]
export type WaitingReason = Exclude<StreamReason, RefusedReason>

type Ended<State extends string, Reason extends StreamReason> = {
  readonly state: State
  /** Since when there is no picture: it does not begin anew with every try. */
  readonly since: WallTime90k
  readonly reason: Reason
  readonly detail: string
  readonly retry_at: WallTime90k
}

export type StreamState =
  | {
      readonly state: 'connecting'
      readonly since: WallTime90k
      /** Why the try before it failed; null on the first one. */
      readonly reason: StreamReason | null
      readonly detail: string | null
    }
  | { readonly state: 'streaming'; readonly since: WallTime90k }
  /** The session stands, and no packet has come since `since`. */
  | { readonly state: 'stalled'; readonly since: WallTime90k }
  | Ended<'waiting', WaitingReason>
  | Ended<'refused', RefusedReason>

export type StreamEvent =
  | { readonly kind: 'dialling' }
  /** Packets come: the first ones of a session, or the first after a silence. */
  | { readonly kind: 'packets' }
  /** No packet has come since `since`; the session is not given up yet. */
  | { readonly kind: 'quiet'; readonly since: WallTime90k }
  | {
      readonly kind: 'ended'
      readonly reason: StreamReason
      readonly detail: string
      readonly retry_at: WallTime90k
    }

export const firstState = (now: WallTime90k): StreamState => ({
  state: 'connecting',
  since: now,
  reason: null,
  detail: null,
})

/** What follows on `state` when `event` happens at `now`; the same object where nothing changes. */
export const nextState = (state: StreamState, event: StreamEvent, now: WallTime90k): StreamState => {
  switch (event.kind) {
    case 'dialling':
      if (state.state !== 'waiting' && state.state !== 'refused') return state
      return { state: 'connecting', since: state.since, reason: state.reason, detail: state.detail }
    case 'packets':
      return state.state === 'connecting' || state.state === 'stalled' ? { state: 'streaming', since: now } : state
    case 'quiet':
      return state.state === 'streaming' ? { state: 'stalled', since: event.since } : state
    case 'ended': {
      const { reason, detail, retry_at } = event
      const since = state.state === 'streaming' ? now : state.since
      if (isRefusal(reason)) return { state: 'refused', since, reason, detail, retry_at }
      return { state: 'waiting', since, reason, detail, retry_at }
    }
  }
}

const isRefusal = (reason: StreamReason): reason is RefusedReason =>
  (REFUSALS as readonly StreamReason[]).includes(reason)

/** A session ended or never began. `detail` is for a technician and holds no secret. */
export class StreamFailure extends Error {
  readonly reason: StreamReason
  readonly detail: string

  constructor(reason: StreamReason, detail: string, options?: { cause?: unknown }) {
    super(`${reason}: ${detail}`, options)
    this.name = 'StreamFailure'
    this.reason = reason
    this.detail = detail.slice(0, 300)
  }
}

// Live state: what a tile says of its picture. Derived from facts, so that no view is ever blank and none contradicts another.

import type { WallTime90k } from '#base/units.ts'
import { wallTime90k } from '#base/units.ts'
import type { StreamReason, StreamStatus } from '#contract/camera.ts'
import type { LivePace } from '#contract/live.ts'

export type LiveState =
  | { readonly kind: 'connecting'; readonly since: WallTime90k }
  | { readonly kind: 'playing' }
  | {
      readonly kind: 'waiting'
      readonly reason: StreamReason | null
      readonly since: WallTime90k
      readonly retry_at: WallTime90k | null
    }
  | { readonly kind: 'stalled'; readonly since: WallTime90k }
  | { readonly kind: 'lost'; readonly since: WallTime90k }
  | { readonly kind: 'offline'; readonly since: WallTime90k }
  | { readonly kind: 'unsupported'; readonly codec: string }
  | { readonly kind: 'refused'; readonly code: string }

export type LiveFacts = {
  readonly asked_at: WallTime90k
  /** When the line to the station broke; undefined while it holds. */
  readonly offline_since: WallTime90k | undefined
  readonly status: StreamStatus | undefined
  readonly refused: string | undefined
  readonly unsupported: string | undefined
  /** When the newest frame came in. */
  readonly last_frame_at: WallTime90k | undefined
  /** A picture has been on the screen since this watch began. */
  readonly shown: boolean
}

/** Longer than two frames of the slowest camera, shorter than a person's patience. */
const QUIET_90K: Record<LivePace, number> = {
  all: 4 * 90_000,
  half: 4 * 90_000,
  // Cameras that save their card send a keyframe every ten seconds.
  keyframes: 25 * 90_000,
  pictures: 35 * 90_000,
}

/** What to say of a picture at `now`; the first thing that is wrong is the one that is said. */
export const liveState = (facts: LiveFacts, now: WallTime90k, pace: LivePace = 'all'): LiveState => {
  const { status, last_frame_at } = facts
  if (facts.unsupported !== undefined) return { kind: 'unsupported', codec: facts.unsupported }
  if (facts.refused !== undefined) return { kind: 'refused', code: facts.refused }
  if (facts.offline_since !== undefined) return { kind: 'offline', since: facts.offline_since }
  if (status?.state === 'stalled') return { kind: 'stalled', since: wallTime90k(status.since_90k) }
  if (status?.state === 'waiting' || status?.state === 'refused')
    return {
      kind: 'waiting',
      reason: status.reason,
      since: wallTime90k(status.since_90k),
      retry_at: status.retry_at_90k === null ? null : wallTime90k(status.retry_at_90k),
    }
  if (last_frame_at !== undefined && now - last_frame_at > QUIET_90K[pace])
    return { kind: 'lost', since: last_frame_at }
  if (facts.shown && status?.state !== 'connecting') return { kind: 'playing' }
  return { kind: 'connecting', since: status?.state === 'connecting' ? wallTime90k(status.since_90k) : facts.asked_at }
}

// Stream state: what can be said of one stream of one camera, and why it is not streaming. The words a person reads are
// elsewhere; these codes never change.

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
  | 'bad_address'

export type StreamState =
  | {
      readonly state: 'connecting'
      readonly since: WallTime90k
      readonly reason: StreamReason | null
      readonly detail: string | null
    }
  | { readonly state: 'streaming'; readonly since: WallTime90k }
  | {
      readonly state: 'waiting'
      readonly since: WallTime90k
      readonly reason: StreamReason
      readonly detail: string
      readonly retry_at: WallTime90k
    }

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

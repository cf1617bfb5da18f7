// Point: one address that can be watched, a camera's main or sub stream, with everything a connection needs to serve it.

import type { Fault } from '#simulator/faults/fault.ts'
import type { Recorded } from '#simulator/nvr/recorded.ts'
import type { FilmLog } from '#simulator/rtp/film-log.ts'
import type { Reel } from '#simulator/rtp/reel.ts'
import type { SentCounter } from '#simulator/rtp/sent-log.ts'
import type { Account, AuthScheme } from './auth.ts'

export type Point = {
  readonly camera: string
  readonly name: string
  readonly stream: 'main' | 'sub'
  readonly auth: AuthScheme
  /** Somebody may change it. */
  readonly account: () => Account
  /** Somebody gave another one. */
  readonly refused?: () => void
  readonly accepted?: () => void
  readonly tracks: readonly Reel[]
  /** The camera's other stream, which a fault may switch to. */
  readonly other: Reel
  /** Monotonic instant at which the loop stood at its beginning. */
  readonly zero_ms: number
  readonly fault: () => Fault | undefined
  /** What went out over all sessions. */
  readonly film: FilmLog
  /** Starts the log of a new session. */
  readonly newLog: () => SentCounter
  /** What was filmed before, in place of what goes on now. */
  readonly recorded?: Recorded
  /** Who else may watch, beside the owner. */
  readonly others?: () => readonly Account[]
  readonly realm?: string
  readonly server?: string
  /** The control attribute of a track; `trackID=0` and on when left out. */
  readonly control?: (track: number) => string
  /** Its control attributes are whole URLs. */
  readonly whole_urls?: boolean
  /** Its base address keeps what stands behind the question mark. */
  readonly keeps_query?: boolean
  /** Its clock against ours. */
  readonly clock_offset_ms?: () => number
  /** `a=range` of its description; the present when left out. */
  readonly range?: string
}

/** The name of a track in its own address. */
export const controlOf = ({ control }: Point, track: number): string => control?.(track) ?? `trackID=${track}`

/** A description of the point's tracks (RFC 8866); `base` is the address that was asked. */
export const describePoint = (point: Point, host: string, base: string): string => {
  const whole = point.whole_urls === true ? `${base}/` : ''
  const lines = [
    'v=0',
    `o=- 1 1 IN IP4 ${host}`,
    `s=${point.name}`,
    'c=IN IP4 0.0.0.0',
    't=0 0',
    `a=control:${whole === '' ? '*' : whole}`,
    point.range ?? 'a=range:npt=now-',
  ]
  point.tracks.forEach((reel, index) => {
    lines.push(
      `m=${reel.kind} 0 RTP/AVP ${reel.payload_type}`,
      ...reel.sdp,
      `a=control:${whole}${controlOf(point, index)}`,
    )
  })
  return `${lines.join('\r\n')}\r\n`
}

/** Where a session's loop begins: on the camera's timeline, unless the next keyframe there is too far to wait for. */
export const sessionZero = (point: Point, now_ms: number): number => {
  const video = point.tracks[0]!
  const loop_ms = video.loop_s * 1_000
  const within = (((now_ms - point.zero_ms) % loop_ms) + loop_ms) % loop_ms
  const keys = video.frames.filter(frame => frame.key).map(frame => frame.due_ms)
  const next = keys.find(due => due >= within) ?? loop_ms + (keys[0] ?? 0)
  if (next - within <= MOST_WAIT_MS) return point.zero_ms
  const previous = keys.findLast(due => due < within) ?? 0
  return point.zero_ms + (within - previous)
}

const MOST_WAIT_MS = 2_100

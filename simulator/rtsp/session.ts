// Session: what one client set up and plays (RFC 2326 §12.37). It ends by TEARDOWN, with its connection, or when nothing was
// heard from the client for the timeout it was told.

import { randomBytes } from 'node:crypto'
import type { Outlet } from '#simulator/rtp/outlet.ts'
import type { Reel } from '#simulator/rtp/reel.ts'
import type { SentCounter } from '#simulator/rtp/sent-log.ts'
import { TrackStream } from '#simulator/rtp/track-stream.ts'
import type { Wheel } from '#simulator/rtp/wheel.ts'
import { controlOf, type Point, sessionZero } from './point.ts'

export class Session {
  readonly id = randomBytes(6).toString('hex')
  readonly point: Point
  readonly timeout_s: number
  readonly #wheel: Wheel
  readonly #end: () => void
  readonly #log: SentCounter
  readonly #streams = new Map<number, TrackStream>()
  #heard_ms = performance.now()
  #playing = false

  constructor(point: Point, wheel: Wheel, end: () => void) {
    this.point = point
    this.timeout_s = point.fault()?.session_timeout_s ?? 60
    this.#wheel = wheel
    this.#end = end
    this.#log = point.newLog()
  }

  get tracks(): number {
    return this.#streams.size
  }

  get playing(): boolean {
    return this.#playing
  }

  /** The client gave a sign of life. */
  heard(): void {
    this.#heard_ms = performance.now()
  }

  expired(now_ms: number): boolean {
    return now_ms - this.#heard_ms > this.timeout_s * 1_000
  }

  /** Ends the session and the connection or the UDP flow that it lives on. */
  end(): void {
    this.stop()
    this.#end()
  }

  setUp(track: number, outlet: Outlet): TrackStream {
    this.#streams.get(track)?.stop()
    const { point } = this
    const reel = point.tracks[track]!
    const other = reel.kind === 'video' ? point.other : reel
    const source = {
      reel: () => sameCodec(point.tracks[track], reel) ?? reel,
      other,
      fault: point.fault,
      film: point.film,
      ...(point.clock_offset_ms && { clock_offset_ms: point.clock_offset_ms }),
    }
    const stream = new TrackStream(source, outlet, this.#log, () => this.end())
    this.#streams.set(track, stream)
    return stream
  }

  /** Starts every track at the next keyframe; returns the value of RTP-Info and the deed to do once PLAY is answered. */
  play(base_url: string): { info: string; begin: () => void } {
    this.#playing = true
    this.#log.playing = true
    const now = performance.now()
    const zero = sessionZero(this.point, now)
    const begun: { stream: TrackStream; due_ms: number }[] = []
    const infos: string[] = []
    // Video stands first among the tracks, so sound begins with its first picture.
    let from = now
    for (const [track, stream] of [...this.#streams].sort(([a], [b]) => a - b)) {
      const { sequence, rtptime, due_ms } = stream.start(zero, from)
      if (track === 0) from = due_ms
      begun.push({ stream, due_ms })
      infos.push(`url=${base_url}/${controlOf(this.point, track)};seq=${sequence};rtptime=${rtptime}`)
    }
    const begin = (): void => {
      for (const { stream, due_ms } of begun) this.#wheel.add(stream, due_ms)
    }
    return { info: infos.join(','), begin }
  }

  stop(): void {
    this.#playing = false
    this.#log.playing = false
    for (const stream of this.#streams.values()) stream.stop()
  }
}

/** A camera whose group length is set anew goes on; one whose codec is set anew hangs up. */
const sameCodec = (now: Reel | undefined, before: Reel): Reel | undefined =>
  now?.sdp[0] === before.sdp[0] && now?.kind === before.kind ? now : undefined

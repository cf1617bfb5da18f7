// Recording: what a pretend card or NVR holds of one camera: the same loop that goes out live, filmed on by the device's own clock
// whether or not anybody could fetch it. Nothing is stored: which picture stood at which instant follows from the loop.

import type { FilmedRun } from '#simulator/rtp/film-log.ts'
import type { Reel, ReelFrame } from '#simulator/rtp/reel.ts'

/** How a device keeps footage and how it tells of it. All instants are unix milliseconds by the true clock. */
export type RecordingManner = {
  /** How far back it holds; 24 when left out. */
  readonly hours?: number
  /** What it did not film. */
  readonly holes?: readonly FilmedRun[]
  /** Its clock minus the true one. */
  readonly clock_offset_ms?: number
  /** It writes its local time and labels it Z. */
  readonly local_labelled_z?: boolean
  /** Somebody changed what its camera sends: from then on it holds this video. */
  readonly becomes?: { readonly at_ms: number; readonly video: Reel }
  /** How its local time is ahead of UTC; 420 when left out. */
  readonly zone_minutes?: number
}

export const zoneOf = ({ zone_minutes = 420 }: RecordingManner): number => zone_minutes * 60_000

export type FilmedFrame = {
  readonly track: number
  readonly frame: ReelFrame
  readonly loop: number
  readonly filmed_ms: number
}

const TAIL_BYTES = 48
const HOUR_MS = 3_600_000
/** What was filmed in this moment is not on the card yet. */
const WRITING_MS = 1_000

export class Recording {
  readonly tracks: readonly Reel[]
  readonly #manner: RecordingManner
  /** When loop zero began, by the true clock. */
  readonly #zero_ms: number

  /** What it holds since the change, where there was one. */
  readonly #after: Recording | undefined

  constructor(tracks: readonly Reel[], zero_ms: number, manner: RecordingManner) {
    const { becomes, ...always } = manner
    this.tracks = tracks
    this.#zero_ms = zero_ms
    this.#manner = manner
    this.#after = becomes && new Recording([becomes.video, ...tracks.slice(1)], zero_ms, always)
  }

  /** What a client that asks for a span from then on is told of it. */
  tracksAt(from_ms: number): readonly Reel[] {
    return this.#after !== undefined && from_ms >= this.#changed_ms ? this.#after.tracks : this.tracks
  }

  /** What it holds now, in order. */
  get runs(): readonly FilmedRun[] {
    const now = Date.now()
    let runs: FilmedRun[] = [{ from_ms: now - (this.#manner.hours ?? 24) * HOUR_MS, to_ms: now - WRITING_MS }]
    for (const hole of this.#manner.holes ?? []) runs = runs.flatMap(run => without(run, hole))
    return runs
  }

  /** True instants of the pictures that were filmed in a span, in order. */
  pictures(from_ms: number, to_ms: number): readonly number[] {
    const found: number[] = []
    for (const { track, filmed_ms } of this.frames(from_ms)) {
      if (filmed_ms >= to_ms) break
      if (track === 0) found.push(filmed_ms)
    }
    return found
  }

  keyframes(from_ms: number, to_ms: number): readonly { at_ms: number; tail: Buffer }[] {
    const found: { at_ms: number; tail: Buffer }[] = []
    for (const { track, frame, filmed_ms } of this.frames(from_ms)) {
      if (filmed_ms >= to_ms) break
      if (track === 0 && frame.key) found.push({ at_ms: filmed_ms, tail: frame.block.subarray(-TAIL_BYTES) })
    }
    return found
  }

  /** Pieces of sound that were filmed in a span, known again as keyframes are. */
  sounds(from_ms: number, to_ms: number): readonly { at_ms: number; tail: Buffer }[] {
    const found: { at_ms: number; tail: Buffer }[] = []
    for (const { track, frame, filmed_ms } of this.frames(from_ms)) {
      if (filmed_ms >= to_ms) break
      if (track === 1) found.push({ at_ms: filmed_ms, tail: frame.block.subarray(-TAIL_BYTES) })
    }
    return found
  }

  /** The keyframe from which a span is played: at or before its beginning, or the first behind a hole; undefined when there is none. */
  begin(from_ms: number): number | undefined {
    if (this.#after !== undefined && from_ms >= this.#changed_ms)
      return Math.max(this.#after.begin(from_ms) ?? 0, this.#after.#keyAfter(this.#changed_ms))
    for (const run of this.runs) {
      if (run.to_ms <= from_ms) continue
      const key = this.#keyBefore(Math.max(from_ms, run.from_ms))
      if (key >= run.from_ms) return key
      const next = this.#keyAfter(run.from_ms)
      if (next < run.to_ms) return next
    }
    return undefined
  }

  /** Frames from an instant on, in the order of filming, until now; a caller that comes to now may ask again. */
  *frames(from_ms: number): Generator<FilmedFrame> {
    for (const filmed of this.#unchanged(from_ms)) {
      if (this.#after !== undefined && filmed.filmed_ms >= this.#changed_ms) break
      yield filmed
    }
    if (this.#after === undefined) return
    yield* this.#after.frames(Math.max(from_ms, this.#after.#keyAfter(this.#changed_ms)))
  }

  get #changed_ms(): number {
    return this.#manner.becomes?.at_ms ?? Number.POSITIVE_INFINITY
  }

  *#unchanged(from_ms: number): Generator<FilmedFrame> {
    const walks = this.tracks.map((reel, track) => this.#walk(reel, track, from_ms))
    const heads = walks.map(walk => walk.next().value)
    let whole = true
    for (;;) {
      const first = heads.reduce((best, head) =>
        best === undefined || head!.filmed_ms < best.filmed_ms ? head : best,
      )!
      if (first.filmed_ms > Date.now() - WRITING_MS) return
      const held = this.runs.some(({ from_ms: from, to_ms }) => from <= first.filmed_ms && first.filmed_ms < to_ms)
      // Behind a hole a recorder goes on with a keyframe.
      if (first.track === 0) whole = held && (whole || first.frame.key)
      if (held && whole) yield first
      heads[first.track] = walks[first.track]!.next().value
    }
  }

  /** An instant as the device would write it, and back. */
  toDevice(true_ms: number): number {
    return true_ms + this.clockOffset + (this.#manner.local_labelled_z === true ? zoneOf(this.#manner) : 0)
  }

  fromDevice(device_ms: number): number {
    return device_ms - this.toDevice(0)
  }

  get clockOffset(): number {
    return this.#manner.clock_offset_ms ?? 0
  }

  *#walk(reel: Reel, track: number, from_ms: number): Generator<FilmedFrame, never> {
    const loop_ms = reel.loop_s * 1_000
    let loop = Math.floor((from_ms - this.#zero_ms) / loop_ms)
    let index = 0
    for (;;) {
      const frame = reel.frames[index]!
      const filmed_ms = this.#zero_ms + loop * loop_ms + frame.due_ms
      if (filmed_ms >= from_ms - 0.001) yield { track, frame, loop, filmed_ms }
      index = (index + 1) % reel.frames.length
      if (index === 0) loop++
    }
  }

  #keyBefore(at_ms: number): number {
    const { loop_ms, keys, loop } = this.#keysAround(at_ms)
    const within = at_ms - this.#zero_ms - loop * loop_ms
    const key = keys.findLast(due => due <= within + 0.001)
    return this.#zero_ms + (key === undefined ? (loop - 1) * loop_ms + keys.at(-1)! : loop * loop_ms + key)
  }

  #keyAfter(at_ms: number): number {
    const { loop_ms, keys, loop } = this.#keysAround(at_ms)
    const within = at_ms - this.#zero_ms - loop * loop_ms
    const key = keys.find(due => due >= within)
    return this.#zero_ms + (key === undefined ? (loop + 1) * loop_ms + keys[0]! : loop * loop_ms + key)
  }

  #keysAround(at_ms: number): { loop_ms: number; keys: readonly number[]; loop: number } {
    const video = this.tracks[0]!
    const loop_ms = video.loop_s * 1_000
    const keys = video.frames.filter(frame => frame.key).map(frame => frame.due_ms)
    return { loop_ms, keys, loop: Math.floor((at_ms - this.#zero_ms) / loop_ms) }
  }
}

const without = (run: FilmedRun, hole: FilmedRun): FilmedRun[] =>
  [
    { from_ms: run.from_ms, to_ms: Math.min(run.to_ms, hole.from_ms) },
    { from_ms: Math.max(run.from_ms, hole.to_ms), to_ms: run.to_ms },
  ].filter(({ from_ms, to_ms }) => to_ms > from_ms)

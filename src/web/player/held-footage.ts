// Held footage: what a page holds of one camera's recorded time, inside a video element: pictures, when each is shown, and where it is known
// that there are none. It fetches a span when asked and forgets what lies far away; what is shown when is left to the player.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { emptySince, type FootageSource } from './footage.ts'
import { readFragments } from './fragment-reader.ts'
import { FrameList } from './frame-list.ts'
import { canPlay, MediaFeed } from './media-feed.ts'
import type { Span90k } from './playback-plan.ts'
import { holeAt, spanAt, withoutSpan, withSpan } from './spans.ts'

/** Media time 0 lies so far before the instant first asked for. */
const MEDIA_AT_BASE_S = 25 * 3600
const WIDEST_S = 20 * 3600
const KEPT_BEHIND = 60 * TICKS_PER_SECOND
const KEPT_AHEAD = 150 * TICKS_PER_SECOND
const CLOSE_ENOUGH = TICKS_PER_SECOND / 2
/** What was recorded later than this may still be on its way to the disk. */
const STILL_COMING = 20 * TICKS_PER_SECOND
const A_HAIR = TICKS_PER_SECOND / 50
const A_TICK_S = 1 / TICKS_PER_SECOND

/** `open`: nothing is recorded later either, as far as is known. */
export type Hole = Span90k & {
  readonly open: boolean
  /** Nothing is known to be recorded before it. */
  readonly first: boolean
}
export type Loaded = 'loaded' | 'nothing_yet' | { readonly unsupported: string }

export class HeldFootage {
  readonly frames = new FrameList()
  readonly #video: HTMLVideoElement
  readonly #source: FootageSource
  readonly #changed: () => void
  #base_s: number
  #feed: MediaFeed
  /** Spans of which the station has said all that it holds. */
  #answered: readonly Span90k[] = []
  /** Where the browser did not keep what it was given. */
  #fetched_again: readonly Span90k[] = []
  #nothing_after: WallTime90k | undefined
  /** As far back as the station looked for footage and found none. */
  #bottom: WallTime90k | undefined
  #over = false

  /** `changed` is told when there may be more to show. */
  constructor(video: HTMLVideoElement, source: FootageSource, at: WallTime90k, changed: () => void) {
    this.#video = video
    this.#source = source
    this.#changed = changed
    this.#base_s = baseFor(at)
    this.#feed = this.#open()
  }

  /** Its picture is here. */
  holds(at: WallTime90k): boolean {
    return this.ranges.some(({ from, to }) => from - A_HAIR <= at && at < to)
  }

  /** The hole around an instant of which it is known that nothing was recorded. */
  hole(at: WallTime90k): Hole | undefined {
    const hole = this.#feed.idle ? holeAt(this.#answered, this.ranges, at) : undefined
    if (hole === undefined) return undefined
    const open = this.#nothing_after !== undefined && hole.to > this.#nothing_after
    return { ...hole, open, first: hole.from === this.#bottom }
  }

  /** All that is recorded is over by then, as far as is known, and not the smallest piece of it is left to show. */
  endsBefore(at: WallTime90k): boolean {
    const end = this.#nothing_after
    return end !== undefined && at >= end - A_HAIR && !this.holds(at)
  }

  /** The known time around an instant. */
  known(at: WallTime90k): Span90k | undefined {
    return spanAt(this.#answered, at)
  }

  get ranges(): readonly Span90k[] {
    return this.#feed.ranges.map(({ start, end }) => ({ from: this.wall(start), to: this.wall(end) }))
  }

  wall(media_s: number): WallTime90k {
    return wallTime90k(Math.round((this.#base_s + media_s) * TICKS_PER_SECOND))
  }

  media(at: WallTime90k): number {
    return Math.max(0, at / TICKS_PER_SECOND - this.#base_s)
  }

  /** Fetches a span and takes it in; throws what the station's refusal or silence throws. */
  async load(span: Span90k, signal: AbortSignal): Promise<Loaded> {
    const footage = await this.#source(span, signal)
    signal.throwIfAborted()
    if (footage.kind === 'nothing') {
      const from = emptySince(span, footage)
      if (footage.before === undefined) this.#bottom = from
      return this.#learn({ from, to: span.to }, undefined, footage.next)
    }
    if (!canPlay(footage.mime)) return { unsupported: footage.mime }
    const frames = readFragments(footage.bytes)
    const [feed, base_s] = [this.#feed, this.#base_s]
    feed.setMime(footage.mime)
    feed.setOffset(-base_s)
    feed.append(footage.bytes)
    await new Promise<void>(resolve => {
      feed.whenIdle(resolve)
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    signal.throwIfAborted()
    if (feed !== this.#feed) return 'nothing_yet'
    this.frames.add(frames)
    const from = wallTime90k(frames.reduce((least, { at }) => Math.min(least, at), span.from as number))
    const end = frames.reduce((most, frame) => Math.max(most, frame.at + frame.span), 0)
    return this.#learn({ from, to: span.to }, wallTime90k(end), footage.next)
  }

  /** Begins anew where an instant is a day away; what the browser let go of by itself is not known any more. */
  stayNear(at: WallTime90k): void {
    if (Math.abs(at / TICKS_PER_SECOND - this.#base_s - MEDIA_AT_BASE_S) > WIDEST_S) {
      this.#begin(at)
      return
    }
    if (this.#feed.idle) this.#missWhatTheBrowserDropped(at)
  }

  /** Forgets what lies far from an instant. Its picture should be on the screen by then: what is removed first would hold up what comes. */
  forgetFarFrom(at: WallTime90k): void {
    if (!this.#feed.idle) return
    this.#forget(wallTime90k(at - KEPT_BEHIND), wallTime90k(at + KEPT_AHEAD), KEPT_BEHIND / 2)
  }

  dispose(): void {
    this.#over = true
    this.#feed.dispose()
  }

  #learn(span: Span90k, end: WallTime90k | undefined, next: WallTime90k | undefined): Loaded {
    const settled = stationNow() - STILL_COMING
    const close = end !== undefined && end >= span.to - CLOSE_ENOUGH
    const to = close ? end : (next ?? Math.max(end ?? 0, settled))
    this.#answered = withSpan(this.#answered, { from: span.from, to: wallTime90k(to) })
    if (!close && next === undefined) this.#nothing_after = end ?? span.from
    else if (this.#nothing_after !== undefined && to > this.#nothing_after) this.#nothing_after = undefined
    this.#changed()
    return !close && next === undefined && span.to > settled ? 'nothing_yet' : 'loaded'
  }

  /** A browser that keeps no more lets go of footage by itself: that is no gap, it is fetched again. Once: what it refuses twice stays away. */
  #missWhatTheBrowserDropped(at: WallTime90k): void {
    const frame = this.frames.at(at)
    if (frame === undefined || at >= frame.at + frame.span || spanAt(this.#fetched_again, at) !== undefined) return
    const hole = holeAt(this.#answered, this.ranges, at)
    if (hole === undefined) return
    this.#fetched_again = withSpan(this.#fetched_again, hole)
    this.#answered = withoutSpan(this.#answered, hole)
    this.frames.drop(hole)
  }

  #forget(from: WallTime90k, to: WallTime90k, slack: number): void {
    for (const range of this.ranges) {
      if (range.to <= from || range.from >= to) {
        this.#drop(range, A_TICK_S)
        continue
      }
      const before = { from: range.from, to: wallTime90k(Math.min(range.to, from)) }
      const after = { from: wallTime90k(Math.max(range.from, to)), to: range.to }
      for (const far of [before, after]) if (far.to - far.from > slack) this.#drop(far)
    }
  }

  /** `slack_s`: what is rounded to ticks must not leave a first picture behind. */
  #drop(span: Span90k, slack_s = 0): void {
    this.#feed.remove(Math.max(0, this.media(span.from) - slack_s), this.media(span.to) + slack_s)
    this.#answered = withoutSpan(this.#answered, span)
    this.#fetched_again = withoutSpan(this.#fetched_again, span)
    this.frames.drop(span)
  }

  #open(): MediaFeed {
    return new MediaFeed(this.#video, {
      onIdle: () => this.#changed(),
      onBroken: () => this.#mend(),
      onFull: () => {
        const at = this.wall(this.#video.currentTime)
        this.#forget(wallTime90k(at - 2 * TICKS_PER_SECOND), wallTime90k(at + 20 * TICKS_PER_SECOND), 0)
      },
    })
  }

  /** A picture that the browser could not decode: a second is stepped over, and all begins anew behind it. */
  #mend(): void {
    if (this.#over) return
    const at = this.wall(this.#video.currentTime)
    this.#begin(at)
    this.#answered = [{ from: at, to: wallTime90k(at + TICKS_PER_SECOND) }]
    this.#changed()
  }

  #begin(at: WallTime90k): void {
    this.#feed.dispose()
    this.#base_s = baseFor(at)
    this.#answered = []
    this.#fetched_again = []
    this.#nothing_after = undefined
    this.#bottom = undefined
    this.frames.clear()
    this.#feed = this.#open()
  }
}

const baseFor = (at: WallTime90k): number => Math.floor(at / TICKS_PER_SECOND) - MEDIA_AT_BASE_S

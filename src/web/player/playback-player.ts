// Playback player: recorded picture of one camera on one video element, from any instant, at any speed. It fetches ahead,
// forgets behind, hops over gaps and says so. Its media time 0 is a day before the instant first asked for.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import type { FootageSource } from './footage.ts'
import { canPlay, MediaFeed } from './media-feed.ts'
import {
  forgettable,
  gapAt,
  isBuffered,
  isWorthTelling,
  nextCursor,
  nextWindow,
  pictureAhead,
  type Span90k,
} from './playback-plan.ts'
import { Strider } from './strider.ts'

export type PlaybackState =
  | { readonly kind: 'loading'; readonly since: WallTime90k }
  | { readonly kind: 'showing' }
  /** No recorded picture at or after this instant. */
  | { readonly kind: 'nothing_later' }
  | { readonly kind: 'unsupported'; readonly codec: string }
  | { readonly kind: 'trouble'; readonly error: unknown; readonly since: WallTime90k }

export type PlaybackReport = {
  readonly onState: (state: PlaybackState) => void
  readonly onPicture: (at: WallTime90k) => void
  readonly onGap: (gap: Span90k) => void
  /** Playback has caught up with the present. */
  readonly onNow: () => void
}

const MEDIA_AT_BASE_S = 25 * 3600
const NEAR_NOW_90K = 20 * TICKS_PER_SECOND

export class PlaybackPlayer {
  readonly #video: HTMLVideoElement
  readonly #source: FootageSource
  readonly #report: PlaybackReport
  readonly #tick: ReturnType<typeof setInterval>
  readonly #strider: Strider
  #base_s: number
  #feed: MediaFeed
  #playing = false
  #fetching: AbortController | undefined
  #cursor: WallTime90k
  #target: WallTime90k
  #journey = 0
  #arrived = false
  #first = true
  #starved = false
  #not_before_ms = 0
  #tries = 0
  #state: PlaybackState = { kind: 'showing' }
  #frame_s = 1 / 15
  #shown_s = 0
  #speed = 1
  #over = false

  constructor(video: HTMLVideoElement, source: FootageSource, at: WallTime90k, report: PlaybackReport) {
    this.#video = video
    this.#source = source
    this.#report = report
    this.#base_s = baseFor(at)
    this.#cursor = at
    this.#target = at
    this.#strider = new Strider(video, by_s =>
      this.#stand(wallTime90k(Math.round(this.position + by_s * TICKS_PER_SECOND))),
    )
    video.muted = true
    video.playsInline = true
    this.#feed = this.#openFeed()
    this.#awaitPicture()
    this.#tick = setInterval(() => this.#tend(), 200)
    this.goTo(at)
  }

  get position(): WallTime90k {
    return this.#waitsForTarget() ? this.#target : this.#wall(this.#video.currentTime)
  }

  /** Shows the picture of `at`, from what is buffered when it is there. */
  goTo(at: WallTime90k): void {
    if (Math.abs(this.#media(at) - MEDIA_AT_BASE_S) > 20 * 3600) this.#rebase(at)
    this.#stand(at)
    if (isBuffered(at, this.#ranges())) return
    this.#fetching?.abort()
    this.#fetching = undefined
    this.#feed.dropWaiting()
    this.#feed.remove(0, Number.POSITIVE_INFINITY)
    this.#cursor = at
    this.#journey += 1
    this.#first = true
    this.#starved = false
    this.#not_before_ms = 0
    this.#tries = 0
    this.#become({ kind: 'loading', since: stationNow() })
    this.#tend()
  }

  play(): void {
    this.#playing = true
    this.#strider.resume()
    void this.#video.play().catch(() => this.#become(this.#state))
  }

  pause(): void {
    this.#target = this.position
    this.#playing = false
    this.#strider.pause()
    this.#video.pause()
  }

  setSpeed(speed: number): void {
    this.#speed = speed
    this.#strider.setSpeed(speed)
    this.#video.playbackRate = speed
    this.#video.defaultPlaybackRate = speed
  }

  /** One frame forward (1) or back (-1), paused. */
  step(direction: 1 | -1): void {
    this.pause()
    const from = this.#shown_s > 0 ? this.#shown_s : this.#video.currentTime
    const to = from + this.#frame_s * (direction === 1 ? 1.5 : -0.5)
    this.goTo(this.#wall(to))
  }

  dispose(): void {
    this.#over = true
    clearInterval(this.#tick)
    this.#fetching?.abort()
    this.#strider.pause()
    this.#feed.dispose()
  }

  #openFeed(): MediaFeed {
    return new MediaFeed(this.#video, {
      onIdle: () => this.#tend(),
      onBroken: () => this.#reopen(),
      onFull: () => this.#feed.remove(0, Math.max(0.01, this.#video.currentTime - 2)),
    })
  }

  /** A picture that the browser could not decode is begun anew, a little further on. */
  #reopen(): void {
    if (this.#over) return
    const at = wallTime90k(this.position + TICKS_PER_SECOND)
    this.#rebase(at)
    this.goTo(at)
  }

  /** Begins with an empty feed around `at`; the element keeps its speed and whether it plays. */
  #rebase(at: WallTime90k): void {
    this.#fetching?.abort()
    this.#fetching = undefined
    this.#feed.dispose()
    this.#base_s = baseFor(at)
    this.#feed = this.#openFeed()
    this.setSpeed(this.#speed)
    if (this.#playing) this.play()
  }

  /** Looks after everything that may have changed: picture ahead, gaps, old picture, the present. */
  #tend(): void {
    if (this.#over) return
    const ranges = this.#ranges()
    this.#arrive()
    const position = this.position
    if (this.#isAtNow(position, ranges)) {
      this.#report.onNow()
      return
    }
    if (isBuffered(position, ranges)) this.#become({ kind: 'showing' })
    else if (this.#feed.idle) this.#hop(position, ranges)
    const old = forgettable(position, ranges)
    if (old !== undefined && this.#feed.idle) this.#feed.remove(0, this.#media(old.to))
    this.#strider.mind(!this.#waitsForTarget() && isBuffered(position, ranges))
    if (this.#fetching !== undefined || !this.#feed.idle || performance.now() < this.#not_before_ms) return
    const asked = nextWindow({ position, ranges, cursor: this.#cursor, speed: this.#speed, first: this.#first })
    if (asked !== undefined) void this.#fetch(asked)
  }

  #stand(at: WallTime90k): void {
    this.#target = at
    this.#arrived = false
    this.#video.currentTime = this.#media(at)
  }

  /** A place asked for before there was any picture is forgotten by some browsers; it is asked for again until it is reached. */
  #arrive(): void {
    const video = this.#video
    if (this.#arrived || video.seeking || video.readyState === HTMLMediaElement.HAVE_NOTHING) return
    const wanted = this.#media(this.#target)
    const shows = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA
    const far = Math.abs(video.currentTime - wanted) > (this.#playing ? 0.3 : 0.02)
    if (shows && (this.#playing || !far)) this.#arrived = true
    else if (far && (!shows || isBuffered(this.#target, this.#ranges()))) video.currentTime = wanted
  }

  /** Nothing later is recorded yet and the picture is about to run out, a moment before the present. */
  #isAtNow(position: WallTime90k, ranges: readonly Span90k[]): boolean {
    if (!this.#playing || !this.#starved || stationNow() - position >= NEAR_NOW_90K) return false
    const spare_s = this.#speed > 1 ? 0.3 + this.#speed / 2 : 0.3
    return pictureAhead(position, ranges) < spare_s * TICKS_PER_SECOND
  }

  #hop(position: WallTime90k, ranges: readonly Span90k[]): void {
    const gap = gapAt(position, ranges)
    if (gap !== undefined) {
      this.#stand(wallTime90k(gap.to + 90))
      if (isWorthTelling(gap)) this.#report.onGap(gap)
      return
    }
    const later = !this.#starved || stationNow() - position < NEAR_NOW_90K
    this.#become(later ? { kind: 'loading', since: stationNow() } : { kind: 'nothing_later' })
  }

  async #fetch(span: Span90k): Promise<void> {
    const control = new AbortController()
    this.#fetching = control
    try {
      const footage = await this.#source(span, control.signal)
      if (control.signal.aborted) return
      this.#tries = 0
      if (footage.kind === 'footage') {
        if (!canPlay(footage.mime)) return this.#giveUp(footage.mime)
        this.#feed.setMime(footage.mime)
        this.#feed.setOffset(-this.#base_s)
        this.#feed.append(footage.bytes)
        this.#first = false
      }
      this.#goOn(span, footage.next, footage.kind === 'footage')
    } catch (error) {
      if (control.signal.aborted) return
      this.#become({ kind: 'trouble', error, since: stationNow() })
      this.#not_before_ms = performance.now() + Math.min(8000, 500 * 2 ** this.#tries++)
    } finally {
      if (this.#fetching === control) this.#fetching = undefined
    }
  }

  /** Where to ask next: where this picture ends, or behind the gap. Without either the end is asked for again: it may be being written. */
  #goOn(span: Span90k, next: WallTime90k | undefined, got: boolean): void {
    const journey = this.#journey
    const settle = (): void => {
      if (journey !== this.#journey) return
      const onward = nextCursor(span, got ? this.#ranges().at(-1)?.to : undefined, next)
      this.#cursor = onward.cursor
      this.#starved = onward.starved
      if (onward.starved) this.#not_before_ms = performance.now() + this.#patience_ms()
    }
    if (got) this.#feed.whenIdle(settle)
    else settle()
  }

  /** At the end of what is recorded the station is asked again, less often while there is still picture to play. */
  #patience_ms(): number {
    return Math.min(5000, Math.max(1000, (pictureAhead(this.position, this.#ranges()) / TICKS_PER_SECOND) * 400))
  }

  #giveUp(codec: string): void {
    this.#over = true
    this.#become({ kind: 'unsupported', codec })
  }

  #awaitPicture(): void {
    const onPicture: VideoFrameRequestCallback = (_, { mediaTime }) => {
      if (this.#over) return
      const spacing = mediaTime - this.#shown_s
      if (spacing > 0.01 && spacing < 0.5 && this.#speed <= 1) this.#frame_s = spacing
      this.#shown_s = mediaTime
      this.#report.onPicture(this.#wall(mediaTime))
      this.#video.requestVideoFrameCallback(onPicture)
    }
    this.#video.requestVideoFrameCallback(onPicture)
  }

  #waitsForTarget(): boolean {
    return this.#video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || this.#video.seeking
  }

  #become(state: PlaybackState): void {
    if (state.kind === this.#state.kind && state.kind !== 'trouble') return
    this.#state = state
    this.#report.onState(state)
  }

  #ranges(): readonly Span90k[] {
    return this.#feed.ranges.map(({ start, end }) => ({ from: this.#wall(start), to: this.#wall(end) }))
  }

  #wall(media_s: number): WallTime90k {
    return wallTime90k(Math.round((this.#base_s + media_s) * TICKS_PER_SECOND))
  }

  #media(at: WallTime90k): number {
    return Math.max(0, at / TICKS_PER_SECOND - this.#base_s)
  }
}

const baseFor = (at: WallTime90k): number => Math.floor(at / TICKS_PER_SECOND) - MEDIA_AT_BASE_S

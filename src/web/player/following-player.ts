// Following player: recorded picture of one camera on one video element, which keeps to a review clock: it plays beside it a little faster or
// slower, jumps where it is far off, stands on the exact picture while time stands, and says where there is none.

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { followClock, leaning } from './follow.ts'
import type { FootageSource } from './footage.ts'
import { FrameList, type FrameTime } from './frame-list.ts'
import { HeldFootage, type Hole } from './held-footage.ts'
import { type Beside, pictureBeside } from './picture-beside.ts'
import { type PictureReport, type PictureState, saysTheSame, stateOfHole } from './picture-state.ts'
import { nextWindow, pictureAhead, type Span90k } from './playback-plan.ts'
import type { ReviewClock } from './review-clock.ts'

const MOST_AHEAD = 90 * TICKS_PER_SECOND
/** While time stands before all begin, the picture may be so far off. */
const READY_WITHIN = TICKS_PER_SECOND / 40
const FIRST_S = 1.5
const SECOND_S = 4
const SCARCE_S = 3
/** So many jumps in a row say that this machine cannot play so fast. */
const TOO_MANY_JUMPS = 4
/** The same, where the pictures on the screen stay so far behind for so long. */
const LAGS_BY = TICKS_PER_SECOND / 2
const LAGS_FOR_MS = 1500

export class FollowingPlayer {
  readonly #video: HTMLVideoElement
  readonly #clock: ReviewClock
  readonly #report: PictureReport
  readonly #held: HeldFootage
  #fetching: (Span90k & { readonly control: AbortController }) | undefined
  #not_before_ms = 0
  #tries = 0
  #state: PictureState = { kind: 'showing' }
  #arrived_jump = -1
  #aimed_jump = -1
  #jump_began_ms: number | undefined
  #jump_takes = 0.15
  #jumps_in_row = 0
  #calm_since_ms = 0
  #lags_since_ms: number | undefined
  #shown: WallTime90k | undefined
  #insisted: WallTime90k | undefined
  #seen_since_jump = false
  #by_jumps = false
  #resting = false
  #over = false

  constructor(video: HTMLVideoElement, source: FootageSource, clock: ReviewClock, report: PictureReport) {
    this.#video = video
    this.#clock = clock
    this.#report = report
    video.muted = true
    video.playsInline = true
    this.#held = new HeldFootage(video, source, clock.at, () => this.#again())
    video.addEventListener('seeked', this.#onSeeked)
    this.#awaitPicture()
  }

  /** Where the picture is. */
  get position(): WallTime90k {
    return this.#held.wall(this.#video.currentTime)
  }

  /** When the picture on the screen was taken. */
  get shown(): WallTime90k | undefined {
    return this.#shown
  }

  get state(): PictureState {
    return this.#state
  }

  /** Its picture of the clock's instant is still coming. */
  get waits(): boolean {
    if (this.#state.kind !== 'loading' && this.#state.kind !== 'showing') return false
    return !this.#held.holds(this.#clock.at) || this.#arrived_jump !== this.#clock.state.jumps
  }

  /** It has run out of pictures where, as far as is known, nothing later is recorded yet. */
  get ends(): boolean {
    return this.#held.endsBefore(this.#clock.at)
  }

  /** It jumps again and again, or shows pictures that are long over: too fast for this machine. */
  get fallsShort(): boolean {
    const lagged_ms = this.#lags_since_ms === undefined ? 0 : performance.now() - this.#lags_since_ms
    return this.#jumps_in_row >= TOO_MANY_JUMPS || lagged_ms > LAGS_FOR_MS
  }

  /** Comes many times a second, and at every change of the clock. `by_jumps`: it does not play but jumps to where the clock is. */
  tend(by_jumps = this.#by_jumps): void {
    if (this.#over) return
    this.#by_jumps = by_jumps
    this.#resting = false
    const { at } = this.#clock
    this.#held.stayNear(at)
    const hole = this.#held.holds(at) ? undefined : this.#held.hole(at)
    if (this.#held.holds(at)) this.#show(at)
    else {
      this.#video.pause()
      if (hole === undefined) this.#aim(at)
      if (hole !== undefined) this.#become(holeState(hole))
      else if (this.#state.kind !== 'trouble') this.#become({ kind: 'loading', since: stationNow() })
    }
    this.#fetchAhead(at)
  }

  /** Rests while another shows the picture: nothing plays and nothing is fetched. */
  rest(): void {
    this.#resting = true
    this.#video.pause()
    this.#arrived_jump = -1
    this.#lags_since_ms = undefined
    this.#jumps_in_row = 0
    this.#fetching?.control.abort()
    this.#fetching = undefined
  }

  /** The picture next to the one that the clock's instant shows, fetched where it is not here. */
  beside(direction: 1 | -1, signal: AbortSignal): Promise<Beside> {
    return pictureBeside(this.#held, this.#clock.at, direction, signal)
  }

  dispose(): void {
    this.#over = true
    this.#fetching?.control.abort()
    this.#video.removeEventListener('seeked', this.#onSeeked)
    this.#held.dispose()
  }

  #show(at: WallTime90k): void {
    const video = this.#video
    if (video.readyState === HTMLMediaElement.HAVE_NOTHING) return
    // A jump to where no picture came ends never: it begins anew from where the clock is now.
    if (video.seeking && this.#held.holds(this.position)) return
    if (video.seeking) this.#jump(at)
    if (this.#clock.running && !this.#by_jumps) this.#keepUp(at)
    else this.#stand(at)
    const here = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking
    if (!here) return
    const arrived = this.#arrived_jump !== this.#clock.state.jumps
    this.#arrived_jump = this.#clock.state.jumps
    this.#become({ kind: 'showing' })
    this.#held.forgetFarFrom(at)
    if (arrived) this.#report.onReady()
  }

  /** Stands there already before the picture comes: it is decoded as soon as it is there. */
  #aim(at: WallTime90k): void {
    const { jumps } = this.#clock.state
    if (this.#aimed_jump === jumps || this.#video.readyState === HTMLMediaElement.HAVE_NOTHING) return
    this.#aimed_jump = jumps
    this.#jump(at)
  }

  #keepUp(at: WallTime90k): void {
    const { speed } = this.#clock.state
    const picture = this.position / TICKS_PER_SECOND
    const now_ms = performance.now()
    const lags = this.#shown !== undefined && at - this.#shown > LAGS_BY * Math.max(1, speed)
    this.#lags_since_ms = lags ? (this.#lags_since_ms ?? now_ms) : undefined
    const steering = followClock({ picture, clock: at / TICKS_PER_SECOND, speed, jump_takes: this.#jump_takes })
    if (steering.kind === 'jump') {
      if (this.#arrived_jump === this.#clock.state.jumps) this.#jumps_in_row++
      this.#calm_since_ms = now_ms
      this.#jump(this.#inside(wallTime90k(Math.round(steering.to * TICKS_PER_SECOND))))
    } else {
      if (now_ms - this.#calm_since_ms > 3000) this.#jumps_in_row = 0
      if (this.#video.playbackRate !== steering.rate) this.#video.playbackRate = steering.rate
    }
    if (this.#video.paused) void this.#video.play().catch(() => undefined) // paused meanwhile; the next look plays again
  }

  /** Within the pictures that are here. */
  #inside(at: WallTime90k): WallTime90k {
    const range = this.#held.ranges.find(({ from, to }) => from <= at && this.#clock.at < to)
    return range === undefined ? at : wallTime90k(Math.min(at, range.to - TICKS_PER_SECOND / 20))
  }

  #stand(at: WallTime90k): void {
    this.#video.pause()
    const { position } = this
    if (this.#clock.state.playing) {
      if (Math.abs(position - at) > READY_WITHIN) this.#jump(at)
      return
    }
    const frame = this.#held.frames.at(at)
    if (frame === undefined) {
      if (Math.abs(position - at) > READY_WITHIN) this.#jump(at)
      return
    }
    // Not at the very edge of a picture, where rounding would show the one beside it.
    const edge = frame.span / 8
    const inside = position >= frame.at + edge && position <= frame.at + frame.span - edge
    if (inside && !this.#isStale(frame)) return
    this.#insisted = inside ? frame.at : undefined
    this.#jump(FrameList.middle(frame))
  }

  /** A picture that came after the jump to where it belongs is not shown by itself: the jump is made once more. */
  #isStale({ at, span }: FrameTime): boolean {
    if (this.#video.seeking || !this.#seen_since_jump || this.#shown === undefined) return false
    return Math.abs(this.#shown - at) > span / 2 && this.#insisted !== at
  }

  #jump(at: WallTime90k): void {
    this.#jump_began_ms = performance.now()
    this.#seen_since_jump = false
    this.#video.currentTime = this.#held.media(at)
  }

  readonly #onSeeked = (): void => {
    if (this.#jump_began_ms !== undefined) {
      this.#jump_takes = leaning(this.#jump_takes, (performance.now() - this.#jump_began_ms) / 1000)
      this.#jump_began_ms = undefined
    }
    this.#again()
  }

  /** Something came of what was asked before. */
  #again(): void {
    if (!this.#resting) this.tend()
  }

  #fetchAhead(at: WallTime90k): void {
    const known = this.#held.known(at)
    const fetching = this.#fetching
    if (fetching !== undefined) {
      const helps = known !== undefined || (fetching.from <= at && at < fetching.to)
      if (helps) return
      fetching.control.abort()
      this.#fetching = undefined
      this.#not_before_ms = 0
    }
    if (performance.now() < this.#not_before_ms) return
    const cursor = known?.to ?? at
    if (cursor - at > MOST_AHEAD) return
    if (this.#clock.running && this.#clock.state.speed < 0 && known !== undefined) {
      const behind = Math.min(30, -2 * this.#clock.state.speed + 2) * TICKS_PER_SECOND
      if (at - known.from < behind) void this.#fetch({ from: wallTime90k(known.from - behind), to: known.from })
      return
    }
    const speed = Math.max(1, this.#clock.state.speed)
    const ranges = this.#held.ranges.filter(({ from, to }) => to > at && from < cursor)
    const asked = nextWindow({ position: at, ranges, cursor, speed })
    if (asked === undefined || cursor >= stationNow()) return
    // The first picture comes soon, and the next window before the first one is over.
    const seconds =
      known === undefined ? FIRST_S : pictureAhead(at, ranges) < SCARCE_S * TICKS_PER_SECOND ? SECOND_S : 60
    const to = Math.min(asked.to, asked.from + seconds * speed * TICKS_PER_SECOND)
    void this.#fetch({ from: asked.from, to: wallTime90k(Math.round(to)) })
  }

  async #fetch(span: Span90k): Promise<void> {
    const control = new AbortController()
    this.#fetching = { ...span, control }
    try {
      const loaded = await this.#held.load(span, control.signal)
      this.#tries = 0
      if (loaded === 'nothing_yet') this.#not_before_ms = performance.now() + 1000
      else if (loaded !== 'loaded') {
        this.#over = true
        this.#become({ kind: 'unsupported', codec: loaded.unsupported })
      }
    } catch (error) {
      if (control.signal.aborted) return
      this.#become({ kind: 'trouble', error, since: stationNow() })
      this.#not_before_ms = performance.now() + Math.min(8000, 500 * 2 ** this.#tries++)
    } finally {
      if (this.#fetching?.control === control) this.#fetching = undefined
    }
    this.#again()
  }

  #awaitPicture(): void {
    const onPicture: VideoFrameRequestCallback = (_, { mediaTime }) => {
      if (this.#over) return
      const at = this.#held.wall(mediaTime)
      this.#shown = this.#held.frames.at(wallTime90k(at + 90))?.at ?? at
      this.#seen_since_jump = true
      this.#report.onPicture(this.#shown)
      this.#video.requestVideoFrameCallback(onPicture)
    }
    this.#video.requestVideoFrameCallback(onPicture)
  }

  #become(state: PictureState): void {
    if (saysTheSame(state, this.#state)) return
    this.#state = state
    this.#report.onState(state)
  }
}

const holeState = ({ open, first, ...hole }: Hole): PictureState =>
  open ? { kind: 'nothing_later', since: hole.from } : stateOfHole(hole, first ? hole.from : undefined)

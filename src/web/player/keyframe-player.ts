// Keyframe player: one picture after the other on a canvas, keyframes only: those under a finger that scrubs, and those of speeds at which
// nobody can see more (8 and 16 times, either way). Each is told with its own time.

import { mediaSpan90k, TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { draw } from './draw.ts'
import { emptySince, type FootageSource } from './footage.ts'
import { KeyframeShelf } from './keyframe-shelf.ts'
import type { HeldKeyframe, KeyframeSource } from './keyframes.ts'
import { type PictureReport, stateOfHole } from './picture-state.ts'
import type { Span90k } from './playback-plan.ts'
import type { ReviewClock } from './review-clock.ts'
import { StillDecoder } from './still-decoder.ts'

/** Pictures a second that are worth fetching at high speeds. */
const PICTURES_A_SECOND = 10
const FETCH_AHEAD_S = 3
const MOST_ASKED = 2
/** Who has not answered by then is far away, or on a thin line. */
const SLOW_MS = 150
const AFTER_TROUBLE_MS = 1000
const MOST_FAILED = 3
/** What was recorded later than this may not be on the disk yet. */
const STILL_COMING = 5 * TICKS_PER_SECOND

type Asked = { readonly control: AbortController; readonly since_ms: number }

/** `grain`: how far it moved last. */
type Finger = { readonly at: WallTime90k; readonly grain: number }

export class KeyframePlayer {
  readonly #canvas: HTMLCanvasElement
  readonly #source: KeyframeSource
  readonly #footage: FootageSource
  readonly #clock: ReviewClock
  readonly #report: PictureReport
  readonly #shelf = new KeyframeShelf<HeldKeyframe>()
  readonly #decoder = new StillDecoder()
  #control = new AbortController()
  readonly #asked = new Map<WallTime90k, Asked | 'nothing_there'>()
  #combing = false
  #drawing = false
  #drawn: HeldKeyframe | undefined
  /** The nearest picture of an instant that was not recorded. */
  #instead: { readonly at: WallTime90k; readonly keyframe: HeldKeyframe } | undefined
  /** As far back as the station looked for footage and found none. */
  #bottom: WallTime90k | undefined
  #finger: Finger | undefined
  #not_before_ms = 0
  #resting = true
  #failed = 0
  #over = false

  /** `footage` of the same stream is asked where there are no keyframes: it knows where they go on. */
  constructor(
    canvas: HTMLCanvasElement,
    [source, footage]: readonly [KeyframeSource, FootageSource],
    clock: ReviewClock,
    report: PictureReport,
  ) {
    this.#canvas = canvas
    this.#source = source
    this.#footage = footage
    this.#clock = clock
    this.#report = report
  }

  /** This browser decodes none of them. */
  get cannot(): boolean {
    return this.#over || this.#failed >= MOST_FAILED
  }

  get shown(): WallTime90k | undefined {
    return this.#drawn?.at
  }

  /** The picture of the clock's instant is still coming; what is only being recorded is not waited for. */
  get waits(): boolean {
    const { at } = this.#clock
    return (
      !this.cannot &&
      at < stationNow() - STILL_COMING &&
      this.#shelf.showing(at) === undefined &&
      this.#shelf.gap(at) === undefined
    )
  }

  /** Comes many times a second while it is its turn. */
  tend(): void {
    if (this.cannot) return
    this.#resting = false
    const { at, state } = this.#clock
    const exact = this.#shelf.showing(at)
    const close = state.scrubbing ? this.#closeTo(at) : undefined
    const instead = state.scrubbing && this.#instead?.at === at ? this.#instead.keyframe : undefined
    const wanted = exact ?? close ?? instead
    if (wanted !== undefined) void this.#draw(wanted)
    else this.#tellWhyNot(at)
    if (performance.now() < this.#not_before_ms) return
    if (state.scrubbing) this.#fetchUnderFinger(at, exact !== undefined)
    else if (!this.#combing) this.#fetchAhead(at, state.speed)
  }

  /** Another shows the picture now. */
  rest(): void {
    if (this.#resting) return
    this.#resting = true
    this.#drawn = undefined
    this.#finger = undefined
    this.#control.abort()
    this.#control = new AbortController()
    for (const asked of this.#asked.values()) if (asked !== 'nothing_there') asked.control.abort()
    this.#asked.clear()
  }

  dispose(): void {
    this.rest()
    this.#over = true
    this.#control.abort()
    this.#decoder.dispose()
  }

  #tellWhyNot(at: WallTime90k): void {
    const gap = this.#shelf.gap(at)
    this.#report.onState(gap === undefined ? { kind: 'loading', since: stationNow() } : stateOfHole(gap, this.#bottom))
  }

  /** What is here already and not further away than the finger moves in two steps. */
  #closeTo(at: WallTime90k): HeldKeyframe | undefined {
    const nearest = this.#shelf.nearest(at)
    const grain = this.#finger?.grain ?? TICKS_PER_SECOND
    return nearest !== undefined && Math.abs(nearest.at - at) <= 2 * grain ? nearest : undefined
  }

  #fetchUnderFinger(at: WallTime90k, exact: boolean): void {
    const before = this.#finger
    if (before?.at !== at) {
      const moved = before === undefined ? 0 : at - before.at
      const grain = Math.min(600, Math.max(1, Math.abs(moved) / TICKS_PER_SECOND)) * TICKS_PER_SECOND
      this.#finger = { at, grain }
    }
    if (!exact && !this.#asked.has(at)) this.#askInstead(at)
  }

  /**
   * Few at once: the station answers one after the other, and what the finger has left behind would be answered before where it is now. On a slow
   * line the newer of those is not waited for any more; the older one goes on, so that pictures come while the finger moves.
   */
  #askInstead(at: WallTime90k): void {
    const under_way = [...this.#asked.values()].filter(asked => asked !== 'nothing_there')
    const left = under_way[MOST_ASKED - 1]
    if (left !== undefined && performance.now() - left.since_ms < SLOW_MS) return
    left?.control.abort()
    void this.#askNear(at)
  }

  async #askNear(at: WallTime90k): Promise<void> {
    const asked = { control: new AbortController(), since_ms: performance.now() }
    const { signal } = asked.control
    this.#asked.set(at, asked)
    try {
      const found = await this.#source.near(at, signal)
      if (found === undefined) this.#report.onState({ kind: 'nothing_later', since: at })
      else {
        this.#shelf.put(found, at)
        // Behind or before a gap nothing nearer will come.
        this.#instead = { at, keyframe: found }
      }
    } catch (error) {
      this.#trouble(error, signal)
    } finally {
      this.#answered(at, asked)
    }
    if (!this.#resting) this.tend()
  }

  /** An instant in a gap is not asked for again while the finger rests there. */
  #answered(at: WallTime90k, asked: Asked): void {
    if (this.#asked.get(at) !== asked) return
    if (asked.control.signal.aborted || this.#clock.at !== at || this.#shelf.showing(at) !== undefined) {
      this.#asked.delete(at)
      return
    }
    this.#asked.set(at, 'nothing_there')
    setTimeout(() => {
      if (this.#asked.get(at) === 'nothing_there') this.#asked.delete(at)
    }, AFTER_TROUBLE_MS)
  }

  #fetchAhead(at: WallTime90k, speed: number): void {
    const direction = speed < 0 ? -1 : 1
    const pace = Math.max(1, Math.abs(speed)) * TICKS_PER_SECOND
    const edge = this.#shelf.combedEnd(at, direction)
    if (Math.abs(edge - at) > FETCH_AHEAD_S * pace) return
    // Little at first, so that the first picture comes soon.
    const far = wallTime90k(edge + direction * (edge === at ? 1 : FETCH_AHEAD_S * 1.5) * pace)
    const latest = stationNow() - STILL_COMING
    const span = direction === 1 ? { from: edge, to: wallTime90k(Math.min(far, latest)) } : { from: far, to: edge }
    // Close behind the present there is little more each time: not before it is worth asking.
    if (span.to - span.from >= pace / 2) void this.#comb(span, mediaSpan90k(pace / PICTURES_A_SECOND))
  }

  async #comb(span: Span90k, every: number): Promise<void> {
    const { signal } = this.#control
    this.#combing = true
    try {
      const found = await this.#source.of(span, every, signal)
      for (const keyframe of found) this.#shelf.put(keyframe, keyframe.at)
      this.#shelf.combed(found.length > 0 ? span : await this.#emptySpan(span, signal))
    } catch (error) {
      this.#trouble(error, signal)
    } finally {
      this.#combing = false
    }
    if (!this.#resting) this.tend()
  }

  /** As far as nothing is recorded before or behind an empty span, too. */
  async #emptySpan(span: Span90k, signal: AbortSignal): Promise<Span90k> {
    const told = await this.#footage(span, signal)
    signal.throwIfAborted()
    if (told.kind === 'footage') return span
    const from = emptySince(span, told)
    if (told.before === undefined) this.#bottom = from
    return { from, to: wallTime90k(Math.max(span.to, told.next ?? 0)) }
  }

  #trouble(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return
    this.#not_before_ms = performance.now() + AFTER_TROUBLE_MS
    this.#report.onState({ kind: 'trouble', error, since: stationNow() })
  }

  /** One at a time; the newest wish is looked at again when one is done. */
  async #draw(keyframe: HeldKeyframe): Promise<void> {
    if (this.#drawing || this.#drawn === keyframe) return
    this.#drawing = true
    try {
      const drawable = await this.#decoder.decode(keyframe)
      this.#failed = 0
      if (this.#resting) drawable.close()
      else {
        draw(this.#canvas, drawable)
        this.#drawn = keyframe
        this.#report.onState({ kind: 'showing' })
        this.#report.onPicture(keyframe.at)
      }
    } catch {
      this.#failed++ // one may be damaged; where all are, whoever owns this lets the video element seek
    } finally {
      this.#drawing = false
    }
    if (!this.#resting) this.tend()
  }
}

// Backwards player: recorded picture of one camera going back in time, picture by picture, on a canvas: groups are decoded ahead of the clock and
// shown from their end. It needs WebCodecs; where there is none the video element seeks instead (`review-player.ts`).

import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { drawKept } from './draw.ts'
import { emptySince, type FootageSource } from './footage.ts'
import { readFragments } from './fragment-reader.ts'
import { closeGroup, type DecodedGroup, decodeGroup } from './group-decoder.ts'
import { type Group, groupsOf } from './groups.ts'
import { type PictureReport, stateOfHole } from './picture-state.ts'
import type { Span90k } from './playback-plan.ts'
import type { ReviewClock } from './review-clock.ts'
import { holeAt, spanAt, withSpan } from './spans.ts'

const FETCH_S = 3
const FETCH_AHEAD_S = 6
const DECODED_AHEAD_S = 1.5
const AFTER_TROUBLE_MS = 1000

export class BackwardsPlayer {
  readonly #canvas: HTMLCanvasElement
  readonly #source: FootageSource
  readonly #clock: ReviewClock
  readonly #report: PictureReport
  #groups: readonly Group[] = []
  #mime = ''
  #fetched: readonly Span90k[] = []
  /** As far back as the station looked for footage and found none. */
  #bottom: WallTime90k | undefined
  #decoded: DecodedGroup[] = []
  #control = new AbortController()
  #fetching = false
  #decoding = false
  #shown: WallTime90k | undefined
  #not_before_ms = 0
  #failed = 0
  #resting = true

  constructor(canvas: HTMLCanvasElement, source: FootageSource, clock: ReviewClock, report: PictureReport) {
    this.#canvas = canvas
    this.#source = source
    this.#clock = clock
    this.#report = report
  }

  /** This browser decodes none of it. */
  get cannot(): boolean {
    return this.#failed > 2
  }

  get shown(): WallTime90k | undefined {
    return this.#shown
  }

  /** The picture of the clock's instant is still coming. */
  get waits(): boolean {
    const { at } = this.#clock
    return !this.cannot && this.#decodedAt(at) === undefined && this.#hole(at) === undefined
  }

  /** Comes many times a second while it is its turn. */
  tend(): void {
    this.#resting = false
    const { at } = this.#clock
    const shows = this.#decodedAt(at)
    if (shows !== undefined) this.#show(shows, at)
    else {
      const hole = this.#hole(at)
      this.#report.onState(
        hole === undefined ? { kind: 'loading', since: stationNow() } : stateOfHole(hole, this.#bottom),
      )
    }
    this.#forget(at)
    if (!this.#decoding) this.#decodeNext(at)
    if (!this.#fetching && performance.now() >= this.#not_before_ms) this.#fetchNext(at)
  }

  /** Another shows the picture now: everything is let go. */
  rest(): void {
    if (this.#resting) return
    this.#resting = true
    this.#control.abort()
    this.#control = new AbortController()
    this.#letGo()
    this.#shown = undefined
  }

  dispose(): void {
    this.rest()
  }

  #show({ pictures }: DecodedGroup, at: WallTime90k): void {
    this.#report.onState({ kind: 'showing' })
    const shown = pictures.findLast(picture => picture.at <= at) ?? pictures[0]
    if (shown === undefined || shown.at === this.#shown) return
    drawKept(this.#canvas, shown.picture)
    this.#shown = shown.at
    this.#report.onPicture(shown.at)
  }

  #decodedAt(at: WallTime90k): DecodedGroup | undefined {
    return this.#decoded.find(({ group }) => group.from <= at && at < group.to)
  }

  #hole(at: WallTime90k): Span90k | undefined {
    const held = this.#groups.reduce<readonly Span90k[]>((spans, { from, to }) => withSpan(spans, { from, to }), [])
    return holeAt(this.#fetched, held, at)
  }

  /** Pictures behind the clock have been seen; far before it they come again when it gets there. */
  #forget(at: WallTime90k): void {
    const pace = this.#pace()
    const near = ({ from, to }: Span90k): boolean => from < at + 2 * pace && to > at - 4 * FETCH_AHEAD_S * pace
    this.#groups = this.#groups.filter(near)
    const gone = this.#decoded.filter(({ group }) => group.from >= at + TICKS_PER_SECOND / 2 || !near(group))
    for (const group of gone) closeGroup(group)
    if (gone.length > 0) this.#decoded = this.#decoded.filter(group => !gone.includes(group))
    if (this.#fetched.length > 0 && spanAt(this.#fetched, at) === undefined) this.#letGo()
  }

  #letGo(): void {
    for (const group of this.#decoded) closeGroup(group)
    this.#decoded = []
    this.#groups = []
    this.#fetched = []
  }

  #pace(): number {
    return Math.max(1, Math.abs(this.#clock.state.speed)) * TICKS_PER_SECOND
  }

  #decodeNext(at: WallTime90k): void {
    const ahead = at - DECODED_AHEAD_S * this.#pace()
    const next = this.#groups.findLast(
      group => group.from <= at && group.to > ahead && !this.#decoded.some(one => one.group.from === group.from),
    )
    if (next !== undefined) void this.#decode(next)
  }

  async #decode(group: Group): Promise<void> {
    const { signal } = this.#control
    this.#decoding = true
    try {
      const decoded = await decodeGroup(group, this.#mime, this.#clock.state.speed, signal)
      if (signal.aborted) closeGroup(decoded)
      else {
        this.#decoded.push(decoded)
        this.#failed = 0
      }
    } catch {
      if (!signal.aborted) {
        this.#failed++
        this.#groups = this.#groups.filter(one => one !== group) // it shows as a gap
      }
    } finally {
      this.#decoding = false
    }
    if (!this.#resting) this.tend()
  }

  #fetchNext(at: WallTime90k): void {
    const pace = this.#pace()
    const known = spanAt(this.#fetched, at)
    const edge = known?.from ?? wallTime90k(at + TICKS_PER_SECOND / 2)
    if (known !== undefined && at - edge > FETCH_AHEAD_S * pace) return
    void this.#fetch({ from: wallTime90k(edge - FETCH_S * pace), to: edge })
  }

  async #fetch(span: Span90k): Promise<void> {
    const { signal } = this.#control
    this.#fetching = true
    try {
      const footage = await this.#source(span, signal)
      signal.throwIfAborted()
      const found = footage.kind === 'footage' ? groupsOf(readFragments(footage.bytes)) : []
      if (footage.kind === 'footage') this.#mime = footage.mime
      const fresh = found.filter(group => !this.#groups.some(({ from }) => from === group.from))
      this.#groups = [...this.#groups, ...fresh].toSorted((a, b) => a.from - b.from)
      const begins = footage.kind === 'nothing' ? emptySince(span, footage) : (found[0]?.from ?? span.from)
      if (footage.kind === 'nothing' && footage.before === undefined) this.#bottom = wallTime90k(begins)
      const from = wallTime90k(Math.min(span.from, begins))
      this.#fetched = withSpan(this.#fetched, { from, to: span.to })
    } catch (error) {
      if (!signal.aborted) this.#report.onState({ kind: 'trouble', error, since: stationNow() })
      this.#not_before_ms = signal.aborted ? 0 : performance.now() + AFTER_TROUBLE_MS
    } finally {
      this.#fetching = false
    }
    if (!this.#resting) this.tend()
  }
}

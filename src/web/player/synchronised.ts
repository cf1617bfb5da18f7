// Synchronised: one clock and the pictures that follow it, up to nine. All begin together; time waits for a picture that is coming, but no longer
// than `LONGEST_HOLD_MS`, and not for one that was slow before; where no camera has anything, time hops to where one has.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { holdsTime, LONGEST_HOLD_MS } from './follow.ts'
import type { Beside } from './picture-beside.ts'
import type { PictureState } from './picture-state.ts'
import { isWorthTelling, type Span90k } from './playback-plan.ts'
import { ReviewClock } from './review-clock.ts'
import { type Stepped, Stepping } from './stepping.ts'

/** One picture that follows the clock. */
export type Member = {
  readonly state: PictureState
  /** Its picture of the clock's instant is still coming. */
  readonly waits: boolean
  /** It has run out of pictures where nothing later is recorded yet. */
  readonly ends: boolean
  readonly tend: () => void
  /** The picture before or after the one that the clock's instant shows. */
  readonly beside: (direction: 1 | -1, signal: AbortSignal) => Promise<Beside>
}

export type TimeTold = {
  /** Time was left out because nobody recorded it. */
  readonly onHop?: (gap: Span90k) => void
  /** Time that plays has come to where no camera has anything later yet; comes again and again while it stays there. */
  readonly onEnd?: (at: WallTime90k) => void
  /** A person is being asked something that pictures wait for: time stands until they answer, however long that is. */
  readonly isAsking?: () => boolean
}

type Seat = { readonly member: Member; waiting_since: number | undefined; ready_since: number; was_slow: boolean }

const LOOK_EVERY_MS = 50
const withoutPicture: ReadonlySet<PictureState['kind']> = new Set([
  'gap',
  'nothing_earlier',
  'nothing_later',
  'unsupported',
])
const CAUGHT_UP_MS = 3000

export class Synchronised {
  readonly clock: ReviewClock
  readonly #told: TimeTold
  readonly #stepping: Stepping
  #tick: ReturnType<typeof setInterval> | undefined
  #seats: readonly Seat[] = []
  #lead: Member | undefined
  #jumps = -1
  #tending = false

  constructor(at: WallTime90k, told: TimeTold = {}) {
    this.clock = new ReviewClock(at)
    this.#told = told
    this.#stepping = new Stepping(this.clock, () => this.#leader())
    this.clock.subscribe(() => this.#tend())
  }

  /** Takes a picture in; answers how it leaves. */
  join(member: Member): () => void {
    this.#seats = [...this.#seats, { member, waiting_since: undefined, ready_since: 0, was_slow: false }]
    this.#tick ??= setInterval(() => this.#tend(), LOOK_EVERY_MS)
    return () => {
      this.#seats = this.#seats.filter(seat => seat.member !== member)
      if (this.#lead === member) this.#lead = undefined
      if (this.#seats.length > 0) return
      clearInterval(this.#tick)
      this.#tick = undefined
    }
  }

  /** Whose pictures a step goes by; the first one's where nobody is named. */
  setLead(member: Member | undefined): void {
    this.#lead = member
  }

  /** Something came that time may have waited for. */
  look(): void {
    queueMicrotask(() => this.#tend())
  }

  /** Stops and moves to the next picture of the lead, or the one before. Asked early, it is done as soon as that picture can be known. */
  step(direction: 1 | -1): Promise<Stepped> {
    return this.#stepping.step(direction)
  }

  #leader(): Member | undefined {
    return (
      this.#lead ?? this.#seats.find(({ member }) => member.state.kind === 'showing')?.member ?? this.#seats[0]?.member
    )
  }

  #tend(): void {
    if (this.#tending) return
    this.#tending = true
    try {
      this.clock.mind()
      this.#standAfterJump()
      for (const { member } of this.#seats) member.tend()
      this.#hold()
      this.#hop()
      this.#end()
    } finally {
      this.#tending = false
    }
  }

  /** After a jump time stands before anybody looks where it is: each goes there once, not to where time would be by then. */
  #standAfterJump(): void {
    const { clock } = this
    if (clock.state.jumps === this.#jumps) return
    this.#jumps = clock.state.jumps
    for (const seat of this.#seats) Object.assign(seat, { waiting_since: undefined, was_slow: false })
    if (this.#seats.length > 0) clock.setHeld(clock.state.playing && !clock.state.scrubbing)
  }

  #hold(): void {
    const { clock } = this
    const asking = this.#told.isAsking?.() === true
    const now = performance.now()
    for (const seat of this.#seats) {
      if (asking) Object.assign(seat, { waiting_since: undefined, was_slow: false })
      else if (seat.member.waits) {
        seat.waiting_since ??= now
        if (now - seat.waiting_since >= LONGEST_HOLD_MS) seat.was_slow = true
        seat.ready_since = now
      } else {
        seat.waiting_since = undefined
        if (now - seat.ready_since >= CAUGHT_UP_MS) seat.was_slow = false
      }
    }
    const waiters = this.#seats.map(({ member, waiting_since, was_slow }) => ({
      waits: member.waits,
      waited_ms: waiting_since === undefined ? 0 : now - waiting_since,
      was_slow,
    }))
    clock.setHeld(clock.state.playing && !clock.state.scrubbing && (asking || holdsTime(waiters)))
  }

  #hop(): void {
    const { clock } = this
    if (!clock.running || this.#seats.length === 0) return
    const states = this.#seats.map(({ member }) => member.state)
    if (!states.every(({ kind }) => withoutPicture.has(kind))) return
    const to = hopTo(
      states.flatMap(state => gapsOf(state, clock.state.speed)),
      clock.state.speed,
    )
    const { loop } = clock.state
    if (to === undefined) this.#stopAtTheEnds(states)
    else if (loop === undefined || (to > loop.from && to < loop.to)) {
      const [from, until] = [Math.min(clock.at, to), Math.max(clock.at, to)]
      clock.goTo(to)
      const gap = { from: wallTime90k(from), to: wallTime90k(until) }
      if (isWorthTelling(gap)) this.#told.onHop?.(gap)
    }
  }

  /** Where nobody has anything further on in the direction of time. Going back, the first pictures there are stay in sight. */
  #stopAtTheEnds(states: readonly PictureState[]): void {
    const { clock } = this
    const ends = clock.state.speed > 0 ? 'nothing_later' : 'nothing_earlier'
    if (!states.some(({ kind }) => kind === ends)) return
    clock.pause()
    const begins = states.flatMap(state => (state.kind === 'nothing_earlier' ? [state.until] : []))
    if (ends === 'nothing_earlier') clock.goTo(wallTime90k(Math.min(...begins)))
  }

  #end(): void {
    const { playing, scrubbing, speed } = this.clock.state
    const forward = playing && !scrubbing && speed > 0 && this.#seats.length > 0
    if (forward && this.#seats.every(({ member }) => member.ends)) this.#told.onEnd?.(this.clock.at)
  }
}

/** The gap that a camera stands in, which is over some time in this direction. */
const gapsOf = (state: PictureState, speed: number): readonly Span90k[] => {
  if (state.kind === 'gap') return [state.gap]
  return state.kind === 'nothing_earlier' && speed > 0 ? [{ from: wallTime90k(0), to: state.until }] : []
}

/** Where the first of the gaps that all stand in is over, in the direction of time. */
export const hopTo = (gaps: readonly Span90k[], speed: number): WallTime90k | undefined => {
  if (gaps.length === 0) return undefined
  if (speed > 0) return wallTime90k(Math.min(...gaps.map(({ to }) => to)) + 90)
  return wallTime90k(Math.max(...gaps.map(({ from }) => from)) - 90)
}

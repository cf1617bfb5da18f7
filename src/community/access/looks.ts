// Looks that are going on, kept in memory and told to the chain in few words: when one begins, once a minute while it watches more footage,
// and when it ended. Pure but for its own memory: time is handed in, what is to be written is handed out through `write`.

import { spanFromMillis, type WallTime90k, wallPlus } from '#base/units.ts'
import { type Access, LOOK_EXTENDS_MS, LOOK_RESTS_MS, type LookedSpan } from './access-log.ts'

/** Words of the chain about a look; `of` is the number of the entry that began it. */
export type LookNews = {
  readonly kind: 'extend' | 'end'
  readonly of: number
  readonly until_90k: WallTime90k
  readonly times: number
  readonly spans?: readonly LookedSpan[]
}

type Write = {
  /** Answers the number of the new entry. */
  readonly begin: (access: Access) => number
  readonly news: (news: LookNews) => void
}

type Look = {
  readonly n: number
  readonly stranger: boolean
  holders: number
  until: WallTime90k
  times: number
  spans: LookedSpan[]
  written: WallTime90k
  grown: boolean
}

const RESTS = spanFromMillis(LOOK_RESTS_MS)
const EXTENDS = spanFromMillis(LOOK_EXTENDS_MS)
/** Spans closer than this are told as one. */
const JOINS = spanFromMillis(10_000)
const MOST_SPANS = 16
/** Beyond this the look that rested longest is ended, so that nobody's asking fills the memory. */
const MOST_LOOKS = 20_000
/** Beyond so many strangers that were refused, those that come are told as one. */
const MOST_STRANGERS = 1_000

export class Looks {
  readonly #open = new Map<string, Look>()
  readonly #write: Write
  #strangers = 0

  constructor(write: Write) {
    this.#write = write
  }

  /** How many are held at this moment. */
  get held(): number {
    let held = 0
    for (const { holders } of this.#open.values()) if (holders > 0) held++
    return held
  }

  /** A sign that somebody looks. */
  see(access: Access, now: WallTime90k): void {
    this.#look(access, now)
  }

  /** Somebody begins to look; answers what says that they have stopped, which counts once. */
  hold(access: Access, now: WallTime90k): (ended: WallTime90k) => void {
    const look = this.#look(access, now)
    look.holders++
    let holding = true
    return ended => {
      if (!holding) return
      holding = false
      look.holders--
      if (ended > look.until) look.until = ended
    }
  }

  /** Tells what has grown and what is over. Call it every few seconds. */
  tick(now: WallTime90k): void {
    for (const [key, look] of this.#open) {
      if (look.holders > 0) look.until = now
      // A clock that was set back makes no look last for ever.
      const rested = Math.abs(now - look.until) >= RESTS
      if (look.holders === 0 && rested) this.#end(key, look)
      else if (look.grown && Math.abs(now - look.written) >= EXTENDS) this.#extend(look, now)
    }
  }

  /** The station stops: every look ends. */
  endAll(now: WallTime90k): void {
    for (const [key, look] of this.#open) {
      if (look.holders > 0) look.until = now
      this.#end(key, look)
    }
  }

  #look(asked: Access, now: WallTime90k): Look {
    const access = this.#crowded(asked) ? { ...asked, who: { ...asked.who, name: '', address: '*' } } : asked
    const key = keyOf(access)
    const known = this.#open.get(key)
    if (known !== undefined) {
      known.times++
      known.until = now
      if (access.span !== undefined && grow(known.spans, access.span)) known.grown = true
      this.#open.delete(key) // the longest untouched stands first
      this.#open.set(key, known)
      return known
    }
    this.#makeRoom()
    if (access.who.kind === 'nobody') this.#strangers++
    const spans = access.span === undefined ? [] : [access.span]
    const look = {
      n: this.#write.begin(access),
      stranger: access.who.kind === 'nobody',
      holders: 0,
      until: now,
      times: 1,
      spans,
      written: now,
      grown: false,
    }
    this.#open.set(key, look)
    return look
  }

  #crowded(access: Access): boolean {
    return access.who.kind === 'nobody' && this.#strangers >= MOST_STRANGERS && !this.#open.has(keyOf(access))
  }

  #makeRoom(): void {
    if (this.#open.size < MOST_LOOKS) return
    for (const [key, look] of this.#open) {
      if (look.holders > 0) continue
      this.#end(key, look)
      return
    }
  }

  #extend(look: Look, now: WallTime90k): void {
    this.#write.news(newsOf('extend', look))
    look.written = now
    look.grown = false
  }

  #end(key: string, look: Look): void {
    this.#open.delete(key)
    if (look.stranger) this.#strangers--
    this.#write.news(newsOf('end', look))
  }
}

/** Who, by what, at which cameras and why: whatever differs in these is another look. */
const keyOf = ({ who, verb, act, cameras = [], purpose, case: number, refused, about }: Access): string =>
  JSON.stringify([
    ...[who.kind, who.name, who.session, who.address, verb, doing(act), cameras, purpose, number, refused],
    about?.extraction, // a bundle that leaves is told by itself
  ])

/** Ways to look that a page mixes are one look: pictures under the finger, the film, its sound. */
const doing = (act: string): string => (act.startsWith('GET /api/cameras/:camera/') ? 'GET /api/cameras/:camera/' : act)

const newsOf = (kind: LookNews['kind'], { n, until, times, spans }: Look): LookNews => ({
  kind,
  of: n,
  until_90k: until,
  times,
  ...(spans.length > 0 && { spans: [...spans] }),
})

/** Adds a span to those in order; where there are too many, the two nearest become one. Answers whether anything is new. */
export const grow = (spans: LookedSpan[], [from, to]: LookedSpan): boolean => {
  if (spans.some(([a, b]) => a <= from && to <= b)) return false
  const near = (one: LookedSpan) => one[0] <= wallPlus(to, JOINS) && from <= wallPlus(one[1], JOINS)
  const joined = spans.filter(near)
  const rest = spans.filter(one => !near(one))
  const starts = [from, ...joined.map(([a]) => a)]
  const ends = [to, ...joined.map(([, b]) => b)]
  const one: LookedSpan = [Math.min(...starts) as WallTime90k, Math.max(...ends) as WallTime90k]
  spans.splice(0, spans.length, ...[...rest, one].sort((a, b) => a[0] - b[0]))
  if (spans.length > MOST_SPANS) joinNearest(spans)
  return true
}

const joinNearest = (spans: LookedSpan[]): void => {
  let best = 1
  for (let i = 2; i < spans.length; i++)
    if (spans[i]![0] - spans[i - 1]![1] < spans[best]![0] - spans[best - 1]![1]) best = i
  spans.splice(best - 1, 2, [spans[best - 1]![0], spans[best]![1]])
}

// Tracks: boxes of one camera's pictures put together to things that go through the picture. Nothing is known of a thing but its class, where it was
// and when; whoever comes back is another one, and nobody is followed to another camera.

import { type Detected, overlap } from './yolox.ts'

export type Point = readonly [tick: number, left: number, top: number, width: number, height: number]
export type Track = {
  readonly class: number
  readonly score: number
  /** In order, thinned where there are many. */
  readonly path: readonly Point[]
}

type Open = { readonly class: number; score: number; path: Point[]; seen: number; looks: number }

/** Ticks without it, after which a thing has gone. */
const GONE = 12
/** It is seen so often before anybody is told: a flicker is no thing. */
const LEAST_LOOKS = 2
const MOST_POINTS = 48
const MOST_OPEN = 64
const LEAST_OVERLAP = 0.15
/** Middles that lie no farther apart than this many widths of the box are one thing, where boxes do not overlap any more. */
const NEAR = 1.2

export class Tracks {
  readonly #tell: (track: Track) => void
  #open: Open[] = []

  constructor(tell: (track: Track) => void) {
    this.#tell = tell
  }

  /** What was seen at a tick of the day; ticks never go back. */
  look(tick: number, seen: readonly Detected[]): void {
    this.pass(tick)
    const left = new Set(this.#open)
    for (const one of seen) {
      const track = nearest(left, one)
      if (track === undefined) {
        if (this.#open.length < MOST_OPEN)
          this.#open.push({ class: one.class, score: one.score, path: [[tick, ...one.box]], seen: tick, looks: 1 })
        continue
      }
      left.delete(track)
      track.score = Math.max(track.score, one.score)
      track.seen = tick
      track.looks++
      track.path.push([tick, ...one.box])
      if (track.path.length > MOST_POINTS) track.path = track.path.filter((_, at) => at % 2 === 0)
    }
  }

  /** Time goes on without a picture. */
  pass(tick: number): void {
    this.#end(({ seen }) => tick - seen > GONE)
  }

  end(): void {
    this.#end(() => true)
  }

  #end(over: (track: Open) => boolean): void {
    const gone = this.#open.filter(over)
    this.#open = this.#open.filter(track => !gone.includes(track))
    for (const { class: of, score, path, looks } of gone)
      if (looks >= LEAST_LOOKS) this.#tell({ class: of, score, path })
  }
}

const nearest = (tracks: ReadonlySet<Open>, { class: of, box }: Detected): Open | undefined => {
  let found: Open | undefined
  let best = 0
  for (const track of tracks) {
    if (track.class !== of) continue
    const [, ...last] = track.path.at(-1)!
    const shared = overlap(last, box)
    const apart = Math.hypot(last[0] + last[2] / 2 - box[0] - box[2] / 2, last[1] + last[3] / 2 - box[1] - box[3] / 2)
    const near = 1 - apart / (NEAR * Math.max(box[2], box[3], last[2], last[3]))
    const fit = shared >= LEAST_OVERLAP ? 1 + shared : near
    if (fit <= best) continue
    best = fit
    found = track
  }
  return found
}

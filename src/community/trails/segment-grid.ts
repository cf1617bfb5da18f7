// Segment grid: straight stretches of road laid into squares, so that what lies near a place, or crosses, is found without asking all of them.

import type { Metres } from './ground.ts'

const SQUARE_M = 100
/** What a map may cost that was drawn to cost much: squares that segments lie in, and pairs that are asked whether they cross. */
const MOST_SQUARES = 450_000
const MOST_PAIRS = 10_000_000

export type Near = { readonly segment: number; readonly part: number; readonly metres: number; readonly point: Metres }
type Crossing = {
  readonly one: number
  readonly other: number
  readonly part_one: number
  readonly part_other: number
  readonly point: Metres
}

export class SegmentGrid {
  readonly segments: { readonly from: Metres; readonly to: Metres }[] = []
  readonly #squares = new Map<string, number[]>()
  #laid = 0

  /** False once there is more than can be laid down. */
  add(from: Metres, to: Metres): boolean {
    this.#laid += 5 * stepsOf(from, to)
    if (!(this.#laid <= MOST_SQUARES)) return false
    const segment = this.segments.push({ from, to }) - 1
    for (const key of squaresOf(from, to)) {
      const list = this.#squares.get(key)
      if (list === undefined) this.#squares.set(key, [segment])
      else list.push(segment)
    }
    return true
  }

  /** Whether asking all that lie together for their crossings would take too long. */
  get crowded(): boolean {
    let pairs = 0
    for (const { length } of this.#squares.values()) pairs += (length * (length - 1)) / 2
    return pairs > MOST_PAIRS
  }

  /** Segments within so many metres of a place, each with its nearest point. */
  near(place: Metres, within: number): readonly Near[] {
    const [left, right] = [square(place.x - within), square(place.x + within)]
    const [low, high] = [square(place.y - within), square(place.y + within)]
    const found = new Map<number, Near>()
    for (let x = left; x <= right; x++)
      for (let y = low; y <= high; y++)
        for (const segment of this.#squares.get(`${x} ${y}`) ?? []) {
          if (found.has(segment)) continue
          const near = nearestOn(this.segments[segment]!, place)
          if (near.metres <= within) found.set(segment, { segment, ...near })
        }
    return [...found.values()]
  }

  /** Where two segments meet. */
  *crossings(): Generator<Crossing> {
    for (const [key, list] of this.#squares)
      for (let i = 0; i < list.length; i++)
        for (let j = i + 1; j < list.length; j++) {
          const [one, other] = [list[i]!, list[j]!]
          const met = meeting(this.segments[one]!, this.segments[other]!)
          // Both lie in several squares; where they meet lies in one.
          if (met !== undefined && `${square(met.point.x)} ${square(met.point.y)}` === key) yield { one, other, ...met }
        }
  }
}

const square = (metres: number): number => Math.floor(metres / SQUARE_M)

const stepsOf = (from: Metres, to: Metres): number =>
  Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / (SQUARE_M / 2)) + 1

const squaresOf = (from: Metres, to: Metres): ReadonlySet<string> => {
  const steps = stepsOf(from, to)
  const keys = new Set<string>()
  for (let step = 0; step <= steps; step++) {
    const part = step / steps
    const [x, y] = [square(from.x + (to.x - from.x) * part), square(from.y + (to.y - from.y) * part)]
    // A stretch that cuts a corner of a square between two steps is found from the squares around it.
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const)
      keys.add(`${x + dx} ${y + dy}`)
  }
  return keys
}

const nearestOn = ({ from, to }: { readonly from: Metres; readonly to: Metres }, place: Metres) => {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = dx * dx + dy * dy
  const free = length === 0 ? 0 : ((place.x - from.x) * dx + (place.y - from.y) * dy) / length
  const part = Math.min(1, Math.max(0, free))
  const point = { x: from.x + dx * part, y: from.y + dy * part }
  return { part, point, metres: Math.hypot(place.x - point.x, place.y - point.y) }
}

const meeting = (
  one: { readonly from: Metres; readonly to: Metres },
  other: { readonly from: Metres; readonly to: Metres },
) => {
  const [ax, ay] = [one.to.x - one.from.x, one.to.y - one.from.y]
  const [bx, by] = [other.to.x - other.from.x, other.to.y - other.from.y]
  const turn = ax * by - ay * bx
  if (Math.abs(turn) < 1e-9) return undefined
  const [cx, cy] = [other.from.x - one.from.x, other.from.y - one.from.y]
  const [part_one, part_other] = [(cx * by - cy * bx) / turn, (cx * ay - cy * ax) / turn]
  if (part_one < 0 || part_one > 1 || part_other < 0 || part_other > 1) return undefined
  return { part_one, part_other, point: { x: one.from.x + ax * part_one, y: one.from.y + ay * part_one } }
}

// Tracker: follows what a rectangle holds from one grey picture to the next by how like it looks (normalised correlation). It knows nothing of faces or
// people, keeps nothing, and gives up rather than guess: a person looks at what it answers. Pure.

export type Grey = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }
/** In pixels: middle and size. */
export type Held = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

const SIDE = 24
/** Less alike than this is something else. */
const LEAST = 0.5
const LEARNS = 0.7
const LEARNS_PART = 0.12
/** Of what it was at first something must be left, or it has slid onto the background. */
const LEAST_FIRST = 0.15
/** So many pictures may go by without it: somebody passes in front. */
const MOST_MISSED = 5
const SCALES = [0.96, 1.04, 1.08]
/** What comes nearer grows; a larger rectangle that is as alike is rather taken than a smaller one. */
const GROWS = 0.004
/** A plain wall looks everywhere the same. */
const LEAST_CONTRAST = 5

export class Tracker {
  #held: Held
  #vx = 0
  #vy = 0
  #missed = 0
  readonly #first: Float32Array
  #known: Float32Array
  /** Nothing in it to hold on to. */
  readonly flat: boolean

  constructor(picture: Grey, held: Held) {
    this.#held = held
    const patch = sample(picture, held)
    this.flat = contrastOf(patch) < LEAST_CONTRAST
    this.#first = normal(patch)
    this.#known = this.#first
  }

  /** Where it is now; `missed` while it is not seen but may come back, undefined when it is lost. */
  step(picture: Grey): Held | 'missed' | undefined {
    if (this.flat) return undefined
    const found = this.#search(picture)
    if (found.alike < LEAST || outside(found.held, picture)) {
      this.#missed++
      if (this.#missed > MOST_MISSED || outside(found.held, picture)) return undefined
      this.#held = { ...this.#held, x: this.#held.x + this.#vx, y: this.#held.y + this.#vy }
      return 'missed'
    }
    const patch = normal(sample(picture, found.held))
    if (likeness(patch, this.#first) < LEAST_FIRST && found.alike < LEARNS) return undefined
    const part = this.#missed === 0 ? 0.5 : 0
    this.#vx = this.#vx * part + (found.held.x - this.#held.x) * (1 - part) * (this.#missed === 0 ? 1 : 0)
    this.#vy = this.#vy * part + (found.held.y - this.#held.y) * (1 - part) * (this.#missed === 0 ? 1 : 0)
    this.#missed = 0
    this.#held = found.held
    if (found.alike > LEARNS) this.#known = normal(this.#known.map((was, i) => was + (patch[i]! - was) * LEARNS_PART))
    return found.held
  }

  #search(picture: Grey): { readonly held: Held; readonly alike: number } {
    const { width, height } = this.#held
    const [x, y] = [this.#held.x + this.#vx, this.#held.y + this.#vy]
    const reach = Math.ceil(Math.max(6, 0.35 * Math.max(width, height)) + Math.hypot(this.#vx, this.#vy) * 0.7)
    const stride = Math.max(1, Math.round(Math.min(width, height) / 16))
    let best = { held: { ...this.#held, x, y }, alike: -1 }
    const look = (held: Held): void => {
      const alike = likeness(normal(sample(picture, held)), this.#known)
      if (alike > best.alike) best = { held, alike }
    }
    for (let down = -reach; down <= reach; down += stride)
      for (let across = -reach; across <= reach; across += stride) look({ x: x + across, y: y + down, width, height })
    for (let fine = stride / 2; fine >= 0.5; fine /= 2) {
      const { held } = best
      for (const [across, down] of AROUND) look({ ...held, x: held.x + across * fine, y: held.y + down * fine })
    }
    const { held, alike } = best
    for (const scale of SCALES) {
      const scaled = { ...held, width: held.width * scale, height: held.height * scale }
      const step = Math.max(0.5, Math.min(width, height) * 0.03)
      for (const [across, down] of [[0, 0] as const, ...AROUND]) {
        const moved = { ...scaled, x: held.x + across * step, y: held.y + down * step }
        const other = likeness(normal(sample(picture, moved)), this.#known) + (scale > 1 ? GROWS : -GROWS)
        if (other > Math.max(best.alike, alike)) best = { held: moved, alike: other }
      }
    }
    return best
  }
}

const AROUND = [
  ...[[-1, -1] as const, [0, -1] as const, [1, -1] as const, [-1, 0] as const],
  ...[[1, 0] as const, [-1, 1] as const, [0, 1] as const, [1, 1] as const],
]

/** The middle counts most: at the edges of a rectangle is what it stands before. */
const WEIGHTS = Float32Array.from({ length: SIDE * SIDE }, (_, i) => {
  const [x, y] = [((i % SIDE) + 0.5) / SIDE - 0.5, (Math.floor(i / SIDE) + 0.5) / SIDE - 0.5]
  return Math.max(0.05, 1 - 3 * (x * x + y * y))
})
const WEIGHT = WEIGHTS.reduce((sum, weight) => sum + weight, 0)

const sample = ({ width, height, pixels }: Grey, held: Held): Float32Array => {
  const patch = new Float32Array(SIDE * SIDE)
  const [left, top] = [held.x - held.width / 2 - 0.5, held.y - held.height / 2 - 0.5]
  for (let row = 0; row < SIDE; row++) {
    const y = Math.min(height - 1.001, Math.max(0, top + ((row + 0.5) * held.height) / SIDE))
    const [above, below] = [Math.floor(y), y - Math.floor(y)]
    for (let column = 0; column < SIDE; column++) {
      const x = Math.min(width - 1.001, Math.max(0, left + ((column + 0.5) * held.width) / SIDE))
      const [first, part] = [Math.floor(x), x - Math.floor(x)]
      const at = above * width + first
      const upper = pixels[at]! * (1 - part) + pixels[at + 1]! * part
      const lower = pixels[at + width]! * (1 - part) + pixels[at + width + 1]! * part
      patch[row * SIDE + column] = upper * (1 - below) + lower * below
    }
  }
  return patch
}

/** Without its brightness and contrast, weighted so that the sum of products of two is how alike they are. */
const normal = (patch: Float32Array): Float32Array => {
  let mean = 0
  for (let i = 0; i < patch.length; i++) mean += patch[i]! * WEIGHTS[i]!
  mean /= WEIGHT
  let power = 0
  for (let i = 0; i < patch.length; i++) power += WEIGHTS[i]! * (patch[i]! - mean) ** 2
  const scale = power > 0 ? 1 / Math.sqrt(power) : 0
  return patch.map(value => (value - mean) * scale)
}

const likeness = (one: Float32Array, other: Float32Array): number => {
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += WEIGHTS[i]! * one[i]! * other[i]!
  return sum
}

const contrastOf = (patch: Float32Array): number => {
  const mean = patch.reduce((sum, value) => sum + value, 0) / patch.length
  return Math.sqrt(patch.reduce((sum, value) => sum + (value - mean) ** 2, 0) / patch.length)
}

/** More than half of it is not in the picture. */
const outside = ({ x, y }: Held, { width, height }: Grey): boolean => x < 0 || y < 0 || x > width || y > height

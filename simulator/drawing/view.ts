// View: the pretend lens. The street is described in metres (x to the right, y up, z away from the camera's pole) and
// projected through a pinhole at the top of the pole.

export type Spot = readonly [x: number, y: number, z: number]

export type Lens = {
  readonly width: number
  readonly height: number
  /** Focal length in pixels. */
  readonly focal: number
  readonly height_m: number
  /** Downwards, radians. */
  readonly tilt: number
  /** To the right, radians. */
  readonly turn: number
}

const NEAREST_M = 0.6

export class View {
  readonly lens: Lens
  readonly #cos: number
  readonly #sin: number
  readonly #turn_cos: number
  readonly #turn_sin: number

  constructor(lens: Lens) {
    this.lens = lens
    this.#cos = Math.cos(lens.tilt)
    this.#sin = Math.sin(lens.tilt)
    this.#turn_cos = Math.cos(lens.turn)
    this.#turn_sin = Math.sin(lens.turn)
  }

  /** Distance along the lens's axis, metres. */
  depth([x, y, z]: Spot): number {
    const ahead = z * this.#turn_cos + x * this.#turn_sin
    return ahead * this.#cos - (y - this.lens.height_m) * this.#sin
  }

  /** Pixels per metre at a spot. */
  scale(spot: Spot): number {
    return this.lens.focal / Math.max(NEAREST_M, this.depth(spot))
  }

  point([x, y, z]: Spot): [x: number, y: number] {
    const ahead = z * this.#turn_cos + x * this.#turn_sin
    const aside = x * this.#turn_cos - z * this.#turn_sin
    const up = y - this.lens.height_m
    const depth = Math.max(NEAREST_M, ahead * this.#cos - up * this.#sin)
    const rise = up * this.#cos + ahead * this.#sin
    return [
      this.lens.width / 2 + (this.lens.focal * aside) / depth,
      this.lens.height / 2 - (this.lens.focal * rise) / depth,
    ]
  }

  points(spots: readonly Spot[]): number[] {
    return spots.flatMap(spot => this.point(spot))
  }
}

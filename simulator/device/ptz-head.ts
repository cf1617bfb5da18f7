// PTZ head: where a pretend camera looks. It moves with the velocities it was given until its limits, a stop or the timeout, and its pose is
// worked out when somebody asks, so that a head that nobody watches costs nothing.

export type Pose = { readonly pan: number; readonly tilt: number; readonly zoom: number }

/** Pan and tilt from -1 to 1, zoom from 0 to 1. */
const HOME: Pose = { pan: 0, tilt: 0, zoom: 0 }
const STILL: Pose = { pan: 0, tilt: 0, zoom: 0 }
/** At full velocity the head turns from one end to the other in about four seconds. */
const FULL_SPEED_PER_S = 0.5
const MOST_PRESETS = 64

export class PtzHead {
  readonly #now: () => number
  #pose = HOME
  #velocity = STILL
  #since_ms = 0
  #until_ms = Number.POSITIVE_INFINITY
  #home = HOME
  readonly presets = new Map<string, { readonly name: string; readonly pose: Pose }>()

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  pose(): Pose {
    this.#settle()
    return this.#pose
  }

  moving(): boolean {
    this.#settle()
    return this.#velocity !== STILL
  }

  /** Velocities from -1 to 1; it stops by itself after `timeout_ms`. */
  move(velocity: Partial<Pose>, timeout_ms = 10_000): void {
    this.#settle()
    this.#velocity = limit({ ...STILL, ...velocity }, -1)
    this.#until_ms = this.#since_ms + timeout_ms
  }

  stop(): void {
    this.#settle()
    this.#velocity = STILL
  }

  goTo(pose: Partial<Pose>): void {
    this.stop()
    this.#pose = limit({ ...this.#pose, ...pose }, 0)
  }

  goHome(): void {
    this.goTo(this.#home)
  }

  setHome(): void {
    this.#home = this.pose()
  }

  /** Answers the preset's token, or undefined when there is no room. */
  keepPreset(name: string, token?: string): string | undefined {
    const kept = token ?? this.#freeToken()
    if (!this.presets.has(kept) && this.presets.size >= MOST_PRESETS) return undefined
    this.presets.set(kept, { name, pose: this.pose() })
    return kept
  }

  #freeToken(): string {
    let number = 1
    while (this.presets.has(String(number))) number++
    return String(number)
  }

  #settle(): void {
    const now = this.#now()
    const moved_s = Math.max(0, Math.min(now, this.#until_ms) - this.#since_ms) / 1_000
    const { pan, tilt, zoom } = this.#velocity
    const step = moved_s * FULL_SPEED_PER_S
    const { pan: p, tilt: t, zoom: z } = this.#pose
    this.#pose = limit({ pan: p + pan * step, tilt: t + tilt * step, zoom: z + zoom * step }, 0)
    if (now >= this.#until_ms) this.#velocity = STILL
    this.#since_ms = now
  }
}

const limit = ({ pan, tilt, zoom }: Pose, least_zoom: number): Pose => ({
  pan: Math.min(1, Math.max(-1, pan)),
  tilt: Math.min(1, Math.max(-1, tilt)),
  zoom: Math.min(1, Math.max(least_zoom, zoom)),
})

// View store: the view that a timeline shows, told to its listeners once a picture of the screen, however often it moves in between. It glides
// a little after a finger that let go moving, unless the device asks for stillness.

import type { WallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { lengthOf, panned, sameView, type View } from './view.ts'

const SLOWING_MS = 160
const STOPS_BELOW = 0.02

export class ViewStore {
  #view: View
  #told: View
  #frame: number | undefined
  #gliding: number | undefined
  readonly #listeners = new Set<() => void>()

  constructor(view: View) {
    this.#view = view
    this.#told = view
  }

  /** As it is this moment. */
  get view(): View {
    return this.#view
  }

  /** As it was told last. */
  readonly shown = (): View => this.#told

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  set(view: View): void {
    this.hold()
    this.#move(view)
  }

  change(change: (view: View, now: WallTime90k) => View): void {
    this.set(change(this.#view, stationNow()))
  }

  /** Ends a glide: a finger is on it again. */
  hold(): void {
    if (this.#gliding !== undefined) cancelAnimationFrame(this.#gliding)
    this.#gliding = undefined
  }

  /** Goes on by itself at `px_per_ms` and comes to rest. */
  glide(px_per_ms: number, width: number): void {
    this.hold()
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    let speed = px_per_ms
    let last = performance.now()
    const on = (at: number): void => {
      const passed = Math.max(0, at - last)
      last = at
      this.#move(panned(this.#view, (-speed * passed * lengthOf(this.#view)) / width, stationNow()))
      speed *= Math.exp(-passed / SLOWING_MS)
      this.#gliding = Math.abs(speed) < STOPS_BELOW ? undefined : requestAnimationFrame(on)
    }
    if (Math.abs(speed) >= STOPS_BELOW) this.#gliding = requestAnimationFrame(on)
  }

  #move(view: View): void {
    this.#view = view
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined
      if (sameView(this.#told, this.#view)) return
      this.#told = this.#view
      for (const listener of this.#listeners) listener()
    })
  }
}

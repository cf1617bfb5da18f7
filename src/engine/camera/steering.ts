// Steering: moves one camera for as long as somebody says so. A dead man's switch: when the next word does not come in time the camera is stopped,
// by us and, where it keeps to what it is told, by itself. What comes while a word is on its way replaces what has not left yet.

import { setTimeout as pause } from 'node:timers/promises'
import { ok } from '#base/result.ts'
import type { OnvifPtz, PtzSpeed } from './onvif-ptz.ts'
import type { OnvifResult } from './onvif-trouble.ts'

/** The device itself stops so much later than we would: a slow network must not make it stutter. */
const DEVICE_MARGIN_MS = 1000
/** A stop that did not arrive is said again after ever longer rests: not every camera keeps to the time that it was told. */
const MOST_STOPS = 6
const FIRST_REST_MS = 100

export class Steering {
  readonly #ptz: Pick<OnvifPtz, 'move' | 'stop'>
  readonly #profile: string
  #deadMan: NodeJS.Timeout | undefined
  #busy: Promise<unknown> = Promise.resolve()
  #moves = 0
  #underWay = false

  constructor(ptz: Pick<OnvifPtz, 'move' | 'stop'>, profile: string) {
    this.#ptz = ptz
    this.#profile = profile
  }

  get moving(): boolean {
    return this.#deadMan !== undefined
  }

  /** Goes on for `for_ms` from now; all zero stops. */
  move(speed: PtzSpeed, for_ms: number): Promise<OnvifResult<void>> {
    if (speed.pan === 0 && speed.tilt === 0 && speed.zoom === 0) return this.stop()
    clearTimeout(this.#deadMan)
    this.#deadMan = setTimeout(() => void this.stop(), for_ms)
    const number = ++this.#moves
    return this.#inTurn(async () => {
      if (number !== this.#moves) return ok(undefined) // a newer word is waiting behind this one
      this.#underWay = true
      const moved = await this.#ptz.move(this.#profile, speed, for_ms + DEVICE_MARGIN_MS)
      this.#underWay = false
      return moved
    })
  }

  stop(): Promise<OnvifResult<void>> {
    clearTimeout(this.#deadMan)
    this.#deadMan = undefined
    this.#moves++
    // A camera that has not answered a move may turn all the while: it is stopped at once, and again behind that answer.
    const atOnce = this.#underWay ? this.#ptz.stop(this.#profile) : undefined
    return this.#inTurn(async () => {
      await atOnce
      let stopped = await this.#ptz.stop(this.#profile)
      for (let tries = 1; !stopped.ok && tries < MOST_STOPS && !this.moving; tries++) {
        await pause(FIRST_REST_MS * 2 ** (tries - 1))
        if (!this.moving) stopped = await this.#ptz.stop(this.#profile)
      }
      return stopped
    })
  }

  #inTurn(deed: () => Promise<OnvifResult<void>>): Promise<OnvifResult<void>> {
    const done = this.#busy.then(deed)
    this.#busy = done
    return done
  }
}

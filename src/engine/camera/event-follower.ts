// Event follower: one subscription to what a device notices, for as long as the station runs: made again when it ends, ever more slowly, and not
// before a person has done something where the password was refused. Keeps the last of it, bounded, tells the rest as it
// comes, and writes nothing.

import type { Clock } from '#base/clock.ts'
import type { WallTime90k } from '#base/units.ts'
import { pause } from './dial-budget.ts'
import type { DeviceEvent, OnvifEvents } from './onvif-events.ts'
import type { OnvifResult, OnvifTrouble } from './onvif-trouble.ts'

export const MOST_EVENTS = 200
const FIRST_REST_MS = 2000
const LONGEST_REST_MS = 60_000
/** A password that was refused is not tried again by a machine; this is for a device that changed its mind. */
const REFUSED_REST_MS = 15 * 60_000
/** A device without events may be one that is only starting, and whose web pages answer first: it is asked ever more seldom. */
const FIRST_NONE_REST_MS = 10_000
const NONE_REST_MS = 6 * 3_600_000

export type HeardEvent = { readonly event: DeviceEvent; readonly at: WallTime90k }

export type FollowerState = 'subscribing' | 'following' | 'waiting' | 'none'

type Need = {
  readonly open: (signal: AbortSignal) => Promise<OnvifResult<OnvifEvents | undefined>>
  readonly clock: Clock
  readonly onEvent?: (heard: HeardEvent) => void
  /** The subscription ended; the device last answered at `alive`. */
  readonly onLost?: (alive: WallTime90k) => void
  /** For tests: how long the first rest is. */
  readonly first_rest_ms?: number
}

export class EventFollower {
  readonly #need: Need
  readonly #stop = new AbortController()
  #events: HeardEvent[] = []
  dropped = 0
  state: FollowerState = 'subscribing'
  trouble: OnvifTrouble | undefined
  /** When the device last answered; undefined before it did. */
  alive: WallTime90k | undefined
  /** Ends after `stop`. Never rejects but for a bug. */
  readonly ended: Promise<void>

  constructor(need: Need) {
    this.#need = need
    this.ended = this.#run()
  }

  /** The latest first. */
  get events(): readonly HeardEvent[] {
    return this.#events.toReversed()
  }

  stop(): Promise<void> {
    this.#stop.abort()
    return this.ended
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop
    const first = this.#need.first_rest_ms ?? FIRST_REST_MS
    let rest_ms = first
    let none_ms = Math.min(FIRST_NONE_REST_MS, first * 5)
    let hasEvents = false
    while (!signal.aborted) {
      this.state = 'subscribing'
      const opened = await this.#need.open(signal)
      if (opened.ok && opened.value === undefined && !hasEvents) {
        this.state = 'none'
        await pause(none_ms, signal)
        none_ms = Math.min(NONE_REST_MS, none_ms * 3)
        continue
      }
      const events = opened.ok ? opened.value : undefined
      const followed = events && (await this.#follow(events, signal))
      if (followed?.subscribed === true) {
        rest_ms = first
        hasEvents = true
      }
      this.trouble = opened.ok ? (events === undefined ? { reason: 'not_onvif' } : followed?.trouble) : opened.problem
      if (signal.aborted) return
      this.state = 'waiting'
      await pause(isRefused(this.trouble) ? REFUSED_REST_MS : rest_ms, signal)
      rest_ms = Math.min(LONGEST_REST_MS, rest_ms * 2)
    }
  }

  async #follow(events: OnvifEvents, signal: AbortSignal) {
    let subscribed = false
    const trouble = await events.follow(
      event => this.#hear(event),
      signal,
      () => {
        subscribed = true
        this.state = 'following'
        this.trouble = undefined
        this.alive = this.#need.clock.wall()
      },
    )
    if (this.alive !== undefined) this.#need.onLost?.(this.alive)
    return { subscribed, trouble }
  }

  #hear(event: DeviceEvent): void {
    const heard = { event, at: this.#need.clock.wall() }
    this.#need.onEvent?.(heard)
    this.#events.push(heard)
    if (this.#events.length <= MOST_EVENTS) return
    this.dropped += this.#events.length - MOST_EVENTS
    this.#events = this.#events.slice(-MOST_EVENTS)
  }
}

const isRefused = (trouble: OnvifTrouble | undefined): boolean =>
  trouble?.reason === 'auth_failed' || trouble?.reason === 'password_waits'

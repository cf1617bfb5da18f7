// Policy keeper: holds the policy as it was last read and reads it anew when anything of it has changed. Whoever holds a sight sees by the policy
// and the time of each moment; every second those with something open are told to look again.

import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { Asked, Who } from '#community/access/may.ts'
import { compile, type Policy } from '#community/access/policy.ts'
import { type Sight, sightOf } from '#community/access/sight.ts'
import { type Trial, tryOut } from '#community/access/trial.ts'
import type { AccessDesk } from '#http/ports.ts'
import type { PolicyReader } from '#store/policy-facts.ts'

const REVIEW_MS = 1_000

export class PolicyKeeper implements AccessDesk {
  readonly #reader: PolicyReader
  readonly #clock: Clock
  readonly #log: Logger
  readonly #lookers = new Set<() => void>()
  readonly #timer: ReturnType<typeof setInterval>
  #revision = Number.NaN
  #policy: Policy

  constructor(reader: PolicyReader, clock: Clock, log: Logger) {
    this.#reader = reader
    this.#clock = clock
    this.#log = log
    this.#policy = this.#fresh()
    this.#timer = setInterval(() => this.review(), REVIEW_MS).unref()
  }

  readonly sightOf = (who: Who): Sight => {
    this.#fresh()
    const now = () => sightOf(this.#policy, who, this.#clock.wall())
    return {
      who,
      decide: (verb, what) => now().decide(verb, what),
      may: (verb, camera) => now().may(verb, camera),
      knows: camera => now().knows(camera),
      owns: camera => now().owns(camera),
    }
  }

  readonly movesSight = (camera: string, place: string): boolean => {
    const { cameras, places } = this.#fresh()
    const before = cameras.get(camera)?.place
    return before !== undefined && before !== place && (places.has(before) || places.has(place))
  }

  readonly tryOut = (asked: Asked): Trial => tryOut(this.#fresh(), asked)

  readonly onReview = (look: () => void): (() => void) => {
    this.#lookers.add(look)
    return () => this.#lookers.delete(look)
  }

  /** Has everybody look again; runs by itself. */
  review(): void {
    this.#fresh()
    for (const look of this.#lookers) {
      try {
        look()
      } catch (error) {
        this.#log.error('somebody could not look again at what is allowed', { error })
      }
    }
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #fresh(): Policy {
    const revision = this.#reader.revision()
    if (revision !== this.#revision) {
      this.#policy = compile(this.#reader.facts())
      this.#revision = revision
    }
    return this.#policy
  }
}

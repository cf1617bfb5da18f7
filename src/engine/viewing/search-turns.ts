// Search turns: several searches in one thread, each a few milliseconds at a time, so that a long one does not keep a short one waiting. What one finds
// is told at once.

import { setImmediate as breathe } from 'node:timers/promises'

/** Work in small steps; what a step gives is told. */
export type Steps = Generator<unknown, unknown>
export type TakeStep = (step: unknown) => void

type Turn = {
  readonly steps: Steps
  readonly tell: TakeStep
  readonly end: PromiseWithResolvers<unknown>
  readonly gone: () => boolean
}

const TURN_MS = 6

export class SearchTurns {
  #waiting: Turn[] = []
  #runs = false

  /** Answers what the work answers in the end; undefined when it is not wanted any more. Rejects with what it throws. */
  run(steps: Steps, tell: TakeStep, gone: () => boolean): Promise<unknown> {
    const end = Promise.withResolvers<unknown>()
    this.#waiting.push({ steps, tell, end, gone })
    if (!this.#runs) void this.#turns()
    return end.promise
  }

  async #turns(): Promise<void> {
    this.#runs = true
    for (let turn = this.#waiting.shift(); turn !== undefined; turn = this.#waiting.shift()) {
      if (goOn(turn)) this.#waiting.push(turn)
      await breathe() // words that somebody has gone come in
    }
    this.#runs = false
  }
}

/** Whether there is more to do. */
const goOn = ({ steps, tell, end, gone }: Turn): boolean => {
  const until = performance.now() + TURN_MS
  try {
    while (!gone()) {
      const { done, value } = steps.next()
      if (done === true) {
        end.resolve(value)
        return false
      }
      if (value !== undefined) tell(value)
      if (performance.now() >= until) return true
    }
    steps.return(undefined)
    end.resolve(undefined)
  } catch (error) {
    end.reject(error)
  }
  return false
}

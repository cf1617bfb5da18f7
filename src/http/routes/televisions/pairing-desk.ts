// The pairing desk: screens that show a code and wait, until an officer types it, ten minutes pass or the station starts again (a screen
// then asks for another). It keeps time and randomness; what is allowed is decided in community/access/pairing.ts.

import { randomBytes } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallPlus } from '#base/units.ts'
import {
  CODE_GOOD_MS,
  codeOf,
  MOST_WAITING,
  MOST_WAITING_HERE,
  MOST_WRONG,
  readCode,
  WRONG_FORGOTTEN_MS,
} from '#community/access/pairing.ts'
import type { Pairing, PairingAnswer, WaitingTelevision } from '#contract/television.ts'

type Waiting = {
  readonly code: string
  readonly token: string
  readonly address: string
  readonly agent: string
  readonly asked: WallTime90k
  readonly until_ms: number
  /** The account's token, once an officer has said yes. */
  approved?: string
}

export class PairingDesk {
  readonly #clock: Clock
  #waiting: Waiting[] = []
  readonly #wrong = new Map<string, number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Throws `pairing_busy`. */
  ask(address: string, agent: string): Pairing {
    this.#forget()
    const here = this.#waiting.filter(waiting => waiting.address === address).length
    if (here >= MOST_WAITING_HERE || this.#waiting.length >= MOST_WAITING)
      throw new Problem('pairing_busy', { retry_after_s: 120 })
    const [code, token, asked] = [this.#freshCode(), randomBytes(32).toString('base64url'), this.#clock.wall()]
    const until_ms = this.#clock.monotonic() + CODE_GOOD_MS
    this.#waiting.push({ code, token, address, agent: agent.slice(0, 200), asked, until_ms })
    return { code, token, good_until_90k: wallPlus(asked, spanFromMillis(CODE_GOOD_MS)) }
  }

  /** What shows this code. Throws `wrong_television_code`, and `too_many_tries` to whom guesses. */
  look(typed: string, by: string): WaitingTelevision {
    const { code, address, agent, asked } = this.#find(typed, by)
    const good_until_90k = wallPlus(asked, spanFromMillis(CODE_GOOD_MS))
    return { code, address, agent, asked_90k: asked, good_until_90k }
  }

  /** Lets the screen with this code in, with the account's token that `pair` makes. Throws like `look`, and what `pair` throws. */
  approve<Paired extends { readonly token: string }>(typed: string, by: string, pair: () => Paired): Paired {
    const waiting = this.#find(typed, by)
    const paired = pair()
    waiting.approved = paired.token
    return paired
  }

  /** How it stands for the screen with this token; with the account's token once there is one. */
  answer(token: string): { readonly state: PairingAnswer['state']; readonly approved?: string } {
    this.#forget()
    const waiting = this.#waiting.find(one => one.token === token)
    if (waiting === undefined) return { state: 'over' }
    return waiting.approved === undefined ? { state: 'waiting' } : { state: 'approved', approved: waiting.approved }
  }

  #find(typed: string, by: string): Waiting {
    this.#forget()
    const now = this.#clock.monotonic()
    const wrong = (this.#wrong.get(by) ?? []).filter(at => now - at < WRONG_FORGOTTEN_MS)
    if (wrong.length >= MOST_WRONG) {
      const retry_after_s = Math.ceil((wrong[0]! + WRONG_FORGOTTEN_MS - now) / 1000)
      throw new Problem('too_many_tries', { retry_after_s })
    }
    const code = readCode(typed)
    const found = this.#waiting.find(waiting => waiting.code === code && waiting.approved === undefined)
    if (found !== undefined) return found
    this.#wrong.set(by, [...wrong, now])
    throw new Problem('wrong_television_code')
  }

  #freshCode(): string {
    for (;;) {
      const code = codeOf(randomBytes(32))
      if (code !== undefined && this.#waiting.every(waiting => waiting.code !== code)) return code
    }
  }

  #forget(): void {
    const now = this.#clock.monotonic()
    this.#waiting = this.#waiting.filter(({ until_ms }) => until_ms > now)
  }
}

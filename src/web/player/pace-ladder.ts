// Pace ladder: how many pictures to ask of the station, by what was chosen, what the device says of its line, and how late pictures come. Pure;
// the clock is a parameter.

import type { LivePace } from '#contract/live.ts'

export type SaverChoice = 'auto' | 'on' | 'off'
/** What the device says of its line, where its browser tells (`navigator.connection`). */
export type LineHint = { readonly saves: boolean; readonly slow: boolean }

const RUNGS: readonly LivePace[] = ['all', 'half', 'keyframes', 'pictures']
const LATE_MS = 1_500
const IN_TIME_MS = 500
/** What was asked for before a step still fills the line for a while. */
const SETTLE_MS = 6_000
const UP_AFTER_MS = 60_000
const MOST_UP_AFTER_MS = 15 * 60_000

export class PaceLadder {
  #rung = 0
  #choice: SaverChoice = 'auto'
  #hint: LineHint = { saves: false, slow: false }
  #stepped_ms = Number.NEGATIVE_INFINITY
  #in_time_since_ms: number | undefined
  #up_after_ms = UP_AFTER_MS

  get pace(): LivePace {
    return RUNGS[Math.max(this.#least, this.#choice === 'off' ? 0 : this.#rung)]!
  }

  /** Less than everything is asked for, so the sub stream has to do everywhere. */
  get saves(): boolean {
    return this.pace !== 'all'
  }

  /** What is chosen counts from now on; a line is judged anew. */
  choose(choice: SaverChoice, hint: LineHint): void {
    this.#choice = choice
    this.#hint = hint
    this.#rung = 0
    this.#up_after_ms = UP_AFTER_MS
    this.#stepped_ms = Number.NEGATIVE_INFINITY
    this.#in_time_since_ms = undefined
  }

  /** Takes how late pictures come just now. */
  judge(now_ms: number, late_ms: number): void {
    if (this.#choice === 'off' || now_ms - this.#stepped_ms < SETTLE_MS) return
    if (late_ms > LATE_MS) this.#down(now_ms)
    else if (late_ms > IN_TIME_MS) this.#in_time_since_ms = undefined
    else this.#inTime(now_ms)
  }

  get #least(): number {
    if (this.#choice === 'off') return 0
    if (this.#choice === 'on' || this.#hint.saves) return RUNGS.indexOf('keyframes')
    return this.#hint.slow ? RUNGS.indexOf('keyframes') : 0
  }

  #down(now_ms: number): void {
    this.#in_time_since_ms = undefined
    const from = Math.max(this.#rung, this.#least)
    if (from >= RUNGS.length - 1) return
    // A line that fell behind soon after it was trusted with more is trusted less quickly the next time.
    if (this.#rung > 0 || now_ms - this.#stepped_ms < 2 * this.#up_after_ms)
      this.#up_after_ms = Math.min(MOST_UP_AFTER_MS, this.#up_after_ms * 2)
    this.#rung = from + 1
    this.#stepped_ms = now_ms
  }

  #inTime(now_ms: number): void {
    this.#in_time_since_ms ??= now_ms
    if (this.#rung === 0 || now_ms - this.#in_time_since_ms < this.#up_after_ms) return
    this.#rung -= 1
    this.#stepped_ms = now_ms
    this.#in_time_since_ms = undefined
  }
}

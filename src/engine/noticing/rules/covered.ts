// Covered: a camera that is covered, turned away, smeared or out of focus, as long as it stays so. What state a picture is in is judged where
// pictures are looked at (motion/scene.ts); here only how long it lasts.

import type { SceneState } from '#engine/noticing/motion-record.ts'
import { type Found, holdsAt, type Judge, ticksOf, type WatchedRule, wallOf } from './judge.ts'

export class Covered implements Judge {
  readonly #rule: WatchedRule
  readonly #tell: (found: Found) => void
  #since: number | undefined
  #told = false

  constructor(rule: WatchedRule, tell: (found: Found) => void) {
    this.#rule = rule
    this.#tell = tell
  }

  scene(at: number, state: SceneState): void {
    if (state !== 'usual') {
      this.#since ??= at
      return
    }
    if (this.#told) this.#say(at, false)
    this.#since = undefined
    this.#told = false
  }

  looked(to: number): void {
    if (this.#since === undefined || to - this.#since < ticksOf(this.#rule.least_s)) return
    if (!this.#told && !holdsAt(this.#rule, this.#since)) return
    this.#told = true
    this.#say(to, true)
  }

  #say(to: number, lasts: boolean): void {
    if (this.#since === undefined) return
    this.#tell({ rule: this.#rule.id, from: wallOf(this.#since), to: wallOf(to), lasts, box: undefined })
  }
}

// Held pictures: what a camera filmed while nothing passed, in order, until its own memory is full.

import type { ReelFrame } from './reel.ts'

export type HeldPicture = { readonly frame: ReelFrame; readonly stamp: number; readonly filmed_ms: number }

/** Cameras keep some seconds for a link that stutters. */
const MOST_BYTES = 4 * 1_048_576

export class HeldPictures {
  #held: HeldPicture[] = []
  #bytes = 0

  /** False when there is no more room. */
  keep(picture: HeldPicture): boolean {
    if (this.#bytes + picture.frame.block.length > MOST_BYTES) return false
    this.#bytes += picture.frame.block.length
    this.#held.push(picture)
    return true
  }

  takeAll(): readonly HeldPicture[] {
    const all = this.#held
    this.clear()
    return all
  }

  clear(): void {
    this.#held = []
    this.#bytes = 0
  }
}

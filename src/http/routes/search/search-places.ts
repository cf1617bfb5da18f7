// Search places: how many may search at once, each person and all together. Throws `search_busy`.

import { Problem } from '#base/problems.ts'

const MOST_OF_ONE = 2
const MOST = 12

export class SearchPlaces {
  readonly #taken = new Map<string, number>()
  #all = 0

  /** Answers what gives the place back; once. */
  take(person: string): () => void {
    const own = this.#taken.get(person) ?? 0
    if (own >= MOST_OF_ONE || this.#all >= MOST) throw new Problem('search_busy', { retry_after_s: 2 })
    this.#taken.set(person, own + 1)
    this.#all++
    let held = true
    return () => {
      if (!held) return
      held = false
      this.#all--
      const left = this.#taken.get(person)! - 1
      if (left === 0) this.#taken.delete(person)
      else this.#taken.set(person, left)
    }
  }
}

// Found runs: what moved in the cells of a region during one day, gathered into arrays that are used again for every day of a search.

import type { Layer } from '#engine/noticing/motion-day.ts'
import type { CellRange } from '#engine/noticing/region.ts'
import type { SearchableDay } from './searchable-day.ts'

export class FoundRuns {
  /** Run n is of `cells[n]`, from `spans[2n]` until `spans[2n + 1]`, ticks of the day. */
  cells = new Uint16Array(1 << 12)
  spans = new Uint32Array(1 << 13)
  length = 0
  readonly #take = (cell: number, from: number, to: number): void => {
    if (this.length === this.cells.length) this.#grow()
    this.cells[this.length] = cell
    this.spans[2 * this.length] = from
    this.spans[2 * this.length + 1] = to
    this.length++
  }

  /** False: the day's bytes are damaged. */
  gather(day: SearchableDay, layer: Layer, ranges: readonly CellRange[]): boolean {
    this.length = 0
    for (const { first, last } of ranges) if (!day.runs(layer, first, last, this.#take)) return false
    return true
  }

  #grow(): void {
    const [cells, spans] = [new Uint16Array(this.cells.length * 2), new Uint32Array(this.spans.length * 2)]
    cells.set(this.cells)
    spans.set(this.spans)
    this.cells = cells
    this.spans = spans
  }
}

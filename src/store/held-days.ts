// Held days: what was held of each day that was looked at lately, so that a month of many cameras is drawn again without reading its segments
// anew. A day stands as long as its sums do: whoever adds, removes or sets aside a segment changes them in the same transaction.

import type { CameraId, StreamName } from '#base/ids.ts'

/** Recovered: 1 for what was brought in later. */
export type HeldRow = readonly [start: number, end: number, recovered: number]

type Kept = { readonly sum: string; readonly rows: readonly HeldRow[] }

/** Three months of a hundred cameras whose lines are good; about 20 MB. */
const MOST_ROWS = 200_000

export class HeldDays {
  readonly #most: number
  readonly #kept = new Map<string, Kept>()
  #rows = 0

  constructor(most = MOST_ROWS) {
    this.#most = most
  }

  /** Undefined where the day is not known, or has changed since. */
  get(camera: CameraId, stream: StreamName, day_90k: number, sum: string): readonly HeldRow[] | undefined {
    const kept = this.#kept.get(keyOf(camera, stream, day_90k))
    return kept?.sum === sum ? kept.rows : undefined
  }

  keep(camera: CameraId, stream: StreamName, day_90k: number, sum: string, rows: readonly HeldRow[]): void {
    const key = keyOf(camera, stream, day_90k)
    this.#drop(key)
    this.#kept.set(key, { sum, rows })
    this.#rows += sizeOf(rows)
    for (const oldest of this.#kept.keys()) {
      if (this.#rows <= this.#most) break
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key)
    if (kept === undefined) return
    this.#kept.delete(key)
    this.#rows -= sizeOf(kept.rows)
  }
}

/** A day without a run takes room as well. */
const sizeOf = (rows: readonly HeldRow[]): number => rows.length + 4

const keyOf = (camera: CameraId, stream: StreamName, day_90k: number): string => `${camera} ${stream} ${day_90k}`

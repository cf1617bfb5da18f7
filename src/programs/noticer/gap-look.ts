// Gap look: looks at one gap, a little at each step, and puts what moved to its day at the end, whole. A background is learned from what was recorded
// right before. Whatever of the gap gave no picture is written down as such, so that it is not tried for ever.

import type { Polygon } from '#base/polygon.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { maskedCells } from '#engine/noticing/masked-cells.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { dayBegins, type MotionStore } from '#engine/noticing/motion-store.ts'
import { within } from '#engine/noticing/spans.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import type { Footage } from '#engine/viewing/footage.ts'
import { CameraFollower } from './camera-follower.ts'
import { type Gap, recordedTicks } from './gaps.ts'

const TICK_90K = TICK_MS * 90
const LEARNS = spanFromMillis(10_000)
const FULL = { every: 1, keys_only: false } as const
const FIRST_STRETCH_MS = 2_000
const [LEAST_STRETCH_MS, MOST_STRETCH_MS] = [1_000, 120_000]
/** A stretch of footage is chosen so that it takes about so long. */
const STEP_MS = 80

export class GapLook implements AsyncDisposable {
  readonly gap: Gap
  readonly #store: MotionStore
  readonly #reader: CatalogueReader
  readonly #follower: CameraFollower
  readonly #records: MotionRecord[] = []
  #cursor: WallTime90k
  #stretch_ms = FIRST_STRETCH_MS
  /** A disk that is away may come back. */
  #away = false

  constructor(
    av: typeof import('node-av'),
    footage: Footage,
    store: MotionStore,
    { gap, masks }: { readonly gap: Gap; readonly masks: readonly Polygon[] },
  ) {
    this.gap = gap
    this.#store = store
    this.#reader = footage.reader
    const begins = dayBegins(gap.day)
    this.#cursor = wallTime90k(Math.max(begins, gap.from - LEARNS))
    const place = { camera: gap.camera, stream: gap.stream, from: this.#cursor }
    this.#follower = new CameraFollower(av, footage, place, (day, record) => {
      if (day === begins) this.#records.push(record)
    })
    this.#follower.mask(maskedCells(masks))
  }

  /** What is left of it. */
  get left_s(): number {
    return Math.max(0, (this.gap.to - Math.max(this.gap.from, this.#cursor)) / 90_000)
  }

  /** True when the gap is looked at to its end. */
  async step(): Promise<boolean> {
    const begun = performance.now()
    this.#cursor = wallTime90k(Math.min(this.gap.to, this.#cursor + spanFromMillis(this.#stretch_ms)))
    await this.#follower.follow(this.#cursor, FULL, ({ why }) => {
      this.#away ||= why === 'disk_away'
    })
    const took_ms = Math.max(1, performance.now() - begun)
    const next = this.#stretch_ms * Math.min(2, STEP_MS / took_ms)
    this.#stretch_ms = Math.round(Math.max(LEAST_STRETCH_MS, Math.min(MOST_STRETCH_MS, next)))
    return this.#cursor >= this.gap.to
  }

  /** Writes it down, but what of it has been removed meanwhile. Throws the system's error; then the rest is looked at again. */
  finish(): void {
    this.#follower.pause()
    const { camera, day, stream, anew, from, to } = this.gap
    const begins = dayBegins(day)
    const span = [(from - begins) / TICK_90K, (to - begins) / TICK_90K] as const
    const recorded = recordedTicks(this.#reader, camera, stream, begins)
    for (const [since, until] of within([span], recorded)) {
      const own = [Math.max(span[0], Math.floor(since)), Math.min(span[1], Math.ceil(until))] as const
      this.#store.put(camera, day, { span: own, records: this.#records, anew, tried: !this.#away })
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#follower[Symbol.asyncDispose]()
  }
}

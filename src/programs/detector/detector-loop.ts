// Detector loop: goes round the cameras, looks at what moved on each, the longest waiting first, and says how far it is.

import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { archiveFolders } from '#programs/station/archive-folders.ts'
import { CatalogueView } from '#programs/station/catalogue-view.ts'
import { createSegmentReader } from '#store/segments.ts'
import { CameraDetector, type DetectorNeed } from './camera-detector.ts'
import type { Network } from './network.ts'
import { DetectorPace, MOST_BEHIND_S } from './pace.ts'
import type { DetectorOrder, DetectorTold } from './told.ts'

const ROUND_MS = 1000
const TOLD_MS = 5000

export class DetectorLoop {
  readonly #need: DetectorNeed
  readonly #view: CatalogueView
  readonly #tell: (told: DetectorTold) => void
  readonly #pace = new DetectorPace()
  readonly #watched = new Map<CameraId, { readonly of: string; readonly detector: CameraDetector }>()
  readonly #stopping = new AbortController()
  #order: DetectorOrder = { cameras: [], share: 0.5, least_score: 0.4 }
  #pictures = 0
  #skipped_s = 0

  constructor(
    { av, network, data }: { readonly av: typeof import('node-av'); readonly network: Network; readonly data: string },
    tell: (told: DetectorTold) => void,
  ) {
    this.#tell = tell
    this.#view = new CatalogueView(join(data, 'catalogue.sqlite'), () => {})
    const footage = createFootage(createSegmentReader(this.#view.db), archiveFolders(data))
    const folder = join(data, 'motion')
    const looked = async (took_ms: number): Promise<void> => {
      this.#pictures++
      await this.#rest(this.#pace.rest_ms(took_ms, this.#order.share))
    }
    this.#need = { av, network, footage, folder, store: new MotionStore(folder), looked }
  }

  take(order: DetectorOrder): void {
    this.#order = order
  }

  stop(): void {
    this.#stopping.abort()
  }

  async run(): Promise<void> {
    let told = performance.now()
    while (!this.#stopping.signal.aborted) {
      const found = await this.#round()
      if (performance.now() - told >= TOLD_MS) {
        told = performance.now()
        this.#say()
      }
      if (!found) await this.#rest(ROUND_MS)
    }
    this.#view[Symbol.dispose]()
  }

  /** One piece of one camera; false when there is nothing to look at. */
  async #round(): Promise<boolean> {
    this.#view.look()
    this.#follow()
    const now = systemClock.wall()
    for (const { detector } of this.#watched.values()) {
      detector.learn(now)
      this.#skipped_s += detector.skip(wallTime90k(now - MOST_BEHIND_S * 90_000))
    }
    const waiting = [...this.#watched.values()].toSorted((a, b) => b.detector.behind_s(now) - a.detector.behind_s(now))
    for (const { detector } of waiting) {
      if (this.#stopping.signal.aborted) return false
      if (await detector.look(now, this.#pace.every, this.#order.least_score)) return true
    }
    return false
  }

  #follow(): void {
    const wanted = new Map(this.#order.cameras.map(one => [one.camera, one]))
    for (const camera of this.#watched.keys()) if (!wanted.has(camera)) this.#watched.delete(camera)
    for (const [camera, order] of wanted) {
      const of = JSON.stringify(order)
      if (this.#watched.get(camera)?.of === of) continue
      this.#watched.set(camera, { of, detector: new CameraDetector(this.#need, order, systemClock.wall()) })
    }
  }

  #say(): void {
    const now = systemClock.wall()
    const behind_s = Math.max(0, ...[...this.#watched.values()].map(({ detector }) => detector.behind_s(now)))
    this.#pace.decide(behind_s)
    this.#tell({
      ...{ kind: 'progress', pictures: this.#pictures, picture_ms: this.#pace.picture_ms, every: this.#pace.every },
      ...{ behind_s, skipped_s: this.#skipped_s, memory_bytes: process.memoryUsage.rss() },
    })
  }

  async #rest(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#stopping.signal }).catch(() => {})
  }
}

// Noticer loop: goes round all cameras once a second, looks at what each has recorded since, and writes down what moved. When a round takes too
// long it looks less often. Knows no station: it is told cameras and tells how far it is.

import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { archiveFolders } from '#programs/station/archive-folders.ts'
import { CatalogueView } from '#programs/station/catalogue-view.ts'
import { createSegmentReader } from '#store/segments.ts'
import type { NoticerTold } from './noticer-told.ts'
import { RateChoice } from './rate.ts'
import type { ToldCamera } from './told-cameras.ts'
import { WatchedCamera } from './watched-camera.ts'

type Av = typeof import('node-av')

const ROUND_MS = 1000
const DECIDED_MS = 10_000
const FIRST_DECIDED_MS = 2_000
/** A camera that was not looked at for longer goes on with what is recorded now; what lies between is looked at when there is time. */
const CATCHES_UP = spanFromMillis(120_000)

export class NoticerLoop {
  readonly #loadAv: () => Promise<Av>
  readonly #tell: (told: NoticerTold) => void
  readonly #view: CatalogueView
  readonly #footage
  readonly #store: MotionStore
  readonly #choice = new RateChoice()
  readonly #watched = new Map<CameraId, WatchedCamera>()
  readonly #stopping = new AbortController()
  #told: readonly ToldCamera[] = []
  #can_write = true
  #ended: Promise<void> = Promise.resolve()

  /** `loadAv` is asked once there is a camera to look at. */
  constructor(loadAv: () => Promise<Av>, data: string, tell: (told: NoticerTold) => void) {
    this.#loadAv = loadAv
    this.#tell = tell
    this.#view = new CatalogueView(join(data, 'catalogue.sqlite'), () => {})
    this.#footage = createFootage(createSegmentReader(this.#view.db), archiveFolders(data))
    this.#store = new MotionStore(join(data, 'motion'))
  }

  watch(cameras: readonly ToldCamera[]): void {
    this.#told = cameras
  }

  run(): Promise<void> {
    this.#ended = this.#rounds()
    return this.#ended
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#ended
    for (const watched of this.#watched.values()) await watched[Symbol.asyncDispose]()
    this.#view[Symbol.dispose]()
  }

  async #rounds(): Promise<void> {
    let since = performance.now()
    let due = since + FIRST_DECIDED_MS
    let busy_ms = 0
    while (!this.#stopping.signal.aborted) {
      const begun = performance.now()
      await this.#round()
      busy_ms += performance.now() - begun
      if (begun >= due) {
        this.#decide(busy_ms / (performance.now() - since))
        this.#sealDays()
        busy_ms = 0
        since = performance.now()
        due = since + DECIDED_MS
      }
      await wait(Math.max(20, ROUND_MS - (performance.now() - begun)), undefined, {
        signal: this.#stopping.signal,
      }).catch(() => {})
    }
  }

  async #round(): Promise<void> {
    this.#view.look()
    await this.#keepOnly()
    for (const watched of this.#watched.values()) {
      if (this.#stopping.signal.aborted) return
      await watched.follow(systemClock.wall(), this.#choice.rate)
      this.#can_write = watched.write()
    }
  }

  async #keepOnly(): Promise<void> {
    const wanted = new Map(this.#told.map(told => [told.camera, told]))
    for (const [camera, watched] of this.#watched)
      if (JSON.stringify(wanted.get(camera)) !== JSON.stringify(watched.told)) {
        await watched[Symbol.asyncDispose]()
        this.#watched.delete(camera)
      }
    for (const told of wanted.values())
      if (!this.#watched.has(told.camera)) this.#watched.set(told.camera, await this.#begin(told))
  }

  async #begin(told: ToldCamera): Promise<WatchedCamera> {
    return new WatchedCamera(await this.#loadAv(), this.#footage, this.#store, told, this.#leftOff(told.camera))
  }

  /** Where looking goes on: behind what was written last, unless that is long ago. */
  #leftOff(camera: CameraId): WallTime90k {
    const now = systemClock.wall()
    const day = localDayStart(now)
    const last = this.#store.mend(camera, localDay(now)).analysed.at(-1)
    const left = last === undefined ? 0 : day + last[1] * TICK_MS * 90
    return wallTime90k(Math.max(left, now - CATCHES_UP))
  }

  #decide(busy: number): void {
    const now = systemClock.wall()
    const cameras = [...this.#watched].map(([camera, { at, undecodable }]) => ({
      ...{ camera, at_90k: at, undecodable, backlog_s: 0 },
    }))
    // A camera that records nothing is not behind: only what lies on disk counts.
    const behind_s = Math.max(0, ...[...this.#watched.values()].map(watched => this.#behind(watched, now)))
    const { every, keys_only } = this.#choice.decide({ busy, behind_s })
    const memory_bytes = process.memoryUsage.rss()
    const can_write = this.#can_write
    this.#tell({ kind: 'progress', busy, behind_s, backlog_s: 0, every, keys_only, can_write, memory_bytes, cameras })
  }

  #behind({ told, at }: WatchedCamera, now: WallTime90k): number {
    const newest = this.#footage.reader.segments(told.camera, told.stream, at, now).at(-1)
    return newest === undefined ? 0 : (newest.end - at) / 90_000
  }

  #sealDays(): void {
    const now = systemClock.wall()
    const today = localDay(now)
    for (const { camera } of this.#told)
      for (const { day, sealed } of this.#store.days(camera))
        if (!sealed && day < today)
          this.#store.seal(camera, day, localDayStart(wallTime90k(Date.parse(`${day}T00:00:00Z`) * 90)))
  }
}

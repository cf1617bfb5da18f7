// Noticer loop: goes round all cameras once a second, looks at what each has recorded since, and writes down what moved. When a round takes too
// long it looks less often. A day that is over is put away as columns.

import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemClock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { archiveFolders } from '#programs/station/archive-folders.ts'
import { CatalogueView } from '#programs/station/catalogue-view.ts'
import { createSegmentReader } from '#store/segments.ts'
import { CameraFollower } from './camera-follower.ts'
import { RateChoice } from './rate.ts'
import type { ToldCamera } from './told-cameras.ts'

export type NoticerTold = {
  readonly kind: 'progress'
  readonly busy: number
  readonly behind_s: number
  readonly every: number
  readonly keys_only: boolean
  readonly cameras: readonly { readonly camera: CameraId; readonly at_90k: number; readonly undecodable: number }[]
}

const ROUND_MS = 1000
const DECIDED_MS = 10_000
/** A camera that was not looked at for longer goes on with what is recorded now; what lies between is looked at when there is time. */
const CATCHES_UP = spanFromMillis(120_000)

type Watched = {
  readonly follower: CameraFollower
  records: { day: WallTime90k; record: MotionRecord }[]
  undecodable: number
}

export class NoticerLoop {
  readonly #av: typeof import('node-av')
  readonly #tell: (told: NoticerTold) => void
  readonly #view: CatalogueView
  readonly #footage
  readonly #store: MotionStore
  readonly #choice = new RateChoice()
  readonly #watched = new Map<CameraId, Watched>()
  readonly #stopping = new AbortController()
  #told: readonly ToldCamera[] = []
  #ended: Promise<void> = Promise.resolve()

  constructor(av: typeof import('node-av'), data: string, tell: (told: NoticerTold) => void) {
    this.#av = av
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
    for (const watched of this.#watched.values()) await watched.follower[Symbol.asyncDispose]()
    for (const [camera, watched] of this.#watched) this.#write(camera, watched)
    this.#view[Symbol.dispose]()
  }

  async #rounds(): Promise<void> {
    let decided = performance.now()
    let busy_ms = 0
    while (!this.#stopping.signal.aborted) {
      const begun = performance.now()
      await this.#round()
      busy_ms += performance.now() - begun
      if (begun - decided >= DECIDED_MS) {
        this.#decide(busy_ms / (performance.now() - decided))
        this.#sealDays()
        busy_ms = 0
        decided = performance.now()
      }
      await wait(Math.max(20, ROUND_MS - (performance.now() - begun)), undefined, {
        signal: this.#stopping.signal,
      }).catch(() => {})
    }
  }

  async #round(): Promise<void> {
    this.#view.look()
    await this.#keepOnly()
    for (const [camera, watched] of this.#watched) {
      if (this.#stopping.signal.aborted) return
      const { undecodable } = await watched.follower.follow(systemClock.wall(), this.#choice.rate)
      watched.undecodable += undecodable
      this.#write(camera, watched)
    }
  }

  async #keepOnly(): Promise<void> {
    const wanted = new Set(this.#told.map(({ camera }) => camera))
    for (const [camera, watched] of this.#watched)
      if (!wanted.has(camera)) {
        await watched.follower[Symbol.asyncDispose]()
        this.#write(camera, watched)
        this.#watched.delete(camera)
      }
    for (const told of this.#told)
      if (!this.#watched.has(told.camera)) this.#watched.set(told.camera, this.#begin(told))
  }

  #begin({ camera, stream }: ToldCamera): Watched {
    const records: Watched['records'] = []
    const take = (day: WallTime90k, record: MotionRecord): void => void watched.records.push({ day, record })
    const place = { camera, stream, from: this.#leftOff(camera) }
    const watched: Watched = {
      follower: new CameraFollower(this.#av, this.#footage, place, take),
      records,
      undecodable: 0,
    }
    return watched
  }

  /** Where looking goes on: behind what was written last, unless that is long ago. */
  #leftOff(camera: CameraId): WallTime90k {
    const now = systemClock.wall()
    const day = localDayStart(now)
    const last = this.#store.mend(camera, localDay(now)).analysed.at(-1)
    const left = last === undefined ? 0 : day + last[1] * TICK_MS * 90
    return wallTime90k(Math.max(left, now - CATCHES_UP))
  }

  #write(camera: CameraId, watched: Watched): void {
    const { records } = watched
    watched.records = []
    for (const [day, own] of Map.groupBy(records, ({ day }) => day))
      this.#store.append(
        camera,
        day,
        own.map(({ record }) => record),
      )
  }

  #decide(busy: number): void {
    const now = systemClock.wall()
    const cameras = [...this.#watched].map(([camera, { follower, undecodable }]) => ({
      camera,
      at_90k: follower.at,
      undecodable,
    }))
    // A camera that records nothing is not behind: only what lies on disk counts.
    const behind_s = Math.max(0, ...cameras.map(({ camera, at_90k }) => this.#behind(camera, at_90k, now)))
    const { every, keys_only } = this.#choice.decide({ busy, behind_s })
    this.#tell({ kind: 'progress', busy, behind_s, every, keys_only, cameras })
  }

  #behind(camera: CameraId, at: number, now: WallTime90k): number {
    const stream = this.#watched.get(camera)?.follower.stream ?? 'sub'
    const newest = this.#footage.reader.segments(camera, stream, wallTime90k(at), now).at(-1)
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

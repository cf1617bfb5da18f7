// Noticer loop: goes round all cameras once a second, looks at what each has recorded since, and writes down what moved. When a round takes too
// long it looks less often; when there is time left, what was not looked at before is. Knows no station: it is told cameras and tells how far it is.

import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { createFootage } from '#engine/viewing/footage.ts'
import { archiveFolders } from '#programs/station/archive-folders.ts'
import { CatalogueView } from '#programs/station/catalogue-view.ts'
import { createRecoveredSince } from '#store/recovered-since.ts'
import { createRemovedSince } from '#store/removed-since.ts'
import { createRemovedUntil } from '#store/removed-until.ts'
import { createSegmentReader } from '#store/segments.ts'
import { Backlog } from './backlog.ts'
import type { NoticerTold } from './noticer-told.ts'
import { RateChoice, rates } from './rate.ts'
import { Tidying } from './tidying.ts'
import type { ToldCamera, ToldNoticer } from './told-cameras.ts'
import { WatchedCamera } from './watched-camera.ts'

type Av = typeof import('node-av')

export type LoopNeed = {
  /** Asked once there is a camera to look at. */
  readonly loadAv: () => Promise<Av>
  readonly data: string
  readonly clock: Clock
  readonly tell: (told: NoticerTold) => void
  /** Nobody records: all there is to do is the backlog. */
  readonly resting: boolean
  /** It looks as often as is wanted, whatever that takes: for the bench that asks what it costs. */
  readonly unyielding?: boolean
}

const ROUND_MS = 1000
const FIRST_DECIDED_MS = 2_000
const DECIDED_MS = 10_000
const RESTING_TOLD_MS = 1_000
/** A camera that was not looked at for longer goes on with what is recorded now; what lies between is looked at when there is time. */
const CATCHES_UP = spanFromMillis(120_000)
/** A clock that is set back by more than this has another time now. */
const SET_BACK = spanFromMillis(10_000)
/** Of each second, for what was not looked at before: while cameras record, and while nobody does. */
const BACKLOG_MS = { beside: 300, resting: 950 }
/** Live looking takes so much at most while there is time for the backlog. */
const CALM_BUSY = 0.4

export class NoticerLoop {
  readonly #need: LoopNeed
  readonly #view: CatalogueView
  readonly #footage
  readonly #store: MotionStore
  readonly #backlog: Backlog
  readonly #tidying: Tidying
  readonly #choice = new RateChoice()
  readonly #watched = new Map<CameraId, WatchedCamera>()
  readonly #stopping = new AbortController()
  #told: readonly ToldCamera[] = []
  #can_write = true
  #calm = false
  #ended: Promise<void> = Promise.resolve()

  constructor(need: LoopNeed) {
    this.#need = need
    const { data, loadAv: av, clock } = need
    this.#view = new CatalogueView(join(data, 'catalogue.sqlite'), () => {})
    const { db } = this.#view
    const now = (): WallTime90k => clock.wall()
    const reader = createSegmentReader(db)
    const footage = createFootage(reader, archiveFolders(data))
    const store = new MotionStore(join(data, 'motion'))
    this.#footage = footage
    this.#store = store
    this.#backlog = new Backlog({ av, footage, store, came: createRecoveredSince(db), now })
    const removedUntil = createRemovedUntil(db)
    this.#tidying = new Tidying({ reader, store, removed: createRemovedSince(db), removedUntil, now })
  }

  take(told: ToldNoticer): void {
    if (told.kind === 'rebuild') this.#backlog.rebuild(told.rebuild)
    else {
      this.#told = told.cameras
      this.#backlog.watch(told.cameras)
    }
  }

  run(): Promise<void> {
    this.#ended = this.#rounds()
    return this.#ended
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#ended
    for (const watched of this.#watched.values()) await watched[Symbol.asyncDispose]()
    await this.#backlog[Symbol.asyncDispose]()
    this.#view[Symbol.dispose]()
  }

  async #rounds(): Promise<void> {
    const { signal } = this.#stopping
    let since = performance.now()
    let due = since + FIRST_DECIDED_MS
    let busy_ms = 0
    while (!signal.aborted) {
      const begun = performance.now()
      this.#view.look()
      if (!this.#need.resting) await this.#round()
      const live_ms = performance.now() - begun
      busy_ms += live_ms
      await this.#lookBack(live_ms)
      if (begun >= due) {
        this.#decide(busy_ms / (performance.now() - since))
        busy_ms = 0
        since = performance.now()
        due = since + (this.#need.resting ? RESTING_TOLD_MS : DECIDED_MS)
      }
      await wait(Math.max(20, ROUND_MS - (performance.now() - begun)), undefined, { signal }).catch(() => {})
    }
  }

  async #round(): Promise<void> {
    await this.#keepOnly()
    let can_write = true
    for (const watched of this.#watched.values()) {
      if (this.#stopping.signal.aborted) return
      const now = this.#need.clock.wall()
      if (watched.at > now + SET_BACK) await this.#again(watched, now)
      await watched.follow(now, this.#choice.rate)
      can_write = watched.write() && can_write
    }
    this.#can_write = can_write
  }

  /** What there is to do beside looking at what is recorded now, while there is time for it. */
  async #lookBack(live_ms: number): Promise<void> {
    const { resting } = this.#need
    const budget = resting ? BACKLOG_MS.resting : Math.min(BACKLOG_MS.beside, ROUND_MS * CALM_BUSY - live_ms)
    this.#can_write = this.#tidying.work() && this.#can_write
    if (budget <= 0 || !(resting || this.#calm)) return
    const live = new Map([...this.#watched].map(([camera, { at }]) => [camera, at]))
    this.#can_write = (await this.#backlog.work(budget, live)) && this.#can_write
  }

  async #keepOnly(): Promise<void> {
    const wanted = new Map(this.#told.map(told => [told.camera, told]))
    for (const [camera, watched] of this.#watched)
      if (JSON.stringify(wanted.get(camera)) !== JSON.stringify(watched.told)) {
        await watched[Symbol.asyncDispose]()
        this.#watched.delete(camera)
      }
    for (const told of wanted.values())
      if (!this.#watched.has(told.camera)) await this.#begin(told, this.#leftOff(told.camera))
  }

  async #begin(told: ToldCamera, from: WallTime90k): Promise<void> {
    const watched = new WatchedCamera(await this.#need.loadAv(), this.#footage, this.#store, told, from)
    this.#watched.set(told.camera, watched)
  }

  /** The clock was set back: what is recorded now is not what was looked at under the same hour. */
  async #again(watched: WatchedCamera, now: WallTime90k): Promise<void> {
    await watched[Symbol.asyncDispose]()
    await this.#begin(watched.told, now)
  }

  /** Where looking goes on: behind what was written last, unless that is long ago. */
  #leftOff(camera: CameraId): WallTime90k {
    const now = this.#need.clock.wall()
    const day = localDayStart(now)
    const last = this.#store.looked(camera, localDay(now)).at(-1)
    const left = last === undefined ? 0 : day + last[1] * TICK_MS * 90
    return wallTime90k(Math.min(now, Math.max(left, now - CATCHES_UP)))
  }

  #decide(busy: number): void {
    const now = this.#need.clock.wall()
    const cameras = this.#told.map(({ camera }) => {
      const watched = this.#watched.get(camera)
      const backlog_s = this.#backlog.left(camera)
      return { camera, at_90k: watched?.at ?? 0, backlog_s, undecodable: watched?.undecodable ?? false }
    })
    // A camera that records nothing is not behind: only what lies on disk counts.
    const behind_s = Math.max(0, ...[...this.#watched.values()].map(watched => this.#behind(watched, now)))
    const rate = this.#need.unyielding === true ? rates[0]! : this.#choice.decide({ busy, behind_s })
    this.#calm = rate === rates[0] && busy < CALM_BUSY
    const can_write = this.#can_write
    const memory_bytes = process.memoryUsage.rss()
    const backlog_s = this.#backlog.left()
    const done = this.#backlog.isDone && this.#tidying.isDone
    this.#need.tell({
      kind: 'progress',
      ...{ busy, behind_s, backlog_s, done, ...rate, can_write, memory_bytes, cameras },
    })
  }

  #behind({ told, at }: WatchedCamera, now: WallTime90k): number {
    const newest = this.#footage.reader.segments(told.camera, told.stream, at, now).at(-1)
    return newest === undefined ? 0 : Math.max(0, newest.end - at) / 90_000
  }
}

// Backlog: what is recorded and was not looked at: recovered or brought in later, left out by a machine without time, or to be looked at anew. Looked
// at the newest first, a little at a time, and only by whoever has time left.

import type { CameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { MotionStore } from '#engine/noticing/motion-store.ts'
import type { ToldRebuild } from '#engine/noticing/told-rebuild.ts'
import type { Footage } from '#engine/viewing/footage.ts'
import type { Came } from '#store/recovered-since.ts'
import { GapLook } from './gap-look.ts'
import { type Gap, gapsOf } from './gaps.ts'
import type { ToldCamera } from './told-cameras.ts'

type Av = typeof import('node-av')

const DAY = spanFromMillis(86_400_000)
/** The days of now are looked through for gaps so often. */
const AGAIN_MS = 60_000
/** What is so new is looked at as it comes; looking is told with some delay. */
const NEW = spanFromMillis(180_000)
/** Footage older than this is in no search. */
const MOST_DAYS = 400

type Need = {
  readonly av: () => Promise<Av>
  readonly footage: Footage
  readonly store: MotionStore
  readonly came: () => readonly Came[]
  readonly now: () => WallTime90k
}

export class Backlog {
  readonly #need: Need
  readonly #gaps = new Map<string, readonly Gap[]>()
  /** Days that are still to be looked through, the next one last. */
  #unseen: { readonly camera: CameraId; readonly day: string; readonly rebuild?: ToldRebuild }[] = []
  #cameras = new Map<CameraId, ToldCamera>()
  #current: GapLook | undefined
  /** Those that could not be read or written just now. */
  #failed: Gap[] = []
  #looked_ms = Number.NEGATIVE_INFINITY

  constructor(need: Need) {
    this.#need = need
  }

  /** Cameras that are new are looked through to their beginning. */
  watch(cameras: readonly ToldCamera[]): void {
    const before = this.#cameras
    this.#cameras = new Map(cameras.map(told => [told.camera, told]))
    for (const [key, [gap]] of [...this.#gaps].map(([key, gaps]) => [key, gaps] as const))
      if (gap !== undefined && !this.#cameras.has(gap.camera)) this.#gaps.delete(key)
    this.#unseen = this.#unseen.filter(({ camera }) => this.#cameras.has(camera))
    const fresh = cameras.filter(({ camera }) => !before.has(camera)).map(({ camera }) => camera)
    this.#unseen = [...this.#unseen, ...this.#daysOf(fresh)].toSorted((a, b) => (a.day < b.day ? -1 : 1))
  }

  /** These are looked at anew; what is known of them stands until then. */
  rebuild(rebuild: ToldRebuild): void {
    const cameras = rebuild.camera === undefined ? [...this.#cameras.keys()] : [rebuild.camera]
    const days = this.#daysOf(cameras.filter(camera => this.#cameras.has(camera)))
    const [first, last] = [localDay(rebuild.from), localDay(rebuild.to)]
    for (const one of days) if (one.day >= first && one.day <= last) this.#unseen.push({ ...one, rebuild })
  }

  /** Seconds of footage that are to be looked at, as far as is known. */
  left(camera?: CameraId): number {
    let left = this.#current !== undefined && isOf(this.#current.gap, camera) ? this.#current.left_s : 0
    for (const gaps of this.#gaps.values())
      for (const gap of gaps) if (isOf(gap, camera)) left += (gap.to - gap.from) / 90_000
    return left
  }

  /** True when there is nothing to do, as far as is known. */
  get isDone(): boolean {
    return (
      [this.#unseen, this.#failed].every(({ length }) => length === 0) &&
      this.#current === undefined &&
      this.#gaps.size === 0
    )
  }

  /** Works for about `budget_ms`. False when what was found could not be written; it is looked at again later. */
  async work(budget_ms: number, live: ReadonlyMap<CameraId, WallTime90k>): Promise<boolean> {
    const until = performance.now() + budget_ms
    this.#lookAgain()
    while (performance.now() < until) {
      const unseen = this.#unseen.pop()
      if (unseen !== undefined) this.#lookThrough(unseen, live)
      else if (!(await this.#choose())) return true
      else if (!(await this.#advance())) return false
    }
    return true
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#current?.[Symbol.asyncDispose]()
    this.#current = undefined
  }

  /** False when there is nothing to look at. */
  async #choose(): Promise<boolean> {
    if (this.#current !== undefined && !this.#cameras.has(this.#current.gap.camera)) await this[Symbol.asyncDispose]()
    if (this.#current !== undefined) return true
    const gap = this.#takeNext()
    if (gap === undefined) return false
    const { footage, store } = this.#need
    const masks = this.#cameras.get(gap.camera)?.masks ?? []
    this.#current = new GapLook(await this.#need.av(), footage, store, { gap, masks })
    return true
  }

  async #advance(): Promise<boolean> {
    const current = this.#current!
    let written = true
    try {
      if (!(await current.step())) return true
      current.finish()
    } catch {
      this.#failed.push(current.gap)
      written = false
    }
    await this[Symbol.asyncDispose]()
    return written
  }

  /** Today and yesterday now and then; any day of which footage came. */
  #lookAgain(): void {
    const now = performance.now()
    if (now - this.#looked_ms < AGAIN_MS) return
    this.#looked_ms = now
    const wall = this.#need.now()
    const days = [localDay(wallTime90k(wall - DAY)), localDay(wall)]
    for (const camera of this.#cameras.keys()) for (const day of days) this.#unseen.push({ camera, day })
    for (const gap of this.#failed) this.#add(gap)
    this.#failed = []
    for (const { camera, from, to } of this.#need.came())
      if (this.#cameras.has(camera)) for (const day of daysBetween(from, to)) this.#unseen.push({ camera, day })
  }

  #lookThrough(
    { camera, day, rebuild }: { camera: CameraId; day: string; rebuild?: ToldRebuild },
    live: ReadonlyMap<CameraId, WallTime90k>,
  ): void {
    const { footage, store, now } = this.#need
    const until = wallTime90k(Math.min(live.get(camera) ?? now(), now()) - (live.has(camera) ? NEW : 0))
    const current = this.#current?.gap
    const found = gapsOf(footage.reader, store, camera, day, until, rebuild)
    const key = `${camera} ${day}`
    const rest = found.filter(gap => current === undefined || !overlaps(gap, current))
    const anew = rebuild === undefined ? (this.#gaps.get(key) ?? []).filter(gap => gap.anew) : []
    const more = rest.filter(gap => !anew.some(one => overlaps(one, gap)))
    if (anew.length + more.length === 0) this.#gaps.delete(key)
    else
      this.#gaps.set(
        key,
        [...anew, ...more].toSorted((a, b) => b.to - a.to),
      )
  }

  #add(gap: Gap): void {
    const key = `${gap.camera} ${gap.day}`
    this.#gaps.set(
      key,
      [...(this.#gaps.get(key) ?? []), gap].toSorted((a, b) => b.to - a.to),
    )
  }

  #next(): { readonly key: string; readonly gap: Gap } | undefined {
    let next: { readonly key: string; readonly gap: Gap } | undefined
    for (const [key, [gap]] of this.#gaps) if (gap !== undefined && gap.to > (next?.gap.to ?? 0)) next = { key, gap }
    return next
  }

  #takeNext(): Gap | undefined {
    const next = this.#next()
    if (next === undefined) return undefined
    const rest = this.#gaps.get(next.key)!.slice(1)
    if (rest.length === 0) this.#gaps.delete(next.key)
    else this.#gaps.set(next.key, rest)
    return next.gap
  }

  /** Days from the first footage on, oldest first. */
  #daysOf(cameras: readonly CameraId[]): { readonly camera: CameraId; readonly day: string }[] {
    const now = this.#need.now()
    return cameras.flatMap(camera => {
      const starts = (['main', 'sub'] as const).flatMap(
        stream => this.#need.footage.reader.next(camera, stream, wallTime90k(0))?.start ?? [],
      )
      if (starts.length === 0) return []
      const first = wallTime90k(Math.max(Math.min(...starts), now - MOST_DAYS * DAY))
      return daysBetween(first, now).map(day => ({ camera, day }))
    })
  }
}

const isOf = (gap: Gap, camera: CameraId | undefined): boolean => camera === undefined || gap.camera === camera

const overlaps = (one: Gap, other: Gap): boolean =>
  one.camera === other.camera && one.from < other.to && other.from < one.to

const daysBetween = (from: WallTime90k, to: WallTime90k): readonly string[] => {
  const days: string[] = []
  for (let at = localDayStart(from); at < to; at = wallTime90k(at + DAY)) days.push(localDay(at))
  return days
}

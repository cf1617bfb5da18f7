// Tidying: a day that is over is put away as columns, and motion leaves with its footage. Only what retention says it removed goes: a catalogue that
// is being rebuilt, or a disk that is away, costs no motion.

import type { CameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import { dayBegins, type MotionStore } from '#engine/noticing/motion-store.ts'
import { lengthOf, type Span, within, without } from '#engine/noticing/spans.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import type { Came } from '#store/recovered-since.ts'
import { recordedTicks } from './gaps.ts'

const TICK_90K = TICK_MS * 90
const DAY = spanFromMillis(86_400_000)
/** What came late for a day is waited for before it is put away. */
const SEALED_AFTER = spanFromMillis(3_600_000)
/** All days of all cameras are gone through so often. */
const EVERYTHING_MS = 3_600_000
const WORKS_MS = 100
/** After the disk took nothing. */
const AGAIN_MS = 60_000
/** Less than this without footage is not worth writing a day anew. */
const LEAST = 2_000 / TICK_MS

type Need = {
  readonly reader: CatalogueReader
  readonly store: MotionStore
  readonly removed: () => readonly Came[]
  readonly removedUntil: (camera: CameraId) => WallTime90k
  readonly now: () => WallTime90k
}

type Waits = { readonly camera: CameraId; readonly day: string; readonly gone: Span[]; not_before_ms: number }

export class Tidying {
  readonly #need: Need
  #everything_ms = Number.NEGATIVE_INFINITY
  /** What was removed, by camera and day. */
  readonly #waiting = new Map<string, Waits>()
  /** Days that could not be put away, and when they may be tried again. */
  readonly #stuck = new Map<string, number>()

  constructor(need: Need) {
    this.#need = need
  }

  /** Does a little; call it every second. False when something could not be read or written just now: that is tried again later, the rest goes on. */
  work(): boolean {
    const begun = performance.now()
    let took = true
    if (begun - this.#everything_ms > EVERYTHING_MS) {
      this.#everything_ms = begun
      took = this.#tried(() => this.#forgetGone())
      if (!took) this.#everything_ms = begun - EVERYTHING_MS + AGAIN_MS
    }
    took = this.#tried(() => this.#hear()) && took
    for (const [key, waits] of this.#waiting) {
      if (begun < waits.not_before_ms) continue
      if (this.#tried(() => this.#trim(waits))) this.#waiting.delete(key)
      else {
        waits.not_before_ms = begun + AGAIN_MS
        took = false
      }
      if (performance.now() - begun > WORKS_MS) return took
    }
    return this.#tried(() => this.#sealOne(begun)) && took
  }

  #tried(work: () => void): boolean {
    try {
      work()
      return true
    } catch {
      return false
    }
  }

  get isDone(): boolean {
    return this.#waiting.size === 0
  }

  /** What was removed of days that there is motion of. */
  #hear(): void {
    const { store, removed } = this.#need
    const stored = new Map<CameraId, ReadonlySet<string>>()
    for (const { camera, from, to } of removed()) {
      const days = stored.get(camera) ?? new Set(store.days(camera).map(({ day }) => day))
      stored.set(camera, days)
      for (let at = localDayStart(from); at < to; at = wallTime90k(at + DAY)) {
        const day = localDay(at)
        const key = `${camera} ${day}`
        const known = this.#waiting.get(key) ?? { camera, day, gone: [], not_before_ms: 0 }
        known.gone.push([(from - at) / TICK_90K, (to - at) / TICK_90K])
        if (days.has(day)) this.#waiting.set(key, known)
      }
    }
  }

  /** Days that lie wholly before all footage of their camera. */
  #forgetGone(): void {
    const { store, removedUntil } = this.#need
    for (const camera of store.cameras()) {
      const until = removedUntil(camera)
      for (const { day } of store.days(camera)) if (dayBegins(day) + DAY <= until) store.forget(camera, day)
    }
  }

  /** What is recorded no more, of what was removed. */
  #trim({ camera, day, gone }: Waits): void {
    const { reader, store } = this.#need
    const begins = dayBegins(day)
    const recorded = (['main', 'sub'] as const).flatMap(stream => recordedTicks(reader, camera, stream, begins))
    const lost = within(without(store.looked(camera, day), recorded), gone)
    if (recorded.length === 0) store.forget(camera, day)
    else if (lengthOf(lost) >= LEAST) {
      const cut = without(gone, recorded).map(([from, to]): Span => [Math.floor(from), Math.ceil(to)])
      store.cut(camera, day, without([[0, TICKS_PER_DAY]], cut))
    }
  }

  #sealOne(now_ms: number): void {
    const { store, now } = this.#need
    const before = localDay(localDayStart(wallTime90k(now() - SEALED_AFTER)))
    for (const camera of store.cameras())
      for (const { day } of store.days(camera)) {
        const key = `${camera} ${day}`
        if (day >= before || !store.isOpen(camera, day) || now_ms < (this.#stuck.get(key) ?? 0)) continue
        this.#stuck.set(key, now_ms + AGAIN_MS)
        store.seal(camera, day)
        this.#stuck.delete(key)
        return
      }
  }
}

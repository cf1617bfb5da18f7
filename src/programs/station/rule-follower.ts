// Rule follower: on a station, the rules of all cameras looking at what the noticer writes. A rule that is new or changed begins anew; what it finds of
// the time before it was set is not told, nor what it finds of people while their household does not share the camera. Falls behind rather than hold up
// anything: it reads a little at a time.

import { setImmediate as breathe } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { parseWeekHours } from '#base/week-hours.ts'
import type { Span } from '#community/access/sharing.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { FoundNotice, RuleBook, RuleNoticeBook, RuleRow } from '#community/watching/rule-book.ts'
import type { MotionStore } from '#engine/noticing/motion-store.ts'
import { MotionTail } from '#engine/noticing/motion-tail.ts'
import { type RuleFinding, RuleWatch, type WatchedRule } from '#engine/noticing/rule-watch.ts'

const EVERY_MS = 3000
/** What lasts is written down anew as often. */
const WRITTEN_AGAIN = spanFromMillis(60_000)
const KEPT = spanFromMillis(400 * 24 * 3_600_000)
const TIDY_MS = 3_600_000

export type RuleFollowerNeed = {
  readonly rules: RuleBook
  readonly notices: RuleNoticeBook
  readonly cameras: Pick<CameraReader, 'get'>
  readonly motion: MotionStore
  /** When a camera is its household’s alone. */
  readonly unshared: (camera: CameraId, from: WallTime90k, to: WallTime90k) => readonly Span[]
  readonly clock: Clock
  readonly log: Logger
}

type Followed = {
  /** Of which rules, as they stood. */
  readonly of: string
  readonly tail: MotionTail
  readonly watch: RuleWatch
  readonly written: Map<string, WallTime90k>
  found: FoundNotice[]
  looked: WallTime90k | undefined
}

export class RuleFollower {
  readonly #need: RuleFollowerNeed
  readonly #followed = new Map<CameraId, Followed>()
  #timer: NodeJS.Timeout | undefined
  #under_way: Promise<void> = Promise.resolve()
  #stopped = false
  #tidied_ms = Number.NEGATIVE_INFINITY

  constructor(need: RuleFollowerNeed) {
    this.#need = need
    need.notices.close()
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#under_way = this.look()
        .catch(error => this.#need.log.error('rules cannot be looked after just now', { error }))
        .then(() => {
          if (!this.#stopped) this.start()
        })
    }, EVERY_MS)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#under_way
  }

  /** Until when a camera's pictures were looked at for its rules. */
  looked(camera: CameraId): WallTime90k | undefined {
    return this.#followed.get(camera)?.looked
  }

  isQuiet(rule: RuleRow): boolean {
    return this.#followed.get(rule.camera)?.watch.quiet(this.#need.clock.wall()).includes(rule.id) ?? false
  }

  /** Once over all cameras that have rules. */
  async look(): Promise<void> {
    const rules = this.#need.rules.list().filter(({ on, camera }) => on && this.#need.cameras.get(camera) !== undefined)
    const byCamera = Map.groupBy(rules, ({ camera }) => camera)
    for (const camera of this.#followed.keys()) if (!byCamera.has(camera)) this.#followed.delete(camera)
    for (const [camera, own] of byCamera) {
      if (this.#stopped) return
      await this.#follow(camera, own)
    }
    this.#tidy()
  }

  async #follow(camera: CameraId, rules: readonly RuleRow[]): Promise<void> {
    const { clock, notices } = this.#need
    const of = JSON.stringify(rules.map(({ id, changed }) => [id, changed]))
    let followed = this.#followed.get(camera)
    if (followed?.of !== of) {
      followed = this.#begin(camera, rules, of)
      this.#followed.set(camera, followed)
    }
    const { tail, watch } = followed
    const now = clock.wall()
    while (
      tail.read(now, (day, record) => {
        watch.take(day, record)
        if (record.kind === 'analysed') followed.looked = wallTime90k(day + record.to * 22_500)
      })
    ) {
      await breathe() // Live pictures of others pass in between.
      if (this.#stopped) break
    }
    const { found } = followed
    followed.found = []
    if (found.length > 0) notices.put(found)
  }

  #begin(camera: CameraId, rules: readonly RuleRow[], of: string): Followed {
    const changed = new Map(rules.map(rule => [rule.id, rule.changed]))
    const kinds = new Map(rules.map(rule => [rule.id, rule.kind]))
    const tell = (finding: RuleFinding): void => {
      if (finding.to <= changed.get(finding.rule)!) return
      const told = kinds.get(finding.rule) === 'covered' ? finding : this.#shared(camera, finding)
      if (told !== undefined && isDue(followed.written, told)) followed.found.push({ ...told, camera })
    }
    const followed: Followed = {
      of,
      tail: new MotionTail(this.#need.motion, camera, this.#need.clock.wall()),
      watch: new RuleWatch(rules.map(watchedOf), tell),
      ...{ written: new Map(), found: [], looked: undefined },
    }
    return followed
  }

  /** As much of it as was shared from its beginning on. */
  #shared(camera: CameraId, finding: RuleFinding): RuleFinding | undefined {
    const { from, to } = finding
    const [first] = this.#need.unshared(camera, from, wallTime90k(Math.max(to, from + 1)))
    if (first === undefined) return finding
    return first.from <= from ? undefined : { ...finding, to: first.from, lasts: false }
  }

  #tidy(): void {
    const { clock, notices } = this.#need
    const now_ms = clock.monotonic()
    if (now_ms - this.#tidied_ms < TIDY_MS) return
    this.#tidied_ms = now_ms
    notices.forget(wallTime90k(Math.max(0, clock.wall() - KEPT)))
  }
}

/** Something new, something that ended, or what has gone on for a while since. */
const isDue = (written: Map<string, WallTime90k>, { rule, from, to, lasts, times }: RuleFinding): boolean => {
  const key = `${rule} ${from} ${times}`
  const before = written.get(key)
  if (lasts && before !== undefined && to - before < WRITTEN_AGAIN) return false
  if (lasts) written.set(key, to)
  else written.delete(key)
  return true
}

const watchedOf = ({ id, kind, zone, line, hours, least_s, least_part }: RuleRow): WatchedRule => {
  const read = hours === null ? undefined : parseWeekHours(hours)
  return { id, kind, zone, line, hours: read?.ok === true ? read.value : undefined, least_s, least_part }
}

// Housekeeping: keeps the disks from filling. Looks which archives are there, removes what retention lets go in the order that a crash
// cannot spoil (rows, then a flush, then files), and says how things stand. Nothing goes before the station has told rules and holds.

import { open } from 'node:fs/promises'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { localDay } from '#base/local-day.ts'
import type { Logger } from '#base/log.ts'
import { mediaSpan90k, spanFromMillis, unixMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Alarm, Keeping } from '#contract/status.ts'
import type { Disk } from '#engine/recording/disk.ts'
import { type Disks, roomOf } from '#engine/recording/disks.ts'
import { bytesADay, type Going, type KeptFootage, type Told } from '#engine/recording/kept-footage.ts'
import { type Expendable, oldestOfAll, overQuota, tooOld, whatGoes } from '#engine/recording/retention.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** A transaction stays short: what is more goes in the next round. */
const MOST_AT_ONCE = 500
/** Rows of archives that are away are stepped over only so far: with much on them, age waits until they are back. */
const MOST_AWAY = 5000
const ALARM_DAYS = 3
const HELD_PART = 5
/** A disk from which nothing could be removed is left alone for so long: each try would cost rows and free nothing. */
const NOTHING_FREED_MS = 10 * MINUTE_MS
/** The wall clock may part from the monotonic one, or from when we were last here, by so much before its word on age is doubted. */
const STEP_MS = 3_600_000
const LONG_AWAY_MS = 7 * DAY_MS

export type HousekeepingOptions = {
  readonly kept: KeptFootage
  readonly disks: Disks
  readonly clock: Clock
  readonly log: Logger
  /** The write-ahead log of the catalogue, flushed before files are removed. */
  readonly wal: string
  /** When the recorder last wrote before this start. */
  readonly before: WallTime90k | undefined
}

type Lacking = { readonly bytes: number; readonly holds: readonly string[] }
type Measured = Pick<Keeping, 'footage_bytes' | 'held_bytes' | 'bytes_per_day'>

export class Housekeeping {
  readonly #options: HousekeepingOptions
  #busy: Promise<void> | undefined
  #full_ms = Number.NEGATIVE_INFINITY
  #lacking: ReadonlyMap<string, Lacking> = new Map()
  #measured: Measured = { footage_bytes: 0, held_bytes: 0, bytes_per_day: null }
  #offset_ms: number
  #unsureUntil_ms = Number.NEGATIVE_INFINITY
  /** Until when no room is made on an archive. */
  readonly #fixed = new Map<string, number>()

  constructor(options: HousekeepingOptions) {
    this.#options = options
    const { clock, before } = options
    this.#offset_ms = unixMillis(clock.wall()) - clock.monotonic()
    if (before !== undefined && clock.wall() - before > spanFromMillis(LONG_AWAY_MS)) this.#doubt()
  }

  /** The station told its rules and holds; they count from the moment this returns. */
  tell(told: Told): void {
    this.#options.kept.tell(told)
    this.#full_ms = Number.NEGATIVE_INFINITY
  }

  /** Call it every ten seconds; a round that is still under way is not doubled. */
  round(): Promise<void> {
    this.#busy ??= this.#round()
      .catch(error => this.#options.log.error('housekeeping did not finish its round', { error }))
      .finally(() => {
        this.#busy = undefined
      })
    return this.#busy
  }

  keeping(): Keeping {
    const { disks, kept } = this.#options
    const states = disks.states()
    const archives = states.map(({ id, folder, state, detail, retired, free, floor_bytes }) => ({
      id: id ?? null,
      folder,
      state,
      detail,
      retired,
      free_bytes: free?.free_bytes ?? null,
      total_bytes: free?.total_bytes ?? null,
      floor_bytes,
    }))
    const inUse = archives.filter(({ retired }) => !retired)
    const room_bytes = roomOf(states)
    const { bytes_per_day } = this.#measured
    return {
      told_revision: kept.told()?.revision ?? null,
      archives,
      ...this.#measured,
      room_bytes,
      forecast_days: bytes_per_day === null ? null : rounded(room_bytes / bytes_per_day),
      alarms: this.#alarms(inUse, room_bytes),
    }
  }

  async #round(): Promise<void> {
    const { disks, kept, clock } = this.#options
    await disks.look()
    this.#watchClock()
    const told = kept.told()
    if (told !== undefined) {
      const whole = clock.monotonic() - this.#full_ms >= MINUTE_MS
      const { going, stuck } = this.#choose(told, whole)
      if (whole) this.#full_ms = clock.monotonic()
      const gone = going.length === 0 ? [] : kept.remove(going, clock.wall())
      if (gone.length > 0) await flush(this.#options.wal)
      this.#say(going, gone)
      await this.#sweep(gone)
      this.#settle(stuck, gone)
      if (whole) this.#measure()
      if (going.length >= MOST_AT_ONCE) this.#full_ms = Number.NEGATIVE_INFINITY
    } else await this.#sweep([])
  }

  /** What is to go, and which disks cannot be freed. */
  #choose(told: Told, whole: boolean): { going: readonly Going[]; stuck: ReadonlyMap<string, Lacking> } {
    const { disks, kept, clock } = this.#options
    const going = new Map<number, Going>()
    const add = (found: readonly Going[]) => {
      for (const one of found) if (going.size < MOST_AT_ONCE) going.set(one.segment.id, one)
    }
    const there = (segments: Iterable<Expendable>) => present(segments, disks)
    if (whole) {
      const used = byCamera(kept)
      const now = clock.wall()
      const sure = clock.monotonic() >= this.#unsureUntil_ms
      for (const [camera, bytes] of used) {
        const before = sure ? tooOld(told.rules, camera, now) : undefined
        const wanted = {
          before,
          bytes: told.rules.some(rule => rule.camera === camera) ? overQuota(told.rules, camera, bytes) : 0,
          why: 'quota',
        } as const
        add(whatGoes(there(kept.ofCamera(camera)), wanted, told.holds, MOST_AT_ONCE).go)
      }
      const over = overQuota(
        told.rules,
        undefined,
        [...used.values()].reduce((sum, bytes) => sum + bytes, 0),
      )
      const all = oldestOfAll(disks.all.map(({ id }) => kept.onArchive(id)))
      if (over > 0) add(whatGoes(all, { before: undefined, bytes: over, why: 'quota' }, told.holds, MOST_AT_ONCE).go)
    }
    const stuck = new Map<string, Lacking>()
    for (const { disk, short_bytes, floor_bytes } of disks.pressure()) {
      if (short_bytes <= 0 || clock.monotonic() < (this.#fixed.get(disk.id) ?? 0)) continue
      const wanted = { before: undefined, bytes: short_bytes + floor_bytes / 10, why: 'room' } as const
      const { go, held, lacking_bytes } = whatGoes(kept.onArchive(disk.id), wanted, told.holds, MOST_AT_ONCE)
      add(go)
      const holds = [...new Set(held.map(({ hold }) => hold.id))]
      if (go.length === 0 && lacking_bytes > 0) stuck.set(disk.id, { bytes: Math.round(lacking_bytes), holds })
    }
    return { going: [...going.values()], stuck }
  }

  /** Removes the files whose rows are gone. A name is forgotten only once the file is seen to be gone: an unlink may be lost too. */
  async #sweep(gone: readonly Expendable[]): Promise<void> {
    const { disks, clock } = this.#options
    for (const disk of disks.all) {
      if (disk.state.state === 'stalled') continue
      const { freed, refused } = await this.#sweepDisk(disk)
      if (freed > 0) this.#fixed.delete(disk.id)
      else if (refused && gone.some(({ archive }) => archive === disk.id))
        this.#fixed.set(disk.id, clock.monotonic() + NOTHING_FREED_MS)
    }
  }

  /** Answers how many files went, and whether any would not. One that cannot be removed holds up none beside it. */
  async #sweepDisk(disk: Disk): Promise<{ freed: number; refused: boolean }> {
    const { kept, log } = this.#options
    let freed = 0
    let refused: unknown
    for (const file of kept.doomed(disk.id, MOST_AT_ONCE)) {
      try {
        if (await disk.remove(file.path)) freed++
        else kept.gone(file)
      } catch (error) {
        refused ??= error
        if (wholeDisk(error)) break
      }
    }
    if (refused !== undefined)
      log.warn('files that should go could not be removed; it is tried again', { archive: disk.id, error: refused })
    return { freed, refused: refused !== undefined }
  }

  /** Disks that are still short, although all that may go is gone, take nothing new. */
  #settle(stuck: ReadonlyMap<string, Lacking>, gone: readonly Expendable[]): void {
    const { disks, log } = this.#options
    const short = new Set(disks.pressure().flatMap(({ disk, short_bytes }) => (short_bytes > 0 ? [disk.id] : [])))
    const lacking = new Map([...stuck].filter(([id]) => short.has(id) && !gone.some(({ archive }) => archive === id)))
    for (const [archive, { bytes, holds }] of lacking) {
      if (this.#lacking.has(archive)) continue
      log.error('no room can be made: all that is left must stay; new footage is refused', {
        archive,
        bytes,
        holds: holds.join(' '),
      })
    }
    this.#lacking = lacking
    disks.full(new Set(lacking.keys()))
  }

  #measure(): void {
    const { kept, clock } = this.#options
    const now = clock.wall()
    const used = kept.used()
    const from = Math.max(kept.oldest() ?? now, now - spanFromMillis(7 * DAY_MS))
    const since = localDay(wallTime90k(from))
    const recent = used.reduce((sum, { day, bytes }) => (day >= since ? sum + bytes : sum), 0)
    this.#measured = {
      footage_bytes: used.reduce((sum, { bytes }) => sum + bytes, 0),
      held_bytes: kept.heldBytes(),
      bytes_per_day: bytesADay(recent, mediaSpan90k(now - from)) ?? null,
    }
  }

  #alarms(archives: Keeping['archives'], room_bytes: number): Alarm[] {
    const { footage_bytes, held_bytes, bytes_per_day } = this.#measured
    const plain = { archive: null, days: null, lacking_bytes: null, holds: [] }
    const alarms: Alarm[] = []
    for (const [archive, { bytes, holds }] of this.#lacking) {
      alarms.push({ ...plain, code: 'held_fills_disk', archive, lacking_bytes: bytes, holds: holds.slice(0, 20) })
    }
    const days = bytes_per_day === null ? Infinity : (room_bytes + footage_bytes - held_bytes) / bytes_per_day
    // A small disk turns over in days and that is well; what is held is to blame where it is a good part of it.
    const to_blame = held_bytes > (room_bytes + footage_bytes) / HELD_PART
    if (held_bytes > 0 && to_blame && days < ALARM_DAYS)
      alarms.push({ ...plain, code: 'held_will_fill_disk', days: rounded(days) })
    for (const { id, state } of archives) {
      if (state !== 'ok' && state !== 'full') alarms.push({ ...plain, code: 'archive_away', archive: id })
    }
    if (this.#options.clock.monotonic() < this.#unsureUntil_ms) alarms.push({ ...plain, code: 'clock_unsure' })
    return alarms
  }

  /** A clock that jumps ahead would make everything old at once: its word on age is not taken for a day. */
  #watchClock(): void {
    const { clock } = this.#options
    const offset_ms = unixMillis(clock.wall()) - clock.monotonic()
    if (Math.abs(offset_ms - this.#offset_ms) > STEP_MS) this.#doubt()
    this.#offset_ms = offset_ms
  }

  #doubt(): void {
    this.#unsureUntil_ms = this.#options.clock.monotonic() + DAY_MS
  }

  #say(going: readonly Going[], gone: readonly Expendable[]): void {
    if (gone.length === 0) return
    const count = (cause: string) => going.filter(({ why }) => why === cause).length
    const bytes = gone.reduce((sum, segment) => sum + segment.bytes, 0)
    const why = { age: count('age'), quota: count('quota'), room: count('room') }
    this.#options.log.info('footage was removed', { segments: gone.length, bytes, ...why })
  }
}

function* present(segments: Iterable<Expendable>, disks: Disks): Generator<Expendable> {
  const there = new Set(disks.all.map(({ id }) => id))
  let away = 0
  for (const segment of segments) {
    if (there.has(segment.archive)) yield segment
    else if (++away > MOST_AWAY) return
  }
}

const byCamera = (kept: KeptFootage): ReadonlyMap<CameraId, number> => {
  const cameras = new Map<CameraId, number>()
  for (const { camera, bytes } of kept.used()) cameras.set(camera, (cameras.get(camera) ?? 0) + bytes)
  return cameras
}

/** The rows that went must not come back after a power cut when their files do not. */
const flush = async (wal: string): Promise<void> => {
  await using file = await open(wal, 'r+')
  await file.datasync()
}

/** Errors of the disk, not of one file on it. */
const wholeDisk = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['EROFS', 'EIO', 'ENODEV', 'ENXIO'].includes(String(error.code))

const rounded = (days: number): number => Math.round(days * 10) / 10

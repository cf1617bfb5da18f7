// Motion store: the motion of all cameras as files, a folder for each camera. A day is a log while it lasts and a file of columns once it is over;
// either can be thrown away and made again from the footage. One process writes; others read. Nothing here says who may read it.
//
//   motion/CAMERA/2026-11-22.log      records, appended while the day is looked at
//   motion/CAMERA/2026-11-22.more     columns: what was looked at later, while the day is not put away yet
//   motion/CAMERA/2026-11-21.motion   columns: a day that is over

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type CameraId, cameraId } from '#base/ids.ts'
import { localDay } from '#base/local-day.ts'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { cutDay, joinDays, recordsOf } from './motion/day-edit.ts'
import { DayLog } from './motion/day-log.ts'
import { recordBytes } from './motion/log-records.ts'
import { type AboutDay, MotionDay, motionDayBytes, type Unreadable } from './motion-day.ts'
import { CELLS, COLUMNS, ROWS, TICK_MS, TICKS_PER_DAY } from './motion-grid.ts'
import type { MotionRecord } from './motion-record.ts'
import { cutObjects } from './object-day.ts'
import { joined, type Span, without } from './spans.ts'

const DAY = /^(\d{4}-\d{2}-\d{2})\.(log|more|motion)$/
const OFFSET_MS = 7 * 3600 * 1000

/** `sealed`: its columns are written. */
export type StoredDay = { readonly day: string; readonly sealed: boolean }

export type LookedLater = {
  /** Ticks of the day. */
  readonly span: Span
  /** What was seen, also beside the span; only what lies in it counts. */
  readonly records: readonly MotionRecord[]
  /** In place of what was known of the span. */
  readonly anew: boolean
  /** Where there was no picture none is to be had. */
  readonly tried: boolean
}

/** When the local day of this name begins. */
export const dayBegins = (day: string): WallTime90k => wallFromUnixMillis(Date.parse(`${day}T00:00:00Z`) - OFFSET_MS)

export class MotionStore {
  readonly #folder: string
  /** Logs that this process has appended to, and so knows to be whole. */
  readonly #whole = new Set<string>()
  /** Of days that are not sealed: what was looked at, kept so that logs are not read for it again and again. */
  readonly #looked = new Map<string, Span[]>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** All that there is anything of. */
  cameras(): readonly CameraId[] {
    if (!existsSync(this.#folder)) return []
    return readdirSync(this.#folder, { withFileTypes: true }).flatMap(entry => {
      const read = cameraId(entry.name)
      return read.ok && entry.isDirectory() ? [read.value] : []
    })
  }

  /** Days of a camera, oldest first. */
  days(camera: CameraId): readonly StoredDay[] {
    const folder = join(this.#folder, camera)
    if (!existsSync(folder)) return []
    const found = new Map<string, boolean>()
    for (const name of readdirSync(folder)) {
      const [, day, kind] = DAY.exec(name) ?? []
      if (day !== undefined) found.set(day, kind === 'motion' || found.get(day) === true)
    }
    return [...found].map(([day, sealed]) => ({ day, sealed })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
  }

  pathOf(camera: CameraId, { day, sealed }: StoredDay): string {
    return this.#path(camera, day, sealed ? 'motion' : 'log')
  }

  /** Throws the system's error; then nothing of it is told as written. */
  append(camera: CameraId, begins: WallTime90k, records: readonly MotionRecord[]): void {
    if (records.length === 0) return
    const day = localDay(begins)
    const path = this.#path(camera, day, 'log')
    mkdirSync(join(this.#folder, camera), { recursive: true, mode: 0o700 })
    if (!this.#whole.has(path)) this.mend(camera, day)
    this.#whole.delete(path) // a disk that fills up in the middle leaves half a record
    appendFileSync(path, Buffer.concat(records.map(recordBytes)), { mode: 0o600 })
    this.#whole.add(path)
    const looked = this.#looked.get(path)
    if (looked !== undefined) this.#looked.set(path, [...joined([...looked, ...records.flatMap(lookedOf)])])
  }

  /** The log of a day as it stands; what a power cut tore off its end is cut off. Only the one that writes may call it. */
  mend(camera: CameraId, day: string): DayLog {
    const path = this.#path(camera, day, 'log')
    const log = new DayLog()
    if (!existsSync(path)) return log
    const bytes = readFileSync(path)
    const whole = log.read(bytes)
    if (whole < bytes.length) truncateSync(path, whole)
    return log
  }

  /** Everything that is known of a day; what cannot be read of it is left out. */
  read(camera: CameraId, day: string): DayLog {
    const log = new DayLog()
    const path = this.#path(camera, day, 'log')
    if (existsSync(path)) log.read(readFileSync(path))
    log.end()
    const parts = (['more', 'motion'] as const).map(kind => readColumns(this.#path(camera, day, kind)))
    return parts.reduce<DayLog>((all, part) => (part === undefined ? all : joinDays(all, part)), log)
  }

  /** Ticks of a day that need not be looked at: that was done, or was tried in vain. For the one that writes: it remembers. */
  looked(camera: CameraId, day: string): readonly Span[] {
    const path = this.#path(camera, day, 'log')
    const known = this.#looked.get(path)
    if (known !== undefined) return known
    const log = new DayLog()
    if (existsSync(path)) log.read(readFileSync(path))
    const abouts = (['more', 'motion'] as const).map(kind => aboutOf(this.#path(camera, day, kind)))
    const all = abouts.flatMap(about => [...(about?.analysed ?? []), ...(about?.undecodable ?? [])])
    const looked = [...joined([...log.analysed, ...log.undecodable, ...all])]
    if (existsSync(path)) this.#looked.set(path, looked)
    return looked
  }

  /** Puts what was looked at later to its day. Throws the system's error; then all is as it was. */
  put(camera: CameraId, day: string, { span, records, anew, tried }: LookedLater): void {
    const all = new DayLog()
    for (const record of records) all.take(record)
    all.end()
    const found = cutDay(all, [span])
    const told = [...found.analysed, ...found.undecodable]
    if (tried) for (const [from, to] of without([span], told)) found.take({ kind: 'undecodable', from, to })
    if (anew) this.#cutMotion(camera, day, without([[0, TICKS_PER_DAY]], [span]))
    const sealed = existsSync(this.#path(camera, day, 'motion'))
    const path = this.#path(camera, day, sealed ? 'motion' : 'more')
    const before = readColumns(path)
    this.#write(camera, day, path, before === undefined ? found : joinDays(before, found))
    this.#looked.delete(this.#path(camera, day, 'log'))
  }

  /** Only these ticks stay of a day. */
  cut(camera: CameraId, day: string, kept: readonly Span[]): void {
    this.#cutMotion(camera, day, kept)
    cutObjects(join(this.#folder, camera, `${day}.objects`), kept)
  }

  #cutMotion(camera: CameraId, day: string, kept: readonly Span[]): void {
    for (const kind of ['more', 'motion'] as const) {
      const path = this.#path(camera, day, kind)
      const columns = readColumns(path)
      if (columns !== undefined) this.#write(camera, day, path, cutDay(columns, kept))
      else rmSync(path, { force: true }) // what cannot be read cannot be cut; it is looked at again
    }
    const path = this.#path(camera, day, 'log')
    if (!existsSync(path)) return
    const cut = cutDay(this.mend(camera, day), kept)
    writeWhole(path, Buffer.concat([...recordsOf(cut)].map(recordBytes)))
    this.#looked.delete(path)
  }

  /** A day that is over becomes columns. */
  seal(camera: CameraId, day: string): void {
    this.#write(camera, day, this.#path(camera, day, 'motion'), this.read(camera, day))
    for (const kind of ['log', 'more'] as const) rmSync(this.#path(camera, day, kind), { force: true })
    this.#unknow(camera, day)
  }

  /** Whether there is something of a day that is not in its columns. */
  isOpen(camera: CameraId, day: string): boolean {
    return existsSync(this.#path(camera, day, 'log')) || existsSync(this.#path(camera, day, 'more'))
  }

  /** Undefined: all of it can be read. */
  check(camera: CameraId, day: string): Unreadable | undefined {
    for (const kind of ['more', 'motion'] as const) {
      const path = this.#path(camera, day, kind)
      const wrong = existsSync(path) ? MotionDay.check(path) : undefined
      if (wrong !== undefined) return wrong
    }
    return undefined
  }

  /** Everything of a day goes. */
  forget(camera: CameraId, day: string): void {
    for (const kind of ['log', 'more', 'motion', 'objects'].flatMap(kind => [kind, `${kind}.new`]))
      rmSync(join(this.#folder, camera, `${day}.${kind}`), { force: true })
    this.#unknow(camera, day)
  }

  #unknow(camera: CameraId, day: string): void {
    const path = this.#path(camera, day, 'log')
    this.#whole.delete(path)
    this.#looked.delete(path)
  }

  #path(camera: CameraId, day: string, kind: 'log' | 'more' | 'motion'): string {
    return join(this.#folder, camera, `${day}.${kind}`)
  }

  #write(camera: CameraId, day: string, path: string, log: DayLog): void {
    mkdirSync(join(this.#folder, camera), { recursive: true, mode: 0o700 })
    const about: AboutDay = {
      ...{ camera, day, begins_90k: dayBegins(day), tick_ms: TICK_MS, columns: COLUMNS, rows: ROWS },
      analysed: log.analysed,
      undecodable: log.undecodable.map(([from, to]) => [from, to] as const),
      changed: log.pictures,
    }
    const [motion, changes] = [(cell: number) => log.motion.of(cell), (cell: number) => log.changes.of(cell)]
    writeWhole(path, motionDayBytes(about, motion, changes))
  }
}

const lookedOf = (record: MotionRecord): readonly Span[] =>
  record.kind === 'analysed' || record.kind === 'undecodable' ? [[record.from, record.to]] : []

const writeWhole = (path: string, bytes: Uint8Array): void => {
  writeFileSync(`${path}.new`, bytes, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
}

const aboutOf = (path: string): AboutDay | undefined => {
  if (!existsSync(path)) return undefined
  const read = MotionDay.open(path)
  if (!read.ok) return undefined
  using day = read.value
  return day.about
}

/** A file of columns as a day that can be edited; undefined where there is none that can be read whole. */
const readColumns = (path: string): DayLog | undefined => {
  if (!existsSync(path)) return undefined
  const read = MotionDay.open(path)
  if (!read.ok) return undefined
  using day = read.value
  const log = new DayLog()
  for (const [from, to, every] of day.about.analysed) log.take({ kind: 'analysed', from, to, every })
  for (const [from, to] of day.about.undecodable ?? []) log.take({ kind: 'undecodable', from, to })
  for (const at of day.about.changed) log.take({ kind: 'picture', at })
  const whole =
    day.runs('motion', 0, CELLS - 1, (cell, from, to) => log.motion.extend(cell, from, to)) &&
    day.runs('changes', 0, CELLS - 1, (cell, from, to) => log.changes.extend(cell, from, to))
  return whole ? log : undefined
}

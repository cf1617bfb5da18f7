// Motion store: the motion of all cameras as files, a folder for each camera. A day is a log while it lasts and a file of columns once it is over;
// either can be thrown away and made again from the footage. Nothing here says who may read it.
//
//   motion/CAMERA/2026-11-22.log      records, appended
//   motion/CAMERA/2026-11-21.motion   columns

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
import type { CameraId } from '#base/ids.ts'
import { localDay } from '#base/local-day.ts'
import type { WallTime90k } from '#base/units.ts'
import { DayLog } from './motion/day-log.ts'
import { recordBytes } from './motion/log-records.ts'
import { type AboutDay, motionDayBytes } from './motion-day.ts'
import { COLUMNS, ROWS, TICK_MS } from './motion-grid.ts'
import type { MotionRecord } from './motion-record.ts'

const DAY = /^(\d{4}-\d{2}-\d{2})\.(log|motion)$/

export type StoredDay = { readonly day: string; readonly sealed: boolean }

export class MotionStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
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
    return join(this.#folder, camera, `${day}.${sealed ? 'motion' : 'log'}`)
  }

  append(camera: CameraId, day: WallTime90k, records: readonly MotionRecord[]): void {
    mkdirSync(join(this.#folder, camera), { recursive: true })
    const path = this.pathOf(camera, { day: localDay(day), sealed: false })
    appendFileSync(path, Buffer.concat(records.map(recordBytes)), { mode: 0o600 })
  }

  /** The log of a day as it stands; what a power cut tore off its end is cut off. */
  mend(camera: CameraId, day: string): DayLog {
    const path = this.pathOf(camera, { day, sealed: false })
    const log = new DayLog()
    if (!existsSync(path)) return log
    const bytes = readFileSync(path)
    const whole = log.read(bytes)
    if (whole < bytes.length) truncateSync(path, whole)
    return log
  }

  /** A day that is over becomes columns. */
  seal(camera: CameraId, day: string, begins: WallTime90k): void {
    const log = this.mend(camera, day)
    log.end()
    const about: AboutDay = {
      ...{ camera, day, begins_90k: begins, tick_ms: TICK_MS, columns: COLUMNS, rows: ROWS },
      analysed: log.analysed,
      changed: log.pictures,
    }
    const path = this.pathOf(camera, { day, sealed: true })
    const bytes = motionDayBytes(
      about,
      cell => log.motion.of(cell),
      cell => log.changes.of(cell),
    )
    writeFileSync(`${path}.new`, bytes, { mode: 0o600, flush: true })
    renameSync(`${path}.new`, path)
    rmSync(this.pathOf(camera, { day, sealed: false }), { force: true })
  }

  forget(camera: CameraId, { day, sealed }: StoredDay): void {
    rmSync(this.pathOf(camera, { day, sealed }), { force: true })
  }
}

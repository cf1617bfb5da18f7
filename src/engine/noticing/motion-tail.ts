// Motion tail: follows what the noticer appends to a camera's day, from wherever it has read to. Days come one after the other; one that is written anew
// (footage of it was deleted) is gone on with at its end, for what it tells was told. Never throws for what the noticer has not written yet.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { CameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { readRecords } from './motion/log-records.ts'
import type { MotionRecord } from './motion-record.ts'
import type { MotionStore } from './motion-store.ts'

export type TakeTold = (day: WallTime90k, record: MotionRecord) => void

/** Read at once; the station serves pictures in between. */
const MOST_READ = 64 << 10
const DAY = spanFromMillis(24 * 3_600_000)

export class MotionTail {
  readonly #store: MotionStore
  readonly #camera: CameraId
  #day: WallTime90k
  #at = 0
  #inode: number | undefined

  /** Begins with yesterday: what has stood since then stands still. */
  constructor(store: MotionStore, camera: CameraId, now: WallTime90k) {
    this.#store = store
    this.#camera = camera
    this.#day = localDayStart(wallTime90k(now - DAY))
  }

  /** Gives what was written since, a bounded piece of it; false when there is no more just now. */
  read(now: WallTime90k, take: TakeTold): boolean {
    const path = this.#store.pathOf(this.#camera, { day: localDay(this.#day), sealed: false })
    const { bytes, inode, size } = readFrom(path, this.#at)
    if (this.#inode !== undefined && inode !== undefined && inode !== this.#inode) {
      this.#inode = inode
      this.#at = size
      return false
    }
    this.#inode = inode ?? this.#inode
    const whole = readRecords(bytes, record => take(this.#day, record))
    this.#at += whole
    if (whole > 0) return true
    // A day that is over is written to for a moment longer.
    if (now < this.#day + DAY + spanFromMillis(120_000)) return false
    this.#day = localDayStart(wallTime90k(this.#day + DAY + DAY / 2))
    this.#at = 0
    this.#inode = undefined
    return this.#day <= now
  }
}

const nothing = Buffer.alloc(0)

const readFrom = (path: string, at: number) => {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { bytes: nothing, inode: undefined, size: 0 }
    throw error
  }
  try {
    const { size, ino } = fstatSync(file)
    const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(MOST_READ, size - at)))
    return { bytes: bytes.subarray(0, readSync(file, bytes, 0, bytes.length, at)), inode: ino, size }
  } finally {
    closeSync(file)
  }
}

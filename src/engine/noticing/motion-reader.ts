// Motion reader: the motion of all cameras as whoever searches reads it: days that are over from their columns, days that last from their logs as they
// stand. Keeps the beginnings of files and the logs that were read lately, within a bound; opens nothing between reads.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { CameraId } from '#base/ids.ts'
import { type DayHead, type Layer, MotionDay, type TakeRun } from './motion-day.ts'
import type { CellRange } from './region.ts'
import type { Seconds } from './seconds.ts'
import { StandingLog } from './standing-log.ts'

const FILE = /^(\d{4}-\d{2}-\d{2})\.(motion|log|more)$/
/** Four months of a hundred cameras. */
const MOST_HEADS = 12_000
const MOST_LOG_BYTES = 24 << 20

/** A day as it is read, from one file or from several. Close it. */
export type ReadDay = Disposable & {
  readonly about: {
    readonly analysed: readonly (readonly [from: number, to: number, every: number])[]
    readonly undecodable?: readonly (readonly [from: number, to: number, ...rest: number[]])[]
  }
  readonly runs: (layer: Layer, first: number, last: number, take: TakeRun) => boolean
  readonly seconds: (ranges: readonly CellRange[], into: Seconds) => boolean
}

type KnownHead = { readonly size: number; readonly changed_ms: number; readonly head: DayHead }

export class MotionReader {
  readonly #folder: string
  readonly #heads = new Map<string, KnownHead>()
  readonly #logs = new Map<string, StandingLog>()
  #files = new Map<CameraId, ReadonlyMap<string, readonly string[]>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Local days of which there is any, as they lie there now. */
  days(camera: CameraId): ReadonlySet<string> {
    const found = new Map<string, string[]>()
    for (const name of namesIn(join(this.#folder, camera))) {
      const day = FILE.exec(name)?.[1]
      if (day === undefined) continue
      const names = found.get(day)
      if (names === undefined) found.set(day, [name])
      else names.push(name)
    }
    this.#files.set(camera, found)
    return new Set(found.keys())
  }

  /** A day that `days` told. Undefined: it has gone meanwhile. */
  open(camera: CameraId, day: string): ReadDay | 'damaged' | undefined {
    const names = this.#files.get(camera)?.get(day) ?? []
    const read: (MotionDay | StandingLog)[] = []
    for (const name of names) {
      const one = this.#openFile(join(this.#folder, camera, name), !name.endsWith('.log'))
      if (one === 'damaged') {
        close(read)
        return 'damaged'
      }
      if (one !== undefined) read.push(one)
    }
    return read.length === 0 ? undefined : together(read)
  }

  #openFile(path: string, sealed: boolean): MotionDay | StandingLog | 'damaged' | undefined {
    try {
      return sealed ? this.#openColumns(path) : this.#openLog(path)
    } catch (error) {
      // It became columns, or retention took it, between the look into the folder and now.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      return 'damaged'
    }
  }

  #openColumns(path: string): MotionDay | 'damaged' {
    let at = { size: 0, changed_ms: 0 }
    const opened = MotionDay.open(path, (size, changed_ms) => {
      at = { size, changed_ms }
      const known = this.#heads.get(path)
      return known?.size === size && known.changed_ms === changed_ms ? known.head : undefined
    })
    if (!opened.ok) return 'damaged'
    if (this.#heads.get(path)?.head !== opened.value.head) {
      this.#heads.delete(path)
      this.#heads.set(path, { ...at, head: opened.value.head })
      for (const oldest of this.#heads.keys()) {
        if (this.#heads.size <= MOST_HEADS) break
        this.#heads.delete(oldest)
      }
    }
    return opened.value
  }

  #openLog(path: string): StandingLog {
    const log = this.#logs.get(path) ?? new StandingLog(path)
    this.#logs.delete(path)
    log.follow()
    this.#logs.set(path, log) // the one that was read last stands last
    let bytes = 0
    for (const one of this.#logs.values()) bytes += one.bytes
    for (const [oldest, one] of this.#logs) {
      if (bytes <= MOST_LOG_BYTES || one === log) break
      bytes -= one.bytes
      this.#logs.delete(oldest)
    }
    return log
  }
}

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return [] // a camera of which nothing was noticed yet
  }
}

const close = (read: readonly (MotionDay | StandingLog)[]): void => {
  for (const one of read) if (one instanceof MotionDay) one[Symbol.dispose]()
}

const together = (read: readonly (MotionDay | StandingLog)[]): ReadDay => ({
  about:
    read.length === 1
      ? read[0]!.about
      : {
          analysed: read.flatMap(({ about }) => about.analysed),
          undecodable: read.flatMap(({ about }) => about.undecodable ?? []),
        },
  runs: (layer, first, last, take) => read.every(one => one.runs(layer, first, last, take)),
  seconds: (ranges, into) => read.every(one => one.seconds(ranges, into)),
  [Symbol.dispose]: () => close(read),
})

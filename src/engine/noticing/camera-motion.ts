// Camera motion: one camera's pictures, in the order they were taken, become records of its days. Whatever was not looked at is not told as still:
// a pause between pictures ends what was analysed. Holds no file and no decoder.

import { localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { Background } from './motion/background.ts'
import { RunGathering } from './motion/runs.ts'
import { SceneWatch } from './motion/scene.ts'
import { Travelling } from './motion/travelling.ts'
import { CELLS, type CellMap, TICK_MS, TICKS_PER_DAY } from './motion-grid.ts'
import type { MotionRecord } from './motion-record.ts'

/** `day`: the first instant of the local day that the record belongs to. */
export type TakeRecord = (day: WallTime90k, record: MotionRecord) => void

const TICK_90K = TICK_MS * 90
/** Pictures that are farther apart than so many looks do not go on from each other. */
const GAP_LOOKS = 3
/** Away for so long: what the camera sees may have become another thing in between. */
const FORGETS = spanFromMillis(15 * 60_000)
/** How often it is told that pictures are looked at, though nothing moves. */
const TOLD_TICKS = 40

export class CameraMotion {
  readonly #take: TakeRecord
  #background: Background
  readonly #runs: RunGathering
  readonly #travelling = new Travelling((tick, moving, lasts) => this.#runs.look(tick, moving, lasts))
  /** It does not forget: a camera that comes back after a power cut may have been turned. */
  readonly #scene: SceneWatch
  #day: WallTime90k | undefined
  /** The first day. */
  #zero: WallTime90k | undefined
  #last: WallTime90k | undefined
  #every = 1
  /** What was looked at without a pause and is not told yet, ticks of the day. */
  #from = 0
  #to = 0
  #masked: CellMap = new Uint8Array(CELLS)

  constructor(take: TakeRecord) {
    this.#take = take
    this.#background = this.#begin()
    this.#runs = this.#gather()
    this.#scene = new SceneWatch((sinceZero, state) => {
      const at = wallTime90k(this.#zero! + sinceZero * TICK_90K)
      const day = localDayStart(at)
      this.#take(day, { kind: 'scene', at: tickOf(at, day), state })
    })
  }

  /** Of these cells nothing is told from now on. */
  mask(cells: CellMap): void {
    this.#masked = cells
  }

  /** Whether a picture taken `at` is due, when one in `every` ticks is looked at. */
  isDue(at: WallTime90k, every: number): boolean {
    // A camera that begins to send fewer pictures is not told to wait as if it always had.
    const apart = Math.min(every, this.#every)
    return this.#last === undefined || at - this.#last >= (apart - 0.3) * TICK_90K || at < this.#last
  }

  /** A due picture, PICTURE_WIDTH × PICTURE_HEIGHT grey. Times that go back are left out. */
  look(grey: Uint8Array, at: WallTime90k, every: number): void {
    const last = this.#last
    if (last !== undefined && at <= last) return
    const day = localDayStart(at)
    const paused = last === undefined || at - last > GAP_LOOKS * every * TICK_90K
    if (paused || every !== this.#every || day !== this.#day) this.pause()
    if (last !== undefined && at - last > FORGETS) this.#background = this.#begin()
    this.#last = at
    this.#every = every
    this.#day = day
    this.#zero ??= day
    const tick = tickOf(at, day)
    if (this.#to === 0) this.#from = tick
    this.#to = Math.min(TICKS_PER_DAY, tick + every)
    const { moving, places, changed } = this.#background.look(grey, tickOf(at, this.#zero))
    this.#scene.look(grey, tickOf(at, this.#zero))
    if (changed) this.#take(day, { kind: 'picture', at: tick })
    this.#travelling.look(tick, { moving, places }, Math.min(every, TICKS_PER_DAY - tick))
    if (this.#to - this.#from >= TOLD_TICKS) this.#tell()
  }

  /** Pictures stop here: everything that was seen is told. */
  pause(): void {
    this.#travelling.end()
    this.#runs.end()
    this.#tell()
    this.#to = 0
  }

  #tell(): void {
    if (this.#day === undefined || this.#to <= this.#from) return
    this.#take(this.#day, { kind: 'analysed', from: this.#from, to: this.#to, every: this.#every })
    this.#from = this.#to
  }

  /** The background counts its ticks from the first day on: what came before midnight may go after it. */
  #begin(): Background {
    const take = (tick: number, recordAt: (tick: number) => MotionRecord): void => {
      const at = wallTime90k(this.#zero! + tick * TICK_90K)
      const day = localDayStart(at)
      this.#take(day, recordAt(tickOf(at, day)))
    }
    return new Background({
      changed: (cell, from) => {
        if (this.#masked[cell] === 0) take(from, tick => ({ kind: 'changed', cell, from: tick }))
      },
      ended: (cell, to) => {
        if (this.#masked[cell] === 0) take(to, tick => ({ kind: 'ended', cell, to: tick }))
      },
    })
  }

  #gather(): RunGathering {
    return new RunGathering((cell, from, to) => {
      if (this.#day !== undefined && this.#masked[cell] === 0) this.#take(this.#day, { kind: 'moved', cell, from, to })
    })
  }
}

const tickOf = (at: WallTime90k, zero: WallTime90k): number => Math.floor((at - zero) / TICK_90K)

// Wheel: one timer for the whole street. Tasks that fall into the same few milliseconds run in one turn, so a hundred
// cameras wake the process about as often as ten. A task says when it is next due, or that it is done.

export type WheelTask = {
  /** Runs what is due at `now_ms`; returns when to run next (monotonic milliseconds), or undefined when finished. */
  readonly turn: (now_ms: number) => number | undefined
}

const TICK_MS = 4
const SLOTS = 512

export class Wheel {
  readonly #slots: { task: WheelTask; due_ms: number }[][] = Array.from({ length: SLOTS }, () => [])
  readonly #now: () => number
  #tick = 0
  #waiting = 0
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  add(task: WheelTask, due_ms: number): void {
    if (this.#stopped) return
    if (this.#waiting === 0) this.#tick = Math.floor(this.#now() / TICK_MS)
    this.#waiting++
    this.#place({ task, due_ms })
    this.#arm()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const slot of this.#slots) slot.length = 0
    this.#waiting = 0
  }

  /** Later than the wheel is long: parked in its last slot, and placed anew when that slot comes round. */
  #place(entry: { task: WheelTask; due_ms: number }): void {
    const wanted = Math.ceil(entry.due_ms / TICK_MS)
    const tick = Math.min(Math.max(wanted, this.#tick + 1), this.#tick + SLOTS - 1)
    this.#slots[tick % SLOTS]!.push(entry)
  }

  #arm(): void {
    if (this.#stopped || this.#timer !== undefined || this.#waiting === 0) return
    const wait = Math.max(1, (this.#tick + 1) * TICK_MS - this.#now())
    this.#timer = setTimeout(() => this.#turn(), wait)
  }

  #turn(): void {
    this.#timer = undefined
    const now = this.#now()
    const until = Math.floor(now / TICK_MS)
    // After a long stall every slot is due at most once.
    if (until - this.#tick > SLOTS) this.#tick = until - SLOTS
    while (this.#tick < until) {
      this.#tick++
      const index = this.#tick % SLOTS
      const due = this.#slots[index]!
      if (due.length === 0) continue
      this.#slots[index] = []
      for (const entry of due) this.#run(entry, now)
    }
    this.#arm()
  }

  #run(entry: { task: WheelTask; due_ms: number }, now: number): void {
    if (entry.due_ms > now + TICK_MS) {
      this.#place(entry)
      return
    }
    if (this.#stopped) return
    const next = entry.task.turn(now)
    if (next === undefined) this.#waiting--
    else this.#place({ task: entry.task, due_ms: next })
  }
}

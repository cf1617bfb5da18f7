// Tasks: what a session is looking for, stated once and kept until it is over. In memory: a station that starts again asks again.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { StateTask, Task } from '#contract/purpose.ts'

const HOUR_90K = 3600 * 90_000
const MOST = 2_000

export class TaskBook {
  readonly #bySession = new Map<string, Task>()

  /** Takes the place of what was stated before. */
  state(session: string, { purpose, case: number, note, hours }: StateTask, now: WallTime90k): Task {
    const task = { purpose, case: number, note, since_90k: now, until_90k: now + Math.round(hours * HOUR_90K) }
    this.#bySession.delete(session)
    this.#bySession.set(session, task)
    if (this.#bySession.size > MOST) this.#bySession.delete(this.#bySession.keys().next().value!)
    return task
  }

  /** A clock that was set back ends it too: nobody can tell how long it has lasted. */
  of(session: string, now: WallTime90k): Task | undefined {
    const task = this.#bySession.get(session)
    if (task === undefined) return undefined
    const counts = wallTime90k(task.since_90k) <= now && now < task.until_90k
    if (!counts) this.#bySession.delete(session)
    return counts ? task : undefined
  }

  end(session: string): Task | undefined {
    const task = this.#bySession.get(session)
    this.#bySession.delete(session)
    return task
  }
}

// The noticer's diary: when it looked, how often and when not, as lines of JSON that anybody can read. What was analysed stands in the days' own
// files; this says why something was not.

import { readFileSync } from 'node:fs'
import type { Clock } from '#base/clock.ts'
import type { NoticerEvent } from '#contract/noticing.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { createFileLog } from '#programs/file-log.ts'
import type { NoticerProgress } from '#programs/noticer/noticer-told.ts'

const SHOWN = 20

export class NoticerDiary {
  readonly #clock: Clock
  readonly #append: (line: string) => void
  #latest: readonly NoticerEvent[]
  #every = 1
  #can_write = true

  constructor(file: string, clock: Clock) {
    this.#clock = clock
    this.#append = createFileLog(file)
    this.#latest = readLatest(file)
  }

  /** The latest first. */
  latest(): readonly NoticerEvent[] {
    return this.#latest
  }

  write(what: NoticerEvent['what'], every_ms: number | null = null): void {
    const event = { at_90k: this.#clock.wall(), what, every_ms }
    this.#append(`${JSON.stringify(event)}\n`)
    this.#latest = [event, ...this.#latest].slice(0, SHOWN)
    if (what !== 'started') return
    this.#every = 1
    this.#can_write = true
  }

  /** Writes down what changed since the last time. */
  rate({ every, can_write }: Pick<NoticerProgress, 'every' | 'can_write'>): void {
    if (every !== this.#every) this.write('rate', every * TICK_MS)
    if (can_write !== this.#can_write) this.write(can_write ? 'writes_again' : 'cannot_write')
    this.#every = every
    this.#can_write = can_write
  }
}

const readLatest = (file: string): readonly NoticerEvent[] => {
  try {
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-SHOWN)
    return lines.map(line => JSON.parse(line) as NoticerEvent).toReversed()
  } catch {
    return [] // none yet, or a torn line: it is shown for convenience only
  }
}

// Detector process: the station's end of the detector. Starts it, tells it what to look at, and ends it when it hangs, takes too much memory or is not
// wanted any more. One that dies again and again is left alone for a while: recording and everything else go on without it.

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { backoff } from '#base/retry.ts'
import { readBoundedLines } from '#programs/bounded-lines.ts'
import {
  type DetectorOrder,
  type DetectorTold,
  MOST_LINE,
  orderLine,
  readDetectorTold,
} from '#programs/detector/told.ts'

const program = fileURLToPath(import.meta.resolve('#programs/detector.ts'))
const HEAP = '--max-old-space-size=512'
const QUIET = '--disable-warning=ExperimentalWarning'
const RESTART = { first_ms: 2_000, most_ms: 600_000 }
const LOOKS_MS = 5_000
const MOST_MEMORY = 1400 << 20
const TRY_MS = 90_000
const UNAVAILABLE = 69
const LIVED_MS = 300_000

export type DetectorStart = { readonly data: string; readonly model: string; readonly runtime: string }
export type DetectorState = 'off' | 'starting' | 'running' | 'restarting' | 'unavailable'

type Need = {
  readonly clock: Clock
  readonly log: Logger
  /** It says every few seconds how far it is; a machine that is starved is given much longer. */
  readonly patience_ms?: number
  /** Started in place of the detector, by tests. */
  readonly program?: string
}

export class DetectorProcess {
  readonly #need: Need
  readonly #watch: NodeJS.Timeout
  #start: DetectorStart | undefined
  #order: DetectorOrder | undefined
  #child: ChildProcess | undefined
  #again: NodeJS.Timeout | undefined
  #state: DetectorState = 'off'
  #told: DetectorTold | undefined
  #restarts = 0
  #tries = 0
  #heard_ms = 0
  #begun_ms = 0

  constructor(need: Need) {
    this.#need = need
    this.#watch = setInterval(() => this.#look(), LOOKS_MS)
    this.#watch.unref()
  }

  get summary() {
    return { state: this.#state, restarts: this.#restarts, told: this.#told }
  }

  /** What is looked at from now on, with what; undefined: nothing. */
  tell(start: DetectorStart | undefined, order: DetectorOrder | undefined): void {
    const other = JSON.stringify(start) !== JSON.stringify(this.#start)
    this.#start = start
    this.#order = order
    if (other) this.#end()
    if (start === undefined || order === undefined) return
    if (this.#child === undefined && this.#again === undefined) this.#begin()
    else this.#write()
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch)
    const child = this.#child
    this.tell(undefined, undefined)
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL') // it owns nothing that could be half written
    await new Promise(resolve => child.once('close', resolve))
  }

  #end(): void {
    clearTimeout(this.#again)
    this.#again = undefined
    this.#child?.kill('SIGKILL')
    this.#child = undefined
    this.#told = undefined
    this.#tries = 0
    this.#state = 'off'
  }

  #begin(): void {
    this.#again = undefined
    const { data, model, runtime } = this.#start!
    const args = [HEAP, QUIET, this.#need.program ?? program, data, model, runtime]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#child = child
    this.#begun_ms = this.#heard_ms = this.#need.clock.monotonic()
    this.#state = 'starting'
    const kill = (): void => void child.kill('SIGKILL')
    readBoundedLines(child.stdout, MOST_LINE, line => this.#hear(child, line), kill)
    child.stdin.on('error', () => {}) // it died: `close` says so
    child.on('error', error => this.#need.log.warn('the detector does not start', { error }))
    child.on('close', code => this.#ended(child, code))
    this.#write()
  }

  #write(): void {
    if (this.#order !== undefined && this.#child?.stdin?.writable) this.#child.stdin.write(orderLine(this.#order))
  }

  #hear(child: ChildProcess, line: string): void {
    const told = child === this.#child ? readDetectorTold(line) : undefined
    if (told === undefined) return
    this.#told = told
    this.#state = 'running'
    this.#heard_ms = this.#need.clock.monotonic()
    if (told.memory_bytes > MOST_MEMORY) this.#kill('it takes too much memory')
  }

  #look(): void {
    const { clock, patience_ms = 120_000 } = this.#need
    if (this.#child !== undefined && clock.monotonic() - this.#heard_ms > patience_ms) this.#kill('it hangs')
  }

  #kill(why: string): void {
    this.#need.log.warn('the detector is ended', { why })
    this.#child?.kill('SIGKILL')
  }

  #ended(child: ChildProcess, code: number | null): void {
    if (child !== this.#child) return
    const { clock, log } = this.#need
    this.#child = undefined
    this.#tries = clock.monotonic() - this.#begun_ms > LIVED_MS ? 0 : this.#tries + 1
    this.#restarts++
    this.#state = code === UNAVAILABLE ? 'unavailable' : 'restarting'
    log.warn('the detector ended', { code, tries: this.#tries })
    this.#again = setTimeout(
      () => this.#begin(),
      code === UNAVAILABLE ? RESTART.most_ms : backoff(this.#tries, RESTART),
    )
    this.#again.unref()
  }
}

/** Runs a model on a few pictures, alone, within limits; undefined when it does not come through. */
export const tryModel = (model: string, runtime: string, most_ms = TRY_MS): Promise<number | undefined> =>
  new Promise(resolve => {
    const args = [HEAP, QUIET, program, '--try', model, runtime]
    execFile(process.execPath, args, { timeout: most_ms, killSignal: 'SIGKILL', maxBuffer: 1 << 16 }, (error, out) => {
      if (error !== null) return resolve(undefined)
      try {
        const { picture_ms } = JSON.parse(out) as { picture_ms?: unknown }
        resolve(typeof picture_ms === 'number' ? picture_ms : undefined)
      } catch {
        resolve(undefined)
      }
    })
  })

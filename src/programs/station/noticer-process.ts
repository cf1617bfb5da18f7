// Noticer process: the station's end of the noticer. Starts it, tells it the cameras, takes its progress, and starts it again when it dies, hangs or
// takes too much memory; never faster than back-off allows. Where nothing decodes video it is said once and not tried again.

import { type ChildProcess, spawn } from 'node:child_process'
import { totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { backoff } from '#base/retry.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Noticing } from '#contract/noticing.ts'
import type { ToldRebuild } from '#engine/noticing/told-rebuild.ts'
import { readBoundedLines } from '#programs/bounded-lines.ts'
import { type NoticerProgress, readNoticerTold } from '#programs/noticer/noticer-told.ts'
import { MOST_LINE, type ToldCamera, toldLine } from '#programs/noticer/told-cameras.ts'

const program = fileURLToPath(import.meta.resolve('#programs/noticer.ts'))
const UNAVAILABLE = 69
const HEAP = '--max-old-space-size=256'
const RESTART = { first_ms: 1_000, most_ms: 60_000 }
/** It says every few seconds that it is alive; a machine that is starved is given much longer. */
const PATIENCE_MS = 120_000
const LOOKS_EVERY_MS = 5_000
/** One that lived so long did not die of its start. */
const LIVED_MS = 300_000
const STOP_MS = 5_000
const MOST_MEMORY = Math.max(640 << 20, totalmem() / 4)

export type NoticerSummary = Pick<Noticing, 'state' | 'since_90k' | 'restarts'> & {
  readonly progress: NoticerProgress | undefined
}
export type NoticerHappened = { readonly what: 'started' | 'ended' | 'no_decoder'; readonly code?: number | null }

export type NoticerNeed = {
  readonly data: string
  readonly clock: Clock
  readonly log: Logger
  readonly happened: (event: NoticerHappened) => void
  readonly progress: (progress: NoticerProgress) => void
  /** Started in place of the noticer, by tests. */
  readonly program?: string
  readonly patience_ms?: number
  readonly looks_every_ms?: number
}

export class NoticerProcess {
  readonly #need: NoticerNeed
  #cameras: readonly ToldCamera[] | undefined
  #child: ChildProcess | undefined
  #progress: NoticerProgress | undefined
  #state: Noticing['state'] = 'off'
  #since: WallTime90k
  #restarts = 0
  #tries = 0
  #begun_ms = 0
  #heard_ms = 0
  #memory = 0
  #again: NodeJS.Timeout | undefined
  readonly #watch: NodeJS.Timeout
  #no_decoder = false

  constructor(need: NoticerNeed) {
    this.#need = need
    this.#since = need.clock.wall()
    this.#watch = setInterval(() => this.#look(), need.looks_every_ms ?? LOOKS_EVERY_MS)
    this.#watch.unref()
  }

  get summary(): NoticerSummary {
    return { state: this.#state, since_90k: this.#since, restarts: this.#restarts, progress: this.#progress }
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** What there is to look at from now on; undefined: nothing runs at all. */
  tell(cameras: readonly ToldCamera[] | undefined): void {
    const wanted = cameras !== undefined && this.#no_decoder ? [] : cameras
    this.#cameras = wanted
    if (wanted === undefined) this.#end()
    else if (this.#child === undefined && this.#again === undefined) this.#start()
    else this.#write(toldLine({ kind: 'cameras', cameras: wanted }))
  }

  rebuild(rebuild: ToldRebuild): void {
    this.#write(toldLine({ kind: 'rebuild', rebuild }))
  }

  async stop(): Promise<void> {
    clearInterval(this.#watch)
    const child = this.#child
    this.#cameras = undefined
    this.#end()
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    await new Promise<void>(resolve => {
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
      child.once('close', () => {
        clearTimeout(late)
        resolve()
      })
    })
  }

  #become(state: Noticing['state']): void {
    if (this.#state === state) return
    this.#state = state
    this.#since = this.#need.clock.wall()
  }

  #write(line: string): void {
    if (this.#child?.stdin?.writable) this.#child.stdin.write(line)
  }

  /** It writes down what it has seen, and goes. */
  #end(): void {
    clearTimeout(this.#again)
    this.#again = undefined
    this.#child?.stdin?.end()
    this.#child = undefined
    this.#progress = undefined
    this.#become(this.#no_decoder ? 'no_decoder' : 'off')
  }

  #start(): void {
    this.#again = undefined
    const { clock, data } = this.#need
    const args = [HEAP, '--disable-warning=ExperimentalWarning', this.#need.program ?? program, data]
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#child = child
    this.#begun_ms = clock.monotonic()
    this.#heard_ms = this.#begun_ms
    this.#memory = 0
    this.#become(this.#no_decoder ? 'no_decoder' : 'starting')
    readBoundedLines(
      child.stdout,
      MOST_LINE,
      line => this.#hear(child, line),
      () => child.kill('SIGKILL'),
    )
    child.stdin.on('error', () => {}) // it died: `close` says so
    child.on('error', error => this.#ended(child, null, error))
    child.on('close', code => this.#ended(child, code))
    this.#write(toldLine({ kind: 'cameras', cameras: this.#cameras ?? [] }))
    this.#need.happened({ what: 'started' })
  }

  #hear(child: ChildProcess, line: string): void {
    if (child !== this.#child) return
    const told = readNoticerTold(line)
    if (told === undefined) return
    this.#heard_ms = this.#need.clock.monotonic()
    this.#memory = told.memory_bytes
    if (!this.#no_decoder) this.#become('running')
    if (told.kind !== 'progress') return
    this.#progress = told
    this.#need.progress(told)
  }

  /** One that hangs, or that a stream makes grow without end, is ended: what it has written stays. */
  #look(): void {
    if (this.#child === undefined) return
    const now = this.#need.clock.monotonic()
    const silent_ms = now - this.#heard_ms
    const why =
      silent_ms > (this.#need.patience_ms ?? PATIENCE_MS) ? 'silent' : this.#memory > MOST_MEMORY ? 'memory' : ''
    if (now - this.#begun_ms > LIVED_MS) this.#tries = 0
    if (why === '') return
    this.#need.log.warn('the noticer is ended', { why, silent_ms: Math.round(silent_ms), memory_bytes: this.#memory })
    this.#child.kill('SIGKILL')
    this.#heard_ms = now
  }

  #ended(child: ChildProcess, code: number | null, error?: Error): void {
    if (this.#child !== child) return
    const { log, happened } = this.#need
    this.#child = undefined
    this.#progress = undefined
    if (code === UNAVAILABLE) {
      this.#no_decoder = true
      happened({ what: 'no_decoder' })
      log.warn('nothing here decodes video: nobody looks for motion on this machine')
      this.#become('no_decoder')
      return
    }
    happened({ what: 'ended', code })
    this.#become('away')
    this.#restarts++
    const wait_ms = backoff(this.#tries++, RESTART)
    log.warn('the noticer ended and is started again', { code, wait_ms, error })
    this.#again = setTimeout(() => this.#start(), wait_ms)
    this.#again.unref()
  }
}

// Extractor process: the station's end of the extractor, for one bundle. Starts it, hears how far it is, ends it where it takes too much memory or falls
// silent, and starts it again when it dies: what it had finished stays.

import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { backoff } from '#base/retry.ts'
import { readBoundedLines } from '#programs/bounded-lines.ts'
import { MOST_LINE, readTold, type Told } from '#programs/extractor/task.ts'

const program = fileURLToPath(import.meta.resolve('#programs/extractor.ts'))
const HEAP = '--max-old-space-size=160'
/** Reads and writes of the lowest class wait for the recorder's, where the disk's scheduler knows classes. */
const IONICE = '/usr/bin/ionice'
const RESTART = { first_ms: 1_000, most_ms: 60_000 }
const MOST_MEMORY = 400 << 20
const PATIENCE_MS = 120_000
const LOOKS_EVERY_MS = 2_000
/** One that died so often without finishing anything between does not live. */
const MOST_DEATHS = 8

export type ExtractorNeed = {
  readonly task: string
  readonly clock: Clock
  readonly log: Logger
  readonly told: (told: Exclude<Told, { kind: 'alive' }>) => void
}

export class ExtractorProcess {
  readonly #need: ExtractorNeed
  #child: ChildProcess | undefined
  #again: NodeJS.Timeout | undefined
  readonly #watch: NodeJS.Timeout
  #heard_ms = 0
  #memory = 0
  #deaths = 0
  #doing = ''
  #over = false

  constructor(need: ExtractorNeed) {
    this.#need = need
    this.#watch = setInterval(() => this.#look(), LOOKS_EVERY_MS)
    this.#watch.unref()
    this.#start()
  }

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /** Ends it at once; what was half written is begun anew. */
  async stop(): Promise<void> {
    this.#over = true
    clearInterval(this.#watch)
    clearTimeout(this.#again)
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    await new Promise<void>(resolve => {
      child.once('close', () => resolve())
      child.kill('SIGKILL')
    })
  }

  #start(): void {
    const node = [process.execPath, HEAP, '--disable-warning=ExperimentalWarning', program, this.#need.task]
    const [command, ...args] = existsSync(IONICE) ? [IONICE, '-c', '3', ...node] : node
    const child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'ignore'], env: {} })
    this.#child = child
    this.#heard_ms = this.#need.clock.monotonic()
    this.#memory = 0
    readBoundedLines(
      child.stdout,
      MOST_LINE,
      line => this.#hear(child, line),
      () => child.kill('SIGKILL'),
    )
    child.stdin.on('error', () => {}) // it died: `close` says so
    child.on('error', error => this.#ended(child, null, error))
    child.on('close', code => this.#ended(child, code))
  }

  #hear(child: ChildProcess, line: string): void {
    const told = readTold(line)
    if (told === undefined || child !== this.#child || this.#over) return
    this.#heard_ms = this.#need.clock.monotonic()
    if (told.kind === 'alive') {
      this.#memory = told.memory_bytes
      return
    }
    if (told.kind === 'progress' && told.doing !== this.#doing) {
      this.#doing = told.doing
      this.#deaths = 0
    }
    if (told.kind === 'done' || told.kind === 'failed') this.#finish()
    this.#need.told(told)
  }

  #finish(): void {
    this.#over = true
    clearInterval(this.#watch)
  }

  #look(): void {
    if (this.#child === undefined || this.#over) return
    const silent_ms = this.#need.clock.monotonic() - this.#heard_ms
    if (silent_ms < PATIENCE_MS && this.#memory < MOST_MEMORY) return
    this.#need.log.warn('the extractor is ended', { silent_ms: Math.round(silent_ms), memory_bytes: this.#memory })
    this.#heard_ms = this.#need.clock.monotonic()
    this.#child.kill('SIGKILL')
  }

  #ended(child: ChildProcess, code: number | null, error?: Error): void {
    if (this.#child !== child) return
    this.#child = undefined
    if (this.#over) return
    if (++this.#deaths >= MOST_DEATHS) {
      this.#finish()
      this.#need.told({ kind: 'failed', problem: 'extraction_failed', where: { code: code ?? -1 } })
      return
    }
    const wait_ms = backoff(this.#deaths - 1, RESTART)
    this.#need.log.warn('the extractor ended and is started again', { code, wait_ms, error })
    this.#again = setTimeout(() => this.#start(), wait_ms)
    this.#again.unref()
  }
}

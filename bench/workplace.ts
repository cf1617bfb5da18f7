// Workplace: a folder and the processes of one bench. All of it is gone when the bench ends, also when it ends badly or is stopped.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { processTree } from './proc.ts'

export class Workplace implements AsyncDisposable {
  readonly folder: string
  readonly #children = new Set<ChildProcess>()
  readonly #elsewhere: string[] = []
  readonly #atExit = (): void => this.#abandon()

  /** MATTHAN_BENCH chooses a disk to measure on; the system's folder for temporary files otherwise. */
  constructor(name: string) {
    this.folder = mkdtempSync(join(process.env.MATTHAN_BENCH ?? tmpdir(), `matthan-bench-${name}-`))
    process.on('exit', this.#atExit)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      if (!process.listeners(signal).includes(stopped)) process.once(signal, stopped)
  }

  /** Starts a program; its last words are kept for when it dies before it should. */
  start(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
    this.#children.add(child)
    return new Running(program, child)
  }

  /** A file elsewhere that goes with this place. */
  keep(file: string): void {
    this.#elsewhere.push(file)
  }

  async stop(running: Running): Promise<void> {
    await running.stop()
    this.#children.delete(running.child)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#children].map(child => new Running('', child).stop()))
    process.off('exit', this.#atExit)
    this.#clear()
  }

  /** The process ends now: nothing can be waited for. */
  #abandon(): void {
    const trees = [...this.#children].flatMap(({ pid }) => (pid === undefined ? [] : processTree(pid)))
    for (const pid of trees) endAtOnce(pid)
    this.#clear()
  }

  #clear(): void {
    for (const file of this.#elsewhere) rmSync(file, { force: true })
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** Ends the process in the ordinary way, so that what must be cleared is cleared. */
const stopped = (): void => process.exit(130)

const endAtOnce = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself meanwhile, which is what was wanted.
  }
}

export class Running {
  readonly child: ChildProcess
  readonly #program: string
  #said = ''

  constructor(program: string, child: ChildProcess) {
    this.#program = program
    this.child = child
    const keep = (chunk: Buffer) => {
      this.#said = (this.#said + chunk).slice(-1_000_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', error => keep(Buffer.from(String(error))))
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error(`${this.#program} did not start: ${this.#said}`)
    return this.child.pid
  }

  get said(): string {
    return this.#said
  }

  get over(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Waits until something it printed matches; throws with its last words when it ends or stays silent. */
  async says(pattern: RegExp, patience_ms = 60_000): Promise<RegExpExecArray> {
    const until = Date.now() + patience_ms
    while (Date.now() < until) {
      const found = pattern.exec(this.#said)
      if (found !== null) return found
      if (this.over) break
      await Promise.race([
        once(this.child.stdout!, 'data', { signal: AbortSignal.timeout(500) }).catch(() => undefined),
        once(this.child, 'exit', { signal: AbortSignal.timeout(500) }).catch(() => undefined),
      ])
    }
    throw new Error(`${this.#program} did not say ${pattern}: ${this.#said.slice(-2000)}`)
  }

  async stop(): Promise<void> {
    if (this.over || this.child.pid === undefined) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000)
    await gone
    clearTimeout(late)
  }
}

/** A TCP port of 127.0.0.1 that nobody used a moment ago. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

// Has the access log proved: every night by itself, and whenever somebody asks. The proof runs in a process of its own; what it found is kept
// beside the log, so that a restart forgets no finding.

import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Clock } from '#base/clock.ts'
import { localDay } from '#base/local-day.ts'
import type { Logger } from '#base/log.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { type AccessCheck, accessCheckShape, type CheckedLog } from '#contract/access-check.ts'
import type { AuditAnswer } from '#programs/commands/audit-verify.ts'

const program = fileURLToPath(new URL('../log-check.ts', import.meta.url))
const LOOK_EVERY_MS = 10 * 60_000
/** Between one and five, when least is watched. */
const NIGHT = { from_h: 1, to_h: 5 } as const
const HOUR_90K = 3600 * 90_000
/** A station that is off every night is checked by day. */
const OVERDUE_90K = 36 * HOUR_90K
const MOST_FINDINGS = 20
const LONGEST_MS = 30 * 60_000
const KEPT_IN = 'last-check.json'

type Need = {
  readonly data: string
  readonly clock: Clock
  readonly log: Logger
  /** How many entries there are by now. */
  readonly entries: () => number
}

export class LogChecker {
  readonly #need: Need
  readonly #file: string
  readonly #timer: NodeJS.Timeout
  #last: CheckedLog | null
  #running: { readonly by: string | null; readonly of: number; lines: number; readonly stop: () => void } | undefined
  #failed = false

  constructor(need: Need) {
    this.#need = need
    this.#file = join(need.data, 'access-log', KEPT_IN)
    this.#last = readKept(this.#file)
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS).unref()
  }

  get state(): AccessCheck {
    const running = this.#running
    const done = running === undefined ? null : Math.min(1, running.lines / Math.max(1, running.of))
    return { running: running !== undefined, done, last: this.#last, failed: this.#failed }
  }

  /** One at a time: whoever asks while one runs gets that one. `by`: null for the nightly one. */
  start(by: string | null): AccessCheck {
    if (this.#running !== undefined) return this.state
    const { data, log, entries } = this.#need
    const guest = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, data], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {},
      timeout: LONGEST_MS,
    })
    const running = { by, of: entries(), lines: 0, stop: () => void guest.kill('SIGKILL') }
    this.#running = running
    let answer: AuditAnswer | undefined
    guest.on('error', error => log.error('the check of the access log could not be started', { error }))
    createInterface({ input: guest.stdout }).on('line', line => {
      const word = readWord(line)
      if (word?.kind === 'walked') running.lines = word.lines
      if (word?.kind === 'answer') answer = word.answer
    })
    guest.on('close', () => {
      if (this.#running === running) this.#ended(by, answer)
    })
    return this.state
  }

  stop(): void {
    clearInterval(this.#timer)
    const running = this.#running
    this.#running = undefined
    running?.stop()
  }

  #ended(by: string | null, answer: AuditAnswer | undefined): void {
    const { clock, log } = this.#need
    this.#running = undefined
    this.#failed = answer === undefined
    if (answer === undefined) {
      log.error('the check of the access log came to no end')
      return
    }
    const { entries, hash, heads, folders, seconds, findings } = answer
    this.#last = {
      ...{ at_90k: clock.wall(), by, entries, hash, heads, folders: [...folders], seconds },
      findings_count: findings.length,
      findings: findings.slice(0, MOST_FINDINGS).map(({ at_iso: _, ...finding }) => finding),
    }
    if (findings.length > 0) log.error('the access log does not hold', { findings: findings.length })
    try {
      writeFileSync(this.#file, JSON.stringify(this.#last), { mode: 0o600 })
    } catch (error) {
      log.error('what the check of the access log found could not be kept', { error })
    }
  }

  #look(): void {
    if (this.#running === undefined && isDue(this.#need.clock.wall(), this.#last?.at_90k)) this.start(null)
  }
}

/** Once a night; by day where a station was off for a night and more. What was never checked waits for its first night. */
export const isDue = (now: WallTime90k, last: number | undefined): boolean => {
  if (last === undefined) return isNight(now)
  if (now - last > OVERDUE_90K) return true
  return isNight(now) && localDay(now) !== localDay(wallTime90k(last))
}

const isNight = (now: number): boolean => {
  const hour = Math.floor(now / HOUR_90K + 7) % 24
  return hour >= NIGHT.from_h && hour < NIGHT.to_h
}

type Word =
  | { readonly kind: 'walked'; readonly lines: number }
  | { readonly kind: 'answer'; readonly answer: AuditAnswer }

const readWord = (line: string): Word | undefined => {
  try {
    return JSON.parse(line) as Word
  } catch {
    return undefined // cut off: the process was ended
  }
}

/** Whoever has the files may have written anything. */
const readKept = (file: string): CheckedLog | null => {
  try {
    return accessCheckShape.shape.last.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null // never checked, or unreadable: the next check writes it anew
  }
}

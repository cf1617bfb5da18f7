// The access log, kept: lines in files that are only appended to, signed heads of them in several places, and an index for searching. Files are
// the truth (design/access-log.md); nobody who notes something waits for a disk.

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { type Access, type AccessLog, type AccessLogReader, isLasting } from '#community/access/access-log.ts'
import { Looks } from '#community/access/looks.ts'
import { publicKeyOf } from '#engine/recording/chain-head.ts'
import {
  COPIES_FOLDER,
  type CopyPlace,
  dropOldHeads,
  HeadFolder,
  headsFile,
  newestHead,
} from './access-log/head-files.ts'
import { fingerprint, type LogHead, type Signed, signHead, signStub } from './access-log/heads.ts'
import { logFolderOf } from './access-log/log-files.ts'
import { LogIndex } from './access-log/log-index.ts'
import { LogWriter, MOST_WAITING } from './access-log/log-writer.ts'
import { oldFiles, removeFile } from './access-log/prune-log.ts'

export type { CopyPlace } from './access-log/head-files.ts'

const TICK_MS = 5_000
const ALIVE_MS = 60_000
const HEAD_EVERY_MS = 5 * 60_000
const FIRST_HEAD_MS = 10_000

export type KeptLog = AccessLog &
  AccessLogReader & {
    /** Resolves when all that was noted is on the disk; rejects while it cannot be. */
    readonly flush: () => Promise<void>
    /** Signs how far the log has come and copies that out; undefined while nothing is noted or there is no key. */
    readonly seal: () => Promise<Signed<LogHead> | undefined>
    /** Removes what is older; answers how many entries went. */
    readonly prune: (before_90k: number) => Promise<number>
    /** Folders that get copies of the heads, and which of them cannot be written just now. */
    readonly copies: () => readonly { readonly folder: string; readonly away: boolean }[]
    readonly state: () => { readonly entries: number; readonly waiting: number; readonly failing: boolean }
    readonly stop: () => Promise<void>
  }

export type AccessLogNeed = {
  readonly data: string
  readonly station: string
  readonly version: string
  readonly clock: Clock
  readonly log: Logger
  /** Folders beside the data folder that get copies of the heads: archives, and what the operator named. */
  readonly copyTo: () => readonly CopyPlace[]
}

/**
 * Nothing is read or written before `start`, which whoever has the data folder to themselves calls; it throws the system's error where the log's
 * folder cannot be made.
 */
export const openAccessLog = (need: AccessLogNeed): KeptLog & { readonly start: () => void } => {
  let kept: KeptLog | undefined
  const log = (): KeptLog => {
    if (kept === undefined) throw new Problem('access_log_full')
    return kept
  }
  return {
    start: () => {
      kept ??= new Log(need).port()
    },
    note: access => log().note(access),
    begin: access => log().begin(access),
    mustKeep: leaves => log().mustKeep(leaves),
    find: search => log().find(search),
    flush: () => log().flush(),
    seal: () => log().seal(),
    prune: before_90k => log().prune(before_90k),
    copies: () => log().copies(),
    state: () => log().state(),
    stop: async () => kept?.stop(),
  }
}

class Log {
  readonly #need: AccessLogNeed
  readonly #folder: string
  readonly #writer: LogWriter
  readonly #index: LogIndex
  readonly #looks: Looks
  readonly #own: HeadFolder
  readonly #copies = new Map<string, HeadFolder>()
  readonly #key: KeyObject | undefined
  readonly #published: string
  readonly #fingerprint: string
  readonly #timers: NodeJS.Timeout[] = []
  readonly #caughtUp: Promise<void>
  #indexed = false
  #spoke_ms: number
  #sealed: LogHead | undefined

  constructor(need: AccessLogNeed) {
    const { data, station, clock, log } = need
    this.#need = need
    this.#folder = logFolderOf(data)
    const pem = readPem(join(data, 'keys', 'station-signing.pem'), log)
    this.#key = pem === undefined ? undefined : createPrivateKey(pem)
    this.#published = pem === undefined ? '' : publicKeyOf(pem)
    this.#fingerprint = pem === undefined ? '' : fingerprint(this.#published)
    this.#own = new HeadFolder(this.#folder)
    this.#sealed = newestHead(this.#folder)?.head
    this.#writer = new LogWriter({
      folder: this.#folder,
      ...{ station, clock },
      latest_90k: this.#sealed?.signed_90k ?? 0,
      written: lines => {
        if (this.#indexed) this.#index.add(lines)
      },
      trouble: error => {
        if (error === undefined) log.info('the access log is written again')
        else log.error('the access log cannot be written; what is noted waits in memory', { error })
      },
    })
    this.#index = new LogIndex(this.#folder)
    this.#looks = new Looks({
      begin: access => this.#append({ kind: 'begin', ...access }),
      news: news => void this.#append(news),
    })
    this.#spoke_ms = clock.monotonic()
    const before = this.#writer.end
    this.#begin()
    this.#caughtUp = this.#catchUp(before.n, before.at_90k).catch(error =>
      log.error('the index of the access log could not be made', { error }),
    )
    this.#timers.push(
      setInterval(() => this.#tick(), TICK_MS).unref(),
      setInterval(() => void this.seal(), HEAD_EVERY_MS).unref(),
      setTimeout(() => void this.seal(), FIRST_HEAD_MS).unref(),
    )
  }

  port(): KeptLog {
    const now = () => this.#need.clock.wall()
    return {
      note: access => {
        this.#mustKeep(false)
        if (isLasting(access)) this.#looks.see(access, now())
        else this.#append({ kind: 'act', ...access })
      },
      begin: access => {
        this.#mustKeep(false)
        const end = this.#looks.hold(access, now())
        return () => end(now())
      },
      mustKeep: leaves => this.#mustKeep(leaves),
      find: search => this.#index.find(search),
      flush: async () => {
        await this.#writer.flush()
        await this.#caughtUp
      },
      seal: () => this.seal(),
      prune: before_90k => this.#prune(before_90k),
      copies: () => this.#copyFolders().map(({ folder, trouble }) => ({ folder, away: trouble !== undefined })),
      state: () => ({
        entries: this.#writer.end.n,
        waiting: this.#writer.waiting,
        failing: this.#writer.failing !== undefined,
      }),
      stop: () => this.#stop(),
    }
  }

  async seal(): Promise<Signed<LogHead> | undefined> {
    await this.#writer.flush().catch(() => {}) // the disk takes nothing: what it has taken is signed
    const { n, hash, at_90k } = this.#writer.flushed
    if (this.#key === undefined || n === 0) return undefined
    const [chain, signed_90k] = [this.#writer.chain, this.#need.clock.wall()]
    const head = {
      ...{ station: this.#need.station, chain, number: n, hash, entry_90k: at_90k, signed_90k },
      key: this.#fingerprint,
    }
    const signed = signHead(head, this.#key)
    if (this.#sealed?.number === n && this.#sealed.chain === chain && this.#sealed.key === head.key) return signed
    this.#sealed = head
    this.#writer.noteTime(signed_90k)
    for (const folder of [this.#own, ...this.#copyFolders()]) folder.add(headsFile(signed_90k), signed, this.#published)
    return signed
  }

  #append(entry: Readonly<Record<string, unknown>>): number {
    this.#spoke_ms = this.#need.clock.monotonic()
    return this.#writer.append(entry)
  }

  /** The log's own first word of a run, by which also a key that was replaced, and a log that was cut, is told. */
  #begin(): void {
    const { n } = this.#writer.end
    const behind = this.#sealed !== undefined && this.#sealed.chain === this.#writer.chain && this.#sealed.number > n
    if (behind)
      this.#need.log.error('the access log is shorter than its last signed head', { entries: n, ...this.#sealed })
    const { torn_bytes } = this.#writer
    this.#station('started', {
      version: this.#need.version,
      key: this.#fingerprint,
      ...(torn_bytes > 0 && { torn_bytes }),
      ...(behind && { head_said: this.#sealed?.number ?? 0 }),
    })
  }

  /** What the index lacks is read from the files; then looks that no end was told of end with the last word of the run before. */
  async #catchUp(n: number, at_90k: number): Promise<void> {
    await this.#index.catchUp(this.#writer.chain, () => {
      this.#indexed = true
    })
    if (!this.#indexed) return
    for (const { n: of, times, spans, until_90k } of this.#index.open()) {
      if (Number(of) > n) continue
      const until = Math.max(at_90k, Number(until_90k ?? 0))
      this.#append({
        kind: 'end',
        of,
        until_90k: until,
        times: times ?? 1,
        ...(spans !== undefined && { spans }),
        cut: true,
      })
    }
  }

  #tick(): void {
    const { clock } = this.#need
    this.#looks.tick(clock.wall())
    // Looks that are held go on for as long as the log speaks.
    if (this.#looks.held > 0 && clock.monotonic() - this.#spoke_ms >= ALIVE_MS) this.#append({ kind: 'alive' })
  }

  #mustKeep(leaves: boolean): void {
    if (this.#writer.waiting >= MOST_WAITING) throw new Problem('access_log_full')
    if (leaves && this.#writer.failing !== undefined) throw new Problem('access_log_failing')
  }

  #station(act: string, about: NonNullable<Access['about']>): void {
    this.#append({ kind: 'act', who: { kind: 'station', name: this.#need.station }, verb: 'station', act, about })
  }

  #copyFolders(): readonly HeadFolder[] {
    return this.#need.copyTo().map(place => {
      const folder = join(place.folder, COPIES_FOLDER)
      const known = this.#copies.get(folder) ?? new HeadFolder(folder, place.archive)
      this.#copies.set(folder, known)
      return known
    })
  }

  async #prune(before_90k: number): Promise<number> {
    await this.#caughtUp
    let removed = 0
    for (const old of this.#key === undefined ? [] : oldFiles(this.#folder, before_90k)) {
      const stub = { ...old, station: this.#need.station, chain: this.#writer.chain }
      const pruned_90k = wallTime90k(this.#need.clock.wall())
      this.#own.add(
        'pruned.jsonl',
        signStub({ ...stub, pruned_90k, key: this.#fingerprint }, this.#key!),
        this.#published,
      )
      await this.#own.settled()
      if (this.#own.trouble !== undefined) throw this.#own.trouble
      const { first, last, hash } = old
      this.#append({
        ...{ kind: 'prune', hash, who: { kind: 'station', name: this.#need.station }, verb: 'station', act: 'pruned' },
        about: { first, last },
      })
      await this.#writer.flush()
      removeFile(this.#folder, old)
      this.#index.dropUpTo(last)
      removed += last - first + 1
    }
    if (removed > 0) dropOldHeads(this.#folder, before_90k)
    return removed
  }

  async #stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#index.stopCatchingUp()
    await this.#caughtUp
    this.#looks.endAll(this.#need.clock.wall())
    this.#station('stopped', {})
    await this.seal()
    await this.#writer.close()
    await Promise.all([this.#own, ...this.#copies.values()].map(folder => folder.settled()))
    this.#index.close()
  }
}

const readPem = (file: string, log: Logger): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    log.error('the signing key cannot be read; the access log goes without signed heads', { file, error })
    return undefined
  }
}

// Bundler: writes bundles one after the other: lets the extractor make the files, then seals them. A restart goes on where it was; what holds one up holds
// up the next as well, for it is the same disk.

import { mkdirSync } from 'node:fs'
import { chmod, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { WallTime90k } from '#base/units.ts'
import type { BundleCalls, BundleEnd, BundleOrder, Bundling } from '#community/evidence/bundle-order.ts'
import type { BundleItem } from '#contract/bundle.ts'
import type { Job } from '#contract/extraction.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { readJournal } from '#programs/extractor/journal.ts'
import { heldUpBy } from '#programs/extractor/room.ts'
import { HeldUp, type Task, type Told } from '#programs/extractor/task.ts'
import { BundleFiles } from './bundle-files.ts'
import { ExtractorProcess } from './extractor-process.ts'
import { type SealNeed, sealBundle } from './seal-bundle.ts'

const LOOKS_AGAIN_MS = 3_000

export type BundlerNeed = Pick<SealNeed, 'ledger' | 'logHead' | 'page'> & {
  readonly data: string
  readonly clock: Clock
  readonly log: Logger
  readonly added: (
    order: BundleOrder,
    items: readonly BundleItem[],
    work: { readonly beside: string; readonly gone: AbortSignal; readonly doing: Doing },
  ) => ReturnType<SealNeed['added']>
  readonly stamp: (url: string, manifest: Buffer) => Promise<Buffer | undefined>
}

/** Which file is made now, and how much of it is (0–1). */
type Doing = (path: string, part: number) => void

type Turn = { readonly order: BundleOrder; readonly calls: BundleCalls; readonly gone: AbortController }

export class Bundler implements Bundling {
  readonly files: BundleFiles
  readonly #need: BundlerNeed
  readonly #line: Turn[] = []
  #now: { readonly turn: Turn; readonly over: Promise<void> } | undefined
  #extractor: ExtractorProcess | undefined
  #stopped = false

  constructor(need: BundlerNeed) {
    this.#need = need
    this.files = new BundleFiles(need.data)
  }

  /** Of the extractor, while it works. */
  get pid(): number | undefined {
    return this.#extractor?.pid
  }

  start(order: BundleOrder, calls: BundleCalls): void {
    this.#line.push({ order, calls, gone: new AbortController() })
    calls.progress(jobOf({ state: 'waiting' }))
    this.#next()
  }

  async cancel(id: string): Promise<void> {
    const waiting = this.#line.findIndex(({ order }) => order.id === id)
    if (waiting >= 0) this.#line.splice(waiting, 1)
    const now = this.#now
    if (now?.turn.order.id === id) {
      now.turn.gone.abort()
      await this.#extractor?.stop()
      await now.over
    }
    if (this.files.kept(id) === undefined) await this.files.remove(id)
  }

  manifest(id: string): ReturnType<Bundling['manifest']> {
    return this.files.manifest(id)
  }

  remove(id: string): Promise<boolean> {
    return this.files.remove(id)
  }

  zip(id: string): ReturnType<BundleFiles['zip']> {
    return this.files.zip(id)
  }

  mustBeSealed(id: string): Promise<void> {
    return this.files.mustBeSealed(id)
  }

  read(...asked: Parameters<BundleFiles['read']>): ReturnType<BundleFiles['read']> {
    return this.files.read(...asked)
  }

  disc(id: string): ReturnType<BundleFiles['disc']> {
    return this.files.disc(id)
  }

  /** What is half made stays for the next start. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#line.length = 0
    this.#now?.turn.gone.abort()
    await this.#extractor?.stop()
    await this.#now?.over
  }

  #next(): void {
    if (this.#now !== undefined || this.#stopped) return
    const turn = this.#line.shift()
    if (turn === undefined) return
    const over = this.#make(turn)
      .catch(error => this.#failed(turn, error))
      .then(end => {
        this.#now = undefined
        if (end !== undefined && !turn.gone.signal.aborted) turn.calls.ended(end)
        this.#next()
      })
      .catch(error => this.#need.log.error('the end of an extraction could not be noted', { error }))
    this.#now = { turn, over }
  }

  async #make(turn: Turn): Promise<BundleEnd | undefined> {
    const { order, calls, gone } = turn
    const since_90k = this.#need.clock.wall()
    const say = (job: Partial<Job>) => gone.signal.aborted || calls.progress(jobOf({ since_90k, ...job }))
    const sealed = this.#sealed(order.id)
    if (sealed !== undefined) return sealed
    await this.#patiently(turn, say, () => this.#layOut(order, since_90k))
    const told = await this.#extract(turn, say)
    if (told === undefined || gone.signal.aborted) return undefined
    if (told.kind === 'failed') return this.#giveUp(order, told.problem, told.where)
    return this.#patiently(turn, say, async () => {
      return this.#seal(turn, say)
    })
  }

  /** A restart after the seal and before its news. */
  #sealed(id: string): BundleEnd | undefined {
    const kept = this.files.kept(id)
    const manifest = kept === undefined ? undefined : this.files.manifest(id)
    return kept === undefined || manifest === undefined ? undefined : { kind: 'sealed', bundle: kept.bundle, manifest }
  }

  #layOut(order: BundleOrder, now: WallTime90k): void {
    const folder = this.files.part(order.id)
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const task: Task = {
      ...{ data: this.#need.data, folder, journal: this.files.journal(order.id), made_90k: now },
      ...{ unit: order.station.name, operator: order.extraction.extracted_by },
      ...(order.request !== undefined && {
        request: { id: order.request, purpose: order.extraction.purpose, case: order.extraction.case },
      }),
      ...{ originals: order.originals, segments: order.wanted.segments && order.originals },
      items: order.items.map(({ camera, stream, from_90k, to_90k, name, address, mac, withheld }) => ({
        ...{ camera, stream, from_90k, to_90k, name, address, mac, withheld },
      })),
    }
    writeDurably(this.files.task(order.id), JSON.stringify(task))
  }

  /** Until it has ended; undefined when it was stopped. */
  #extract({ order, gone }: Turn, say: (job: Partial<Job>) => void): Promise<End | undefined> {
    let last: Partial<Job> = { state: 'running' }
    return new Promise(resolve => {
      const { clock, log } = this.#need
      gone.signal.addEventListener('abort', () => resolve(undefined), { once: true })
      const told = (one: Exclude<Told, { kind: 'alive' }>) => {
        if (one.kind === 'done' || one.kind === 'failed') return resolve(one)
        if (one.kind === 'progress') {
          const { done_bytes, all_bytes, doing } = one
          last = { state: 'running', done_bytes, all_bytes, doing }
          say(last)
        } else say({ ...last, state: 'held_up', problem: one.problem, where: one.where })
      }
      say(last)
      this.#extractor = new ExtractorProcess({ task: this.files.task(order.id), clock, log, told })
    }).finally(() => {
      this.#extractor = undefined
    }) as Promise<End | undefined>
  }

  async #seal({ order, calls, gone }: Turn, say: (job: Partial<Job>) => void): Promise<BundleEnd> {
    const { data, clock, ledger, added, logHead, page, stamp } = this.#need
    const folder = this.files.part(order.id)
    const url = order.time_stamp_url
    const journal = readJournal(this.files.journal(order.id))
    // What is added is made from the same footage: how far that has been gone through is told in its bytes.
    const all_bytes = journal
      .flatMap(line => ('files' in line ? line.files : []))
      .reduce((sum, { bytes }) => sum + bytes, 0)
    const doing: Doing = (path, part) =>
      void say({ state: 'running', doing: path, all_bytes, done_bytes: Math.round(all_bytes * part) })
    doing('manifest.json', 1)
    await onlyThese(
      folder,
      new Set(journal.flatMap(line => ('files' in line ? line.files.map(({ path }) => path) : []))),
    )
    const { manifest, bundle, files } = await sealBundle({
      ...{ data, folder, order, ledger, logHead, page, papers: calls.papers },
      ...{ now: clock.wall(), clock: () => clock.wall() },
      journal,
      added: items =>
        added(order, items, {
          beside: `${folder}.work`,
          gone: gone.signal,
          doing,
        }),
      stamp: async bytes => (url === null ? undefined : stamp(url, bytes)),
    })
    this.files.keep(order.id, { bundle, files })
    this.files.seal(order.id)
    return { kind: 'sealed', bundle, manifest }
  }

  /** A disk that takes nothing is waited for. */
  async #patiently<T>({ gone }: Turn, say: (job: Partial<Job>) => void, work: () => T | Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (error instanceof Problem || gone.signal.aborted) throw error
        const held = error instanceof HeldUp ? error : systemFault(error, this.files.folder)
        if (held === undefined) throw error
        say({ state: 'held_up', problem: held.problem, where: held.where })
      }
      await new Promise(resolve => setTimeout(resolve, LOOKS_AGAIN_MS).unref())
      gone.signal.throwIfAborted()
    }
  }

  async #giveUp(order: BundleOrder, problem: string, where: Readonly<Record<string, string | number>>) {
    await this.files.remove(order.id)
    return { kind: 'failed', problem, where } as const
  }

  #failed(turn: Turn, error: unknown): Promise<BundleEnd> | undefined {
    if (turn.gone.signal.aborted) return undefined
    this.#need.log.error('a bundle could not be made', { bundle: turn.order.id, error })
    const problem = error instanceof Problem && error.code !== 'bug' ? error.code : 'extraction_failed'
    return this.#giveUp(turn.order, problem, {})
  }
}

type End = Extract<Told, { kind: 'done' | 'failed' }>

const jobOf = (job: Partial<Job>): Job => ({
  ...{ state: 'running', done_bytes: 0, all_bytes: 0, doing: null, since_90k: null, problem: null, where: null },
  ...job,
})

const systemFault = (error: unknown, folder: string): HeldUp | undefined =>
  error instanceof Error && 'syscall' in error ? heldUpBy(error, folder) : undefined

/** What an earlier seal that was cut off had added, or a file that was half made, goes. */
const onlyThese = async (folder: string, paths: ReadonlySet<string>, inside = ''): Promise<void> => {
  await chmod(join(folder, inside), 0o700)
  for (const entry of await readdir(join(folder, inside), { withFileTypes: true })) {
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`
    if (entry.isDirectory()) await onlyThese(folder, paths, path)
    else if (!paths.has(path)) await rm(join(folder, path), { force: true })
    else await chmod(join(folder, path), 0o600)
  }
}

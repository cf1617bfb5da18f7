// Disk: one archive folder and the writes to it. A few are under way at a time and the rest wait, within bounds; a disk that stands still
// holds up neither the sockets nor another disk, and what it cannot take is refused, never piled up.

import { close, constants, fstat, fsync, ftruncate, mkdir, open, rmdir, statSync, unlink, writev } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock } from '#base/clock.ts'

/**
 * Writes under way at once. Each ends with a turn of the event loop, which takes 20 ms here: enough for 500 writes a second, few enough to
 * leave threads of the pool to the other disks.
 */
const UNDER_WAY = 10
/** About two seconds of 100 cameras, and 30 seconds of a dozen. */
const MOST_WAITING_BYTES = 48 * 1024 * 1024
/** A write that takes longer than this means that the disk stands still. */
const STALLED_MS = 2000
/** A disk that failed is tried again after this. */
const RETRY_MS = 5000

/** Where Linux shows what a process holds open; elsewhere a disk that leaves in the very moment is not seen. */
const HELD = process.platform === 'linux' ? '/proc/self/fd' : undefined

/** What a disk is asked for; a parameter so that a test can be the disk that fails. */
export type FileSystem = {
  readonly mkdir: typeof mkdir
  readonly open: typeof open
  readonly writev: typeof writev
  readonly ftruncate: typeof ftruncate
  readonly fsync: typeof fsync
  readonly close: typeof close
  readonly unlink: typeof unlink
  readonly rmdir: typeof rmdir
  readonly fstat: typeof fstat
}
const system: FileSystem = { mkdir, open, writev, ftruncate, fsync, close, unlink, rmdir, fstat }

export type DiskOptions = {
  /** False leaves flushing to the system; only a bench wants that. */
  readonly sync?: boolean
  readonly fs?: FileSystem
}

export type DiskState =
  | { readonly state: 'ok' }
  | { readonly state: 'stalled'; readonly since_ms: number }
  | { readonly state: 'failed'; readonly since_ms: number; readonly error: string; readonly code: string }

type Job = { readonly bytes: number; readonly run: (done: () => void) => void }

export class Disk {
  readonly id: string
  readonly folder: string
  readonly #clock: Clock
  readonly #fs: FileSystem
  readonly #flags: number
  readonly #sync: boolean
  /** Which file system the folder lay on when the disk was taken up. */
  readonly #device: number | undefined
  /** Folders whose own names are flushed. */
  readonly #named = new Set<string>()
  #waiting: Job[] = []
  #waitingBytes = 0
  readonly #started = new Set<number>()
  #failure: { since_ms: number; last_ms: number; error: string; code: string } | undefined

  constructor(id: string, folder: string, clock: Clock, { sync = true, fs = system }: DiskOptions = {}) {
    this.id = id
    this.folder = folder
    this.#clock = clock
    this.#fs = fs
    const { O_CREAT, O_DSYNC, O_EXCL, O_WRONLY } = constants
    // O_DSYNC: a write returns when its bytes outlast a power cut, as with fdatasync behind it, in one call instead of two.
    this.#sync = sync
    this.#device = statSync(folder, { throwIfNoEntry: false })?.dev
    this.#flags = O_WRONLY | O_CREAT | O_EXCL | (sync ? O_DSYNC : 0)
  }

  get state(): DiskState {
    if (this.#failure !== undefined) {
      const { since_ms, error, code } = this.#failure
      return { state: 'failed', since_ms, error, code }
    }
    const oldest = Math.min(...this.#started)
    const stalled = Number.isFinite(oldest) && this.#clock.monotonic() - oldest > STALLED_MS
    return stalled ? { state: 'stalled', since_ms: oldest } : { state: 'ok' }
  }

  /** Whether a new segment may be begun here: it works, or it is time to try again. */
  get usable(): boolean {
    if (this.#failure !== undefined) return this.#clock.monotonic() - this.#failure.last_ms > RETRY_MS
    return this.state.state === 'ok'
  }

  /** A new segment is begun here. On a disk that failed it is the trial that shows whether it works again: one at a time. */
  begin(): void {
    if (this.#failure !== undefined) this.#failure.last_ms = this.#clock.monotonic()
  }

  /** Bytes that wait in memory to be written. */
  get waitingBytes(): number {
    return this.#waitingBytes
  }

  /** Room for so many more bytes in the queue. */
  takes(bytes: number): boolean {
    return this.#waitingBytes + bytes <= MOST_WAITING_BYTES
  }

  /** Makes a new file, its folders with it; fails when it exists. Its name outlasts a power cut before anything is written under it. */
  async create(path: string): Promise<number> {
    const file = join(this.folder, path)
    const fd = await this.#queued<number>(0, done => this.#makeHeld(path, done))
    if (!this.#sync) return fd
    try {
      await this.#flushNames(dirname(file))
      return fd
    } catch (error) {
      await this.close(fd)
      await this.remove(path).catch(() => false) // a disk that refuses this too keeps an empty file
      throw error
    }
  }

  /**
   * Another disk may have taken the place of this one, or may be about to: the folder is held open while a file is made in what is held, so
   * that nothing is ever made on the other.
   */
  #makeHeld(path: string, done: (error: Error | null, fd?: number) => void): void {
    this.#fs.open(this.folder, constants.O_DIRECTORY, (absent, folder) => {
      if (absent) return done(absent)
      const release: typeof done = (error, fd) => this.#fs.close(folder, () => done(error, fd))
      this.#fs.fstat(folder, (error, found) => {
        if (error) release(error)
        else if (this.#device !== undefined && found.dev !== this.#device) release(anotherDisk(this.folder))
        else this.#makeFile(join(HELD === undefined ? this.folder : `${HELD}/${folder}`, path), release)
      })
    })
  }

  #makeFile(file: string, done: (error: Error | null, fd?: number) => void): void {
    this.#fs.mkdir(dirname(file), { recursive: true, mode: 0o700 }, error => {
      if (error) done(error)
      else this.#fs.open(file, this.#flags, 0o600, done)
    })
  }

  /** Writes at `position`; when the promise resolves the bytes outlast a power cut. */
  async write(fd: number, buffers: readonly Buffer[], position: number, bytes: number): Promise<void> {
    await this.#queued<undefined>(bytes, done => {
      this.#fs.writev(fd, buffers, position, (error, written) => {
        if (error) done(error)
        else if (written !== bytes) done(shortWrite(written, bytes))
        else {
          this.#failure = undefined // only bytes that arrived show that a disk works again
          done(null)
        }
      })
    })
  }

  async truncate(fd: number, length: number): Promise<void> {
    await this.#queued<undefined>(0, done => this.#fs.ftruncate(fd, length, done))
  }

  async close(fd: number): Promise<void> {
    await this.#queued<undefined>(0, done => this.#fs.close(fd, () => done(null)))
  }

  /** Removes a file and, with the last one of a day, that day's folder. False when it was gone already. */
  async remove(path: string): Promise<boolean> {
    const file = join(this.folder, path)
    const outcome = await this.#queued<boolean | Error>(0, done =>
      this.#fs.unlink(file, error => {
        if (error?.code === 'ENOENT') done(null, false)
        else if (error)
          done(null, error) // a file that will not go says nothing of what can be written
        else
          this.#fs.rmdir(dirname(file), kept => {
            if (kept === null) this.#named.delete(dirname(file))
            done(null, true)
          })
      }),
    )
    if (outcome instanceof Error) throw outcome
    return outcome
  }

  /** Flushes the names in a folder, and those of folders on the way to it that may be new. */
  async #flushNames(folder: string): Promise<void> {
    const unsure: string[] = []
    for (let at = folder; at !== this.folder && !this.#named.has(at); at = dirname(at)) unsure.push(at)
    for (const one of new Set([folder, ...unsure.map(dirname)]))
      await this.#queued<undefined>(0, done =>
        this.#fs.open(one, 'r', (refused, fd) => {
          if (refused) done(refused)
          else this.#fs.fsync(fd, error => this.#fs.close(fd, () => done(cannotFlush(error) ? null : error)))
        }),
      )
    for (const one of unsure) this.#named.add(one)
  }

  #queued<T>(bytes: number, run: (done: (error: Error | null, value?: T) => void) => void): Promise<T> {
    this.#waitingBytes += bytes
    return new Promise((resolve, reject) => {
      const job: Job = {
        bytes,
        run: finished =>
          run((error, value) => {
            finished()
            this.#waitingBytes -= bytes
            this.#judge(error)
            if (error) reject(error)
            else resolve(value as T)
          }),
      }
      this.#waiting.push(job)
      this.#startNext()
    })
  }

  #startNext(): void {
    while (this.#started.size < UNDER_WAY) {
      const job = this.#waiting.shift()
      if (job === undefined) return
      let began = this.#clock.monotonic() as number
      while (this.#started.has(began)) began += 0.001
      this.#started.add(began)
      job.run(() => {
        this.#started.delete(began)
        this.#startNext()
      })
    }
  }

  #judge(error: Error | null): void {
    if (error === null) return
    const now = this.#clock.monotonic()
    const since_ms = this.#failure?.since_ms ?? now
    this.#failure = { since_ms, last_ms: now, error: error.message, code: codeOf(error) }
  }
}

/** Some network file systems flush no folders. */
const cannotFlush = (error: NodeJS.ErrnoException | null): boolean =>
  error?.code === 'EINVAL' || error?.code === 'ENOTSUP'

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : 'EIO')

/** What a full disk does before it says so. */
const anotherDisk = (folder: string): Error =>
  Object.assign(new Error(`another disk lies at ${folder}`), { code: 'ENODEV' })

const shortWrite = (written: number, bytes: number): Error =>
  Object.assign(new Error(`short write: ${written} of ${bytes} bytes`), { code: 'ENOSPC' })

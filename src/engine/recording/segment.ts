// Segment: one file that grows by whole fragments and is never rewritten. Writes do not wait for each other; when one fails the
// segment takes no more, and what it had until then stays readable.

import { close, ftruncate, mkdirSync, open, unlink, writev } from 'node:fs'
import { dirname } from 'node:path'
import type { Chunk } from '#engine/frames/chunk.ts'
import { indexBox } from './fragment-index.ts'

export type Piece = { readonly chunk: Chunk; readonly start: number; end: number }

/** More than this waiting for the disk means the disk has stopped: newer footage is refused rather than memory filled. */
const MOST_WAITING_BYTES = 16 * 1024 * 1024

export type SegmentEvents = {
  /** The bytes of this fragment and of all before it are written. */
  readonly wrote: (number: number) => void
  /** A write failed; the segment is closed to further fragments. */
  readonly failed: (error: Error) => void
}

export class SegmentFile {
  readonly path: string
  readonly #events: SegmentEvents
  readonly #opened: Promise<number>
  #fd: number | undefined
  #length: number
  #waiting = 0
  #number = 0
  /** Fragments that are written but stand behind one that is not yet. */
  readonly #early = new Set<number>()
  #told = 0
  #failure: Error | undefined
  #pending = new Set<Promise<void>>()
  /** Where the first write that failed stands: what comes behind it is cut off, what lies before stays. */
  #brokenAt = Number.POSITIVE_INFINITY

  constructor(path: string, init: Buffer, events: SegmentEvents) {
    this.path = path
    this.#events = events
    this.#length = init.length
    this.#opened = openNew(path)
    this.#opened.then(
      fd => {
        this.#fd = fd
      },
      () => {}, // told by the write below
    )
    this.#track(
      0,
      this.#opened.then(fd => write(fd, [init], 0)),
    )
  }

  get length(): number {
    return this.#length
  }

  get failed(): boolean {
    return this.#failure !== undefined
  }

  /**
   * Takes one fragment; answers its number and place, or undefined when the disk does not keep up or has failed.
   * The pieces' chunks are released once written, whatever happens.
   */
  append(head: Buffer, pieces: readonly Piece[]): { readonly number: number; readonly at_byte: number } | undefined {
    const bytes = pieces.reduce((sum, piece) => sum + piece.end - piece.start, head.length)
    if (this.#failure !== undefined || this.#waiting + bytes > MOST_WAITING_BYTES) {
      for (const piece of pieces) piece.chunk.release()
      return undefined
    }
    const at_byte = this.#length
    const number = this.#number++
    this.#length += bytes
    this.#waiting += bytes
    const buffers = [head, ...pieces.map(piece => piece.chunk.bytes.subarray(piece.start, piece.end))]
    const done = (): void => {
      this.#waiting -= bytes
      for (const piece of pieces) piece.chunk.release()
    }
    const written =
      this.#fd === undefined ? this.#opened.then(fd => write(fd, buffers, at_byte)) : write(this.#fd, buffers, at_byte)
    this.#track(
      at_byte,
      written.then(
        () => {
          done()
          this.#wrote(number)
        },
        error => {
          done()
          throw error
        },
      ),
    )
    return { number, at_byte }
  }

  /** Waits for all writes, ends the file with its index and closes it. Answers where the index stands. */
  async close(
    packed: readonly Buffer[],
  ): Promise<{ index_at: number; index_bytes: number; bytes: number } | undefined> {
    await Promise.allSettled(this.#pending)
    const fd = this.#fd
    if (fd === undefined) return undefined
    try {
      if (this.#failure !== undefined) {
        // Not index and all: a file that failed keeps its sound part, and the catalogue its rows.
        await truncate(fd, this.#brokenAt)
        return undefined
      }
      const index = indexBox(packed)
      await write(fd, [index], this.#length)
      return { index_at: this.#length, index_bytes: index.length, bytes: this.#length + index.length }
    } catch (error) {
      this.#fail(error as Error)
      return undefined
    } finally {
      await closeFile(fd)
      // A disk that stays full must not fill with empty files, one for every try.
      if (this.#failure !== undefined && this.#told === 0) await remove(this.path)
    }
  }

  /** Writes may end in any order; what is told of as written is never cut off by one that failed before it. */
  #wrote(number: number): void {
    this.#early.add(number)
    while (this.#failure === undefined && this.#early.delete(this.#told)) this.#events.wrote(this.#told++)
  }

  #track(at_byte: number, work: Promise<void>): void {
    const failed = (error: Error) => {
      this.#brokenAt = Math.min(this.#brokenAt, at_byte)
      this.#fail(error)
    }
    const kept = work.catch(failed).finally(() => this.#pending.delete(kept))
    this.#pending.add(kept)
  }

  #fail(error: Error): void {
    if (this.#failure !== undefined) return
    this.#failure = error
    this.#events.failed(error)
  }
}

const openNew = (path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    open(path, 'wx', 0o600, (error, fd) => (error ? reject(error) : resolve(fd)))
  })

const write = (fd: number, buffers: readonly Buffer[], position: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const wanted = buffers.reduce((sum, buffer) => sum + buffer.length, 0)
    writev(fd, buffers, position, (error, written) => {
      if (error) reject(error)
      else if (written !== wanted) reject(new Error(`short write: ${written} of ${wanted} bytes`))
      else resolve()
    })
  })

const truncate = (fd: number, length: number): Promise<void> =>
  new Promise((resolve, reject) => ftruncate(fd, length, error => (error ? reject(error) : resolve())))

const closeFile = (fd: number): Promise<void> => new Promise(resolve => close(fd, () => resolve()))

/** A file that cannot be removed stays: it is named in no row and costs nothing but its name. */
const remove = (path: string): Promise<void> => new Promise(resolve => unlink(path, () => resolve()))

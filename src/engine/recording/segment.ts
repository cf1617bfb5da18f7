// Segment: one file that grows by whole fragments, each flushed before it counts, and is never rewritten. When a write fails the segment
// takes no more; what was flushed before stays.

import type { Chunk } from '#engine/frames/chunk.ts'
import type { Disk } from './disk.ts'
import { indexBox } from './fragment-index.ts'

export type Piece = { readonly chunk: Chunk; readonly start: number; end: number }

export type SegmentEvents = {
  /** The bytes of this fragment are on disk. */
  readonly wrote: (number: number) => void
  /** A write failed; the segment is closed to further fragments. */
  readonly failed: (error: Error) => void
}

const INIT = -1

export class SegmentFile {
  readonly #disk: Disk
  readonly #events: SegmentEvents
  readonly #opened: Promise<number>
  readonly #path: string
  readonly #initBytes: number
  #length: number
  #number = 0
  /** Bytes taken before the file was open: the disk has not heard of them yet. */
  #untold = 0
  #open = false
  #failure: Error | undefined
  readonly #landed = new Set<number>()
  #next = INIT
  #pending = new Set<Promise<void>>()
  /** Where the first write that failed stands: what comes behind it is cut off, what lies before stays. */
  #brokenAt = Number.POSITIVE_INFINITY

  /** `path` is relative to the disk's folder. */
  constructor(disk: Disk, path: string, init: Buffer, events: SegmentEvents) {
    this.#disk = disk
    this.#events = events
    this.#path = path
    this.#initBytes = init.length
    this.#length = init.length
    this.#opened = disk.create(path)
    this.#opened.then(
      () => {
        this.#open = true
        this.#untold = 0
      },
      () => {}, // told by the write below
    )
    this.#track(
      0,
      this.#opened.then(fd => disk.write(fd, [init], 0, init.length)).then(() => this.#land(INIT)),
    )
  }

  get length(): number {
    return this.#length
  }

  get failed(): boolean {
    return this.#failure !== undefined
  }

  /** Whether `append` would take so many bytes now. */
  takes(bytes: number): boolean {
    return this.#failure === undefined && this.#disk.takes(bytes + this.#untold)
  }

  /** Takes one fragment; answers its number and place. The pieces' chunks are released once written, whatever happens. */
  append(head: Buffer, pieces: readonly Piece[], tail: Buffer): { readonly number: number; readonly at_byte: number } {
    const buffers = [head, ...pieces.map(piece => piece.chunk.bytes.subarray(piece.start, piece.end)), tail]
    const bytes = buffers.reduce((sum, buffer) => sum + buffer.length, 0)
    const at_byte = this.#length
    const number = this.#number++
    this.#length += bytes
    if (!this.#open) this.#untold += bytes
    const written = this.#opened
      .then(fd => this.#disk.write(fd, buffers, at_byte, bytes))
      .finally(() => {
        for (const piece of pieces) piece.chunk.release()
      })
    this.#track(
      at_byte,
      written.then(() => this.#land(number)),
    )
    return { number, at_byte }
  }

  /** Waits for all writes, ends the file with its index and closes it. Answers where the index stands, or nothing after a failure. */
  async close(
    packed: readonly Buffer[],
  ): Promise<{ index_at: number; index_bytes: number; bytes: number } | undefined> {
    await Promise.allSettled(this.#pending)
    const fd = await this.#opened.catch(() => undefined)
    if (fd === undefined) return undefined
    try {
      if (this.#failure !== undefined) {
        if (this.#brokenAt > this.#initBytes) await this.#disk.truncate(fd, this.#brokenAt)
        else await this.#disk.remove(this.#path) // nothing was recorded in it
        return undefined
      }
      const index = indexBox(packed)
      await this.#disk.write(fd, [index], this.#length, index.length)
      return { index_at: this.#length, index_bytes: index.length, bytes: this.#length + index.length }
    } catch (error) {
      this.#fail(error as Error)
      return undefined
    } finally {
      await this.#disk.close(fd)
    }
  }

  #track(at_byte: number, work: Promise<void>): void {
    const failed = (error: Error) => {
      this.#brokenAt = Math.min(this.#brokenAt, at_byte)
      this.#fail(error)
    }
    const kept = work.catch(failed).finally(() => this.#pending.delete(kept))
    this.#pending.add(kept)
  }

  /** Writes may land in any order; a fragment counts once everything before it has landed, so that a cut never takes one that counted. */
  #land(number: number): void {
    this.#landed.add(number)
    while (this.#failure === undefined && this.#landed.delete(this.#next)) {
      if (this.#next !== INIT) this.#events.wrote(this.#next)
      this.#next++
    }
  }

  #fail(error: Error): void {
    if (this.#failure !== undefined) return
    this.#failure = error
    this.#events.failed(error)
  }
}

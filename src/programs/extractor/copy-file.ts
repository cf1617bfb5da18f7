// Copy file: writes stretches of files as one new file, counting its hashes on the way: each byte is read once. What is written goes to the disk in steps,
// so that no heap of unwritten pages stands before the recorder's own.

import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type Extent, extentLength, readExtents } from '#engine/viewing/extents.ts'
import { heldUpBy, mustHaveRoom } from './room.ts'

const STEP_BYTES = 64 * 1024 * 1024
const PIECE_BYTES = 1024 * 1024

export type Copied = { readonly bytes: number; readonly sha256: string; readonly crc32: number }
export type CopyHow = {
  readonly data: string
  readonly folder: string
  readonly wrote: (bytes: number) => void
  /** The process does nothing else: it writes by itself and waits for no other thread, which on a busy machine would cost it its turn. */
  readonly alone?: true
}

/** Throws `HeldUp` where the target takes nothing, and what the system says of the source. */
export const copyFile = async (extents: readonly Extent[], to: string, how: CopyHow): Promise<Copied> => {
  const all = extents.reduce((sum, extent) => sum + extentLength(extent), 0)
  const target = await atTarget(how, () => open(to, 'w', 0o600))
  try {
    const hash = createHash('sha256')
    const steps = new Steps(target, how)
    let sum = 0
    let bytes = 0
    for await (const large of readExtents(extents, 0, all, 'large')) {
      for (const piece of inPieces(large)) {
        const written = steps.write(piece)
        written.catch(() => {}) // thrown below
        hash.update(piece)
        sum = crc32(piece, sum)
        await written
        bytes += piece.length
        how.wrote(piece.length)
      }
    }
    await steps.end()
    return { bytes, sha256: hash.digest('hex'), crc32: sum }
  } finally {
    await target.close()
  }
}

/** A small file that is in memory. */
export const writeFile = (bytes: Buffer, to: string, how: CopyHow): Promise<Copied> =>
  copyFile([{ kind: 'bytes', bytes }], to, how)

/** Small enough to stay in the processor's cache from one hash to the other and to the disk. */
function* inPieces(large: Buffer): Generator<Buffer> {
  for (let at = 0; at < large.length; at += PIECE_BYTES) yield large.subarray(at, at + PIECE_BYTES)
}

const atTarget = async <T>({ folder }: CopyHow, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw heldUpBy(error, folder)
  }
}

class Steps {
  readonly #target: FileHandle
  readonly #how: CopyHow
  #since = Number.POSITIVE_INFINITY
  #flushing: Promise<void> | undefined

  constructor(target: FileHandle, how: CopyHow) {
    this.#target = target
    this.#how = how
  }

  write(piece: Buffer): Promise<void> {
    return atTarget(this.#how, async () => {
      if (this.#since >= STEP_BYTES) await this.#step()
      this.#since += piece.length
      for (let at = 0; at < piece.length; ) at += await this.#some(piece, at)
    })
  }

  /** How many bytes were taken. */
  async #some(piece: Buffer, at: number): Promise<number> {
    if (this.#how.alone) return writeSync(this.#target.fd, piece, at, piece.length - at)
    return (await this.#target.write(piece, at, piece.length - at)).bytesWritten
  }

  end(): Promise<void> {
    return atTarget(this.#how, async () => {
      await this.#flushing
      await this.#target.sync()
    })
  }

  /** What the step before wrote is on the disk before the next but one begins. */
  async #step(): Promise<void> {
    mustHaveRoom(this.#how.data, this.#how.folder, STEP_BYTES)
    await this.#flushing
    this.#flushing = this.#since === Number.POSITIVE_INFINITY ? undefined : this.#target.datasync()
    this.#flushing?.catch(() => {}) // thrown by the step behind
    this.#since = 0
  }
}

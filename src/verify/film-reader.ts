// Film reader: a file read once from front to back with the next piece under way. Every byte goes into the file's hash; stretches that are wanted
// come out whole.

import type { BundleFiles } from './bundle-files.ts'
import { hexOf, type Tools } from './tools.ts'

const PIECE_BYTES = 4 * 1024 * 1024

export type Wanted = { readonly at: number; readonly length: number }

export type ReadOnce = {
  readonly bytes: number
  readonly sha256: string
}

/**
 * `wanted` in ascending order, none over another; `take` gets each with its bytes, in order, and may answer a promise, which is waited for before the next
 * piece is taken: hashing of fragments and of the file go on beside each other.
 */
export const readOnce = async <W extends Wanted>(
  files: BundleFiles,
  path: string,
  tools: Tools,
  wanted: readonly W[],
  take: (one: W, bytes: Uint8Array) => Promise<void>,
  read: (bytes: number) => void,
): Promise<ReadOnce> => {
  const hash = tools.sha256()
  const gather = new Gathering(wanted)
  let at = 0
  let next = files.read(path, 0, PIECE_BYTES)
  for (;;) {
    const piece = await next
    if (piece.length === 0) return { bytes: at, sha256: hexOf(hash.digest()) }
    next = files.read(path, at + piece.length, PIECE_BYTES)
    next.catch(() => {}) // told when it is waited for
    const under_way = gather.put(at, piece).map(({ one, bytes }) => take(one, bytes))
    hash.update(piece)
    await Promise.all(under_way)
    at += piece.length
    read(piece.length)
  }
}

/** Cuts wanted stretches out of pieces that come in order. */
class Gathering<W extends Wanted> {
  readonly #wanted: readonly W[]
  #next = 0
  #parts: Uint8Array[] = []

  constructor(wanted: readonly W[]) {
    this.#wanted = wanted
  }

  put(at: number, piece: Uint8Array): { one: W; bytes: Uint8Array }[] {
    const whole: { one: W; bytes: Uint8Array }[] = []
    for (let one = this.#wanted[this.#next]; one !== undefined; one = this.#wanted[this.#next]) {
      const [from, to] = [Math.max(one.at, at), Math.min(one.at + one.length, at + piece.length)]
      if (from >= at + piece.length) break
      this.#parts.push(piece.subarray(from - at, to - at))
      if (one.at + one.length > at + piece.length) break
      whole.push({ one, bytes: joined(this.#parts) })
      this.#parts = []
      this.#next++
    }
    return whole
  }
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  if (parts.length === 1) return parts[0]!
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

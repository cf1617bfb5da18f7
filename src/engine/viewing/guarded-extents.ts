// Guarded extents: files that were sealed, read on their way out and held against what they were then. The last piece of a file leaves only if all of it is what was
// sealed: a bundle that somebody wrote into never arrives whole.

import { createHash, type Hash } from 'node:crypto'
import { Problem } from '#base/problems.ts'
import { type Extent, extentLength, readExtents } from './extents.ts'

export type SealedFile = { readonly path: string; readonly bytes: number; readonly sha256: string }

type Open = { readonly file: string; readonly sealed: SealedFile; readonly hash: Hash; next: number }

/** As `readExtents`, lent. A file of which only a stretch is asked for is not hashed. Throws `bundle_damaged`. */
export async function* readGuarded(
  extents: readonly Extent[],
  from: number,
  to: number,
  sealedOf: (file: string) => SealedFile | undefined,
): AsyncGenerator<Buffer> {
  let at = 0
  let open: Open | undefined
  for (const extent of extents) {
    const length = extentLength(extent)
    const [begin, end] = [Math.max(0, from - at), Math.min(length, to - at)]
    at += length
    if (begin >= end) continue
    if (extent.kind === 'file') open = goOn(open, extent.file, extent.at + begin, sealedOf)
    for await (const piece of readExtents([extent], begin, end, 'lent')) {
      if (extent.kind === 'file' && open !== undefined) mustBeSealed(open, piece)
      yield piece
    }
  }
}

/** A disc image lays a large file out in several stretches. */
const goOn = (
  open: Open | undefined,
  file: string,
  at: number,
  sealedOf: (file: string) => SealedFile | undefined,
): Open | undefined => {
  if (open?.file === file && open.next === at) return open
  const sealed = at === 0 ? sealedOf(file) : undefined
  return sealed && { file, sealed, hash: createHash('sha256'), next: 0 }
}

const mustBeSealed = (open: Open, piece: Buffer): void => {
  open.hash.update(piece)
  open.next += piece.length
  const { path, bytes, sha256 } = open.sealed
  if (open.next === bytes && open.hash.digest('hex') !== sha256) throw new Problem('bundle_damaged', { file: path })
}

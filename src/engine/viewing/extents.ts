// Extents: stretches of files that are sent one behind the other as if they were one file. Nothing is copied to disk and no more
// than a read's worth is in memory.

import { type FileHandle, open } from 'node:fs/promises'

const READ_BYTES = 1024 * 1024
/** For a guest of the lowest priority, which waits for its turn at each piece. */
const LARGE_BYTES = 8 * READ_BYTES
/** Smaller pieces are made anew: a socket may take several of them before it asks for a pause. */
const LEAST_LENT_BYTES = 256 * 1024

export type Extent =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'file'; readonly file: string; readonly at: number; readonly length: number }

export const extentLength = (extent: Extent): number => (extent.kind === 'bytes' ? extent.bytes.length : extent.length)

/** Joins stretches of one file that touch. */
export const joinExtents = (extents: readonly Extent[]): readonly Extent[] => {
  const joined: Extent[] = []
  for (const extent of extents) {
    const last = joined.at(-1)
    const touches =
      last?.kind === 'file' &&
      extent.kind === 'file' &&
      last.file === extent.file &&
      last.at + last.length === extent.at
    if (touches) joined[joined.length - 1] = { ...last, length: last.length + extent.length }
    else joined.push(extent)
  }
  return joined
}

/**
 * The bytes `from`…`to` (not included) of the extents laid end to end. With `lent` three buffers are filled by turns: a piece is
 * valid until the next but one is asked for, which is how a stream that waits for its socket to drain reads; `large`: the same in larger pieces.
 */
export async function* readExtents(
  extents: readonly Extent[],
  from: number,
  to: number,
  lent?: 'lent' | 'large',
): AsyncGenerator<Buffer> {
  const most = lent === 'large' ? LARGE_BYTES : READ_BYTES
  const piece = lent === undefined ? Buffer.allocUnsafe : lender(most)
  let at = 0
  let opened: { file: string; handle: FileHandle } | undefined
  try {
    for (const extent of extents) {
      const length = extentLength(extent)
      const begin = Math.max(0, from - at)
      const end = Math.min(length, to - at)
      at += length
      if (begin >= end) {
        if (at >= to) return
        continue
      }
      if (extent.kind === 'bytes') {
        yield extent.bytes.subarray(begin, end)
        continue
      }
      if (opened?.file !== extent.file) {
        await opened?.handle.close()
        opened = undefined
        opened = { file: extent.file, handle: await open(extent.file, 'r') }
      }
      yield* readStretch(opened.handle, extent.at + begin, extent.at + end, piece, most)
    }
  } finally {
    await opened?.handle.close()
  }
}

type Lender = (bytes: number) => Buffer

const lender = (most: number): Lender => {
  const three: Buffer[] = []
  let turn = 0
  return bytes => {
    if (bytes < LEAST_LENT_BYTES) return Buffer.allocUnsafe(bytes)
    turn = (turn + 1) % 3
    const mine = three[turn] ?? Buffer.allocUnsafeSlow(most)
    three[turn] = mine
    return mine.subarray(0, bytes)
  }
}

/** The next piece is already being read while the one before is on its way. */
async function* readStretch(
  handle: FileHandle,
  from: number,
  to: number,
  piece: Lender,
  most: number,
): AsyncGenerator<Buffer> {
  const read = async (at: number): Promise<Buffer> => {
    const bytes = piece(Math.min(most, to - at))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, at)
    if (bytesRead === 0) throw new Error('the file is shorter than its index says')
    return bytes.subarray(0, bytesRead)
  }
  const start = (at: number): Promise<Buffer> => {
    const reading = read(at)
    reading.catch(() => undefined) // told when its turn comes; whoever leaves before is not told
    return reading
  }
  let at = from
  let ahead = start(at)
  while (at < to) {
    const bytes = await ahead
    at += bytes.length
    if (at < to) ahead = start(at)
    yield bytes
  }
}

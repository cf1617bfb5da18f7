// Extents: stretches of files that are sent one behind the other as if they were one file. Nothing is copied to disk and no more
// than a read's worth is in memory.

import { type FileHandle, open } from 'node:fs/promises'

const READ_BYTES = 512 * 1024

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

/** The bytes `from`…`to` (not included) of the extents laid end to end. */
export async function* readExtents(extents: readonly Extent[], from: number, to: number): AsyncGenerator<Buffer> {
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
      yield* readStretch(opened.handle, extent.at + begin, extent.at + end)
    }
  } finally {
    await opened?.handle.close()
  }
}

async function* readStretch(handle: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  let at = from
  while (at < to) {
    const bytes = Buffer.allocUnsafe(Math.min(READ_BYTES, to - at))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, at)
    if (bytesRead === 0) throw new Error('the file is shorter than its index says')
    at += bytesRead
    yield bytes.subarray(0, bytesRead)
  }
}

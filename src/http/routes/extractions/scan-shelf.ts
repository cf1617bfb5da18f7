// Scans of the papers that ask for footage: PDF, JPEG or PNG by their first bytes, not by their name; kept as files under their hash.

import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { no, ok, type Result } from '#base/result.ts'
import { MOST_SCAN_BYTES } from '#contract/extraction.ts'

export type KeptScan = { readonly type: string; readonly bytes: number; readonly sha256: string }

export type ScanShelf = {
  readonly keep: (bytes: Buffer) => Promise<Result<KeptScan, 'unreadable'>>
  /** `gone` where it is not there, `changed` where somebody wrote into it. */
  readonly read: (sha256: string) => Promise<Result<Buffer, 'gone' | 'changed'>>
}

const types: readonly (readonly [type: string, begins: Buffer])[] = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff])],
  ['image/png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
]

/** What a file is by its first bytes; undefined: none of these. */
export const typeOfScan = (bytes: Uint8Array): string | undefined =>
  types.find(([, begins]) => begins.every((byte, at) => bytes[at] === byte))?.[0]

export const createScanShelf = (folder: string): ScanShelf => ({
  keep: async bytes => {
    const type = typeOfScan(bytes)
    if (type === undefined || bytes.length > MOST_SCAN_BYTES) return unreadable
    const sha256 = hashOf(bytes)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const part = join(folder, `${sha256}.part`)
    const file = await open(part, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, join(folder, sha256))
    return ok({ type, bytes: bytes.length, sha256 })
  },
  read: async sha256 => {
    try {
      const bytes = await readFile(join(folder, sha256))
      return hashOf(bytes) === sha256 ? ok(bytes) : no('changed')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return no('gone')
      throw error
    }
  },
})

const unreadable = no('unreadable' as const)
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

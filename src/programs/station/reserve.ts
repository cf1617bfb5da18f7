// Reserve: a file of a few megabytes beside the books that holds nothing. Where somebody else filled the disk to the last byte while the
// station was off, it is given up, so that the books can be opened and retention can make room; it is laid down again when there is.

import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const RESERVE_BYTES = 8 * 1024 * 1024
/** It is laid down only where it is a small part of what is free. */
const LEAST_FREE_BYTES = 4 * RESERVE_BYTES

const reserveFile = (data: string): string => join(data, 'reserve.bin')

/** Frees the reserve; false when there is none. */
export const giveUpReserve = (data: string): boolean => {
  if (statSync(reserveFile(data), { throwIfNoEntry: false }) === undefined) return false
  rmSync(reserveFile(data))
  return true
}

/** Sees to it that there is a reserve where there is room for one. What goes wrong is no worse than having none: answers false. */
export const layDownReserve = (data: string): boolean => {
  const file = reserveFile(data)
  const part = `${file}.new`
  try {
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) return true
    const { bavail, bsize } = statfsSync(data)
    if (bavail * bsize < LEAST_FREE_BYTES) return false
    const written = openSync(part, 'w', 0o600)
    try {
      writeFileSync(written, randomBytes(RESERVE_BYTES)) // a file system that compresses gives nothing back for zeros
      fsyncSync(written)
    } finally {
      closeSync(written)
    }
    renameSync(part, file)
    return true
  } catch {
    rmSync(part, { force: true })
    return false
  }
}

// Room: whether the disk that a bundle is written to has some to spare. A full archive lives at its floor: retention keeps that much free and no more.
// So a bundle may take the upper half of it, which retention frees again; the lower half is the recorder's.

import { statfsSync, statSync } from 'node:fs'
import { listedArchives } from '#programs/recorder/archives.ts'
import { HeldUp } from './task.ts'

const LEAST_FREE_BYTES = 64 * 1024 * 1024

/** Throws `HeldUp` where `bytes` more would leave too little. */
export const mustHaveRoom = (data: string, folder: string, bytes: number): void => {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  const kept = keptFree(data, folder)
  if (free - bytes < kept) throw new HeldUp('evidence_no_room', { free_bytes: free, needed_bytes: kept + bytes })
}

/** How much of this disk is not ours to take. */
export const keptFree = (data: string, folder: string): number => {
  const { dev } = statSync(folder)
  const floors = listedArchives(data)
    .filter(archive => statSync(archive.folder, { throwIfNoEntry: false })?.dev === dev)
    .map(({ floor_bytes }) => floor_bytes / 2)
  return Math.max(floors.length === 0 ? LEAST_FREE_BYTES : 0, ...floors)
}

/** What the system says of a target, as what is waited for; anything else is thrown on. */
export const heldUpBy = (error: unknown, folder: string): HeldUp => {
  if (error instanceof HeldUp) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return new HeldUp('evidence_no_room', { folder }, error)
  return new HeldUp('evidence_place_away', { folder, error: code === '' ? String(error).slice(0, 200) : code }, error)
}

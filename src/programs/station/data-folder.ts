// Data folder: made when missing, tried before anything is promised, and named once.

import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StationId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'

/** Below this a station is not started: it could not even keep its own books. */
const LEAST_FREE_BYTES = 256 * 1024 * 1024

/** Answers the station's id, made at the first start. Throws `data_folder_unwritable`, `data_folder_full`. */
export const openDataFolder = (data: string): StationId => {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    tryWriting(join(data, '.trial'))
  } catch (cause) {
    const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC'
    throw new Problem(full ? 'data_folder_full' : 'data_folder_unwritable', { folder: data }, { cause })
  }
  const { bavail, bsize } = statfsSync(data)
  if (bavail * bsize < LEAST_FREE_BYTES)
    throw new Problem('data_folder_full', { folder: data, free_bytes: bavail * bsize })
  return readOrMakeId(join(data, 'station-id'))
}

const tryWriting = (trial: string): void => {
  try {
    writeFileSync(trial, randomBytes(64 * 1024))
  } finally {
    rmSync(trial, { force: true }) // also the part of it that a full disk took
  }
}

const readOrMakeId = (file: string): StationId => {
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (/^[a-z0-9-]{8,40}$/.test(text)) return text as StationId
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const id = `tram-${randomBytes(6).toString('hex')}`
  writeFileSync(file, `${id}\n`, { mode: 0o600 })
  return id as StationId
}

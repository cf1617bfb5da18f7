// Data folder: made when missing, tried before anything is promised, and named once.

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StationId } from '#base/ids.ts'
import { Problem, type ProblemCode } from '#base/problems.ts'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { giveUpReserve } from './reserve.ts'

/** Below this no station is begun: it could not even keep its own books. One that is there makes room by itself once it runs. */
const LEAST_FREE_BYTES = 256 * 1024 * 1024

/** Answers the station's id, made at the first start. Throws `data_folder_impossible`, `data_folder_unwritable`, `data_folder_full`. */
export const openDataFolder = (data: string): StationId => {
  try {
    makeFolder(data)
    tryOrGiveUpReserve(data)
  } catch (cause) {
    throw new Problem(refusalOf(cause), { folder: data }, { cause })
  }
  const { bavail, bsize } = statfsSync(data)
  if (bavail * bsize < LEAST_FREE_BYTES && !existsSync(join(data, 'station.sqlite')))
    throw new Problem('data_folder_full', { folder: data, free_bytes: bavail * bsize })
  return readOrMakeId(join(data, 'station-id'))
}

/** No folder can ever be at such a place: a file lies there, the path is too long, or the system makes its own files there. */
const impossible: ReadonlySet<string> = new Set(['ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ENOENT', 'EINVAL', 'ELOOP'])

const refusalOf = (cause: unknown): ProblemCode => {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'data_folder_full'
  return impossible.has(code) ? 'data_folder_impossible' : 'data_folder_unwritable'
}

/** A disk that is full to the last byte keeps out no station that can make room on it. */
const tryOrGiveUpReserve = (data: string): void => {
  try {
    tryWriting(join(data, '.trial'))
  } catch (error) {
    const full = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    if (!full || !existsSync(join(data, 'station.sqlite')) || !giveUpReserve(data)) throw error
    tryWriting(join(data, '.trial'))
  }
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
  writeDurably(file, `${id}\n`)
  return id as StationId
}

// Archives: which folders footage goes to. `archives.json` in the data folder lists them with the identity each must have; without it there
// is one, `footage` beside it. A folder is taken into use once; from then on its identity is asked for at every start.

import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { type Archive, freeOf, identify } from '#engine/recording/disks.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'

const LIST = 'archives.json'
/** Room that is left free where nobody said otherwise: a gigabyte, and no more than a small part of a small disk. */
const FLOOR_BYTES = 1024 * 1024 * 1024
const FLOOR_PART = 0.02

/** Reads the list, taking new folders into use. Throws `archives_unreadable`. */
export const openArchives = (data: string, station: string): readonly Archive[] => {
  const file = join(data, LIST)
  const listed = readList(file) ?? [{ folder: 'footage', id: undefined, floor_bytes: usualFloor(data), retired: false }]
  const folderOf = (archive: Archive) => resolve(data, archive.folder)
  const known = listed.map(archive => {
    const identity = archive.id === undefined ? identify({ ...archive, folder: folderOf(archive) }, station) : undefined
    return identity?.ok ? { ...archive, id: identity.value } : archive
  })
  if (known.some((archive, i) => archive.id !== listed[i]!.id)) {
    writeList(file, known)
  }
  return known.map(archive => ({ ...archive, folder: folderOf(archive) }))
}

/** Where the archives of a list lie, by identity; for whoever only reads. Of two with one identity the first counts. */
export const readArchiveFolders = (data: string): ReadonlyMap<string, string> =>
  new Map(
    (readList(join(data, LIST)) ?? [])
      .toReversed()
      .flatMap(({ id, folder }) => (id === undefined ? [] : [[id, resolve(data, folder)]])),
  )

/** The archives of a list as they stand there, with whole paths; takes nothing into use. */
export const listedArchives = (data: string): readonly Archive[] =>
  (readList(join(data, LIST)) ?? []).map(archive => ({ ...archive, folder: resolve(data, archive.folder) }))

/**
 * Adds a folder to the list, or takes one that is out of use into use again. Throws `archives_unreadable`, `archive_exists`,
 * `archive_unwritable`.
 */
export const addArchive = (data: string, station: string, folder: string, floor_bytes: number | undefined): void => {
  const listed = openArchives(data, station)
  const same = listed.find(archive => archive.folder === folder)
  if (same !== undefined && !same.retired) throw new Problem('archive_exists', { folder })
  const archive = {
    folder,
    id: same?.id,
    floor_bytes: floor_bytes ?? same?.floor_bytes ?? usualFloor(folder),
    retired: false,
  }
  const identity = identify(archive, station)
  if (!identity.ok) throw new Problem('archive_unwritable', { folder, trouble: identity.problem })
  const twice = listed.find(other => other.id === identity.value && other.folder !== folder)
  if (twice !== undefined) throw new Problem('archive_exists', { folder: twice.folder })
  const others = listed.filter(other => other.folder !== folder)
  writeList(join(data, LIST), [...others, { ...archive, id: identity.value }])
}

/** Takes an archive out of use: nothing new goes there, what lies there is still read. Throws `no_such_archive`, `last_archive`. */
export const retireArchive = (data: string, station: string, id: string): void => {
  const listed = openArchives(data, station)
  if (!listed.some(archive => archive.id === id)) throw new Problem('no_such_archive', { archive: id })
  if (!listed.some(archive => archive.id !== id && !archive.retired)) throw new Problem('last_archive', { archive: id })
  writeList(
    join(data, LIST),
    listed.map(archive => (archive.id === id ? { ...archive, retired: true } : archive)),
  )
}

const usualFloor = (folder: string): number => {
  const total = freeOf(folder)?.total_bytes ?? freeOf(dirname(folder))?.total_bytes
  return total === undefined ? FLOOR_BYTES : Math.min(FLOOR_BYTES, Math.round(total * FLOOR_PART))
}

const writeList = (file: string, archives: readonly Archive[]): void =>
  writeDurably(file, `${JSON.stringify(archives, null, 2)}\n`)

const readList = (file: string): readonly Archive[] | undefined => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw new Problem('archives_unreadable', { file }, { cause: error })
  }
  try {
    const list: unknown = JSON.parse(text)
    if (Array.isArray(list) && list.length > 0 && list.every(isArchive)) {
      return list.map(({ folder, id, floor_bytes, retired }) => ({
        folder,
        id,
        floor_bytes: floor_bytes ?? FLOOR_BYTES,
        retired: retired ?? false,
      }))
    }
  } catch (cause) {
    throw new Problem('archives_unreadable', { file }, { cause })
  }
  throw new Problem('archives_unreadable', { file })
}

const isArchive = (value: unknown): value is Archive => {
  if (value === null || typeof value !== 'object') return false
  const { folder, id, floor_bytes, retired } = value as Record<string, unknown>
  const sane =
    (floor_bytes === undefined || (typeof floor_bytes === 'number' && floor_bytes >= 0)) &&
    (retired === undefined || typeof retired === 'boolean')
  return typeof folder === 'string' && folder !== '' && (id === undefined || typeof id === 'string') && sane
}

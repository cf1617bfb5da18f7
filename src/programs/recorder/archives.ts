// Archives: which folders footage goes to. `archives.json` in the data folder lists them with the identity each must have; without it there
// is one, `footage` beside it. A folder is taken into use once; from then on its identity is asked for at every start.

import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Problem } from '#base/problems.ts'
import { type Archive, identify } from '#engine/recording/disks.ts'

const LIST = 'archives.json'
const FLOOR_BYTES = 1024 * 1024 * 1024

/** Reads the list, taking new folders into use. Throws `archives_unreadable`. */
export const openArchives = (data: string, station: string): readonly Archive[] => {
  const file = join(data, LIST)
  const listed = readList(file) ?? [{ folder: 'footage', id: undefined, floor_bytes: FLOOR_BYTES }]
  const folderOf = (archive: Archive) => resolve(data, archive.folder)
  const known = listed.map(archive => {
    const identity = archive.id === undefined ? identify({ ...archive, folder: folderOf(archive) }, station) : undefined
    return identity?.ok ? { ...archive, id: identity.value } : archive
  })
  if (known.some((archive, i) => archive.id !== listed[i]!.id)) {
    writeFileSync(`${file}.new`, `${JSON.stringify(known, null, 2)}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return known.map(archive => ({ ...archive, folder: folderOf(archive) }))
}

/** Where the archives of a list lie, by identity; for whoever only reads. */
export const readArchiveFolders = (data: string): ReadonlyMap<string, string> =>
  new Map(
    (readList(join(data, LIST)) ?? []).flatMap(({ id, folder }) =>
      id === undefined ? [] : [[id, resolve(data, folder)]],
    ),
  )

const readList = (file: string): readonly Archive[] | undefined => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Problem('archives_unreadable', { file }, { cause: error })
  }
  try {
    const list: unknown = JSON.parse(text)
    if (Array.isArray(list) && list.length > 0 && list.every(isArchive)) {
      return list.map(({ folder, id, floor_bytes }) => ({ folder, id, floor_bytes: floor_bytes ?? FLOOR_BYTES }))
    }
  } catch (cause) {
    throw new Problem('archives_unreadable', { file }, { cause })
  }
  throw new Problem('archives_unreadable', { file })
}

const isArchive = (value: unknown): value is Archive => {
  if (value === null || typeof value !== 'object') return false
  const { folder, id, floor_bytes } = value as Record<string, unknown>
  const sane = floor_bytes === undefined || (typeof floor_bytes === 'number' && floor_bytes >= 0)
  return typeof folder === 'string' && folder !== '' && (id === undefined || typeof id === 'string') && sane
}

// Backup: the station's books in one folder: accounts, cameras, the catalogue, what cameras noticed, and a manifest with the SHA-256 of each file. Footage is not in
// it. The keys are in it only when they are asked for: with them the folder opens the cameras' passwords.

import { createHash } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Problem } from '#base/problems.ts'
import { paperKinds } from '#contract/extraction.ts'
import { makeFolder } from '#engine/recording/make-folder.ts'
import { carryHolds, forgetTold } from '#store/carried-holds.ts'
import { checkDatabase, copyDatabase, copyPrivately } from '#store/copy-database.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { noticesMigrations } from '#store/migrations/notices.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { refuseNewerFile } from '#store/sqlite/open.ts'
import { finishRestore, type Passed, preparedFile, putInPlace } from './restoring.ts'

const databases = ['station.sqlite', 'catalogue.sqlite', 'notices.sqlite'] as const
const papers: readonly string[] = [
  ...['archives.json', 'station-id', 'station.pub'],
  // What this house says on its papers.
  ...paperKinds.map(kind => `paper-templates/${kind}.json`),
]
const keys = [
  'keys/vault.key',
  'keys/station-signing.pem',
  // Devices that trust the station's authority go on trusting it.
  'keys/tls/authority.key',
  'keys/tls/authority.pem',
  'keys/tls/authority.json',
] as const
const known: readonly string[] = [...databases, ...papers, ...keys]
/** Scans of the papers that asked for footage, by their hash. Bundles are not carried: they are large, and their manifests stand in the database. */
const SCANS = 'evidence/scans'
const isScan = (name: string): boolean => /^evidence\/scans\/[0-9a-f]{64}$/.test(name)
const MANIFEST = 'manifest.json'
const LARGEST_MANIFEST_BYTES = 4 * 1024 * 1024

export type BackedUp = { readonly name: string; readonly bytes: number; readonly sha256: string }
export type Manifest = {
  readonly matthan: 'backup-1'
  readonly station: string
  readonly made_at: string
  readonly with_key: boolean
  readonly files: readonly BackedUp[]
}

/**
 * Makes the folder `to`, whole or not at all, also while the station runs. What it goes into must be there: made up, it would be on this
 * machine's own disk where a stick is not mounted. `beside` puts more into it that is not restored with it. Throws `file_exists`, `nothing_to_back_up`, `backup_place_missing`, `file_unwritable`,
 * `database_damaged`.
 */
export const makeBackup = async (
  data: string,
  to: string,
  with_key: boolean,
  now = new Date(),
  beside: (folder: string) => void = () => {},
): Promise<Manifest> => {
  if (existsSync(to)) throw new Problem('file_exists', { file: to })
  if (!existsSync(join(data, 'station.sqlite'))) throw new Problem('nothing_to_back_up', { data })
  if (!isFolder(dirname(to))) throw new Problem('backup_place_missing', { place: dirname(to) })
  const part = join(dirname(to), `.${basename(to)}.part`)
  makeAnew(part)
  try {
    const names = [...databases, ...papers, ...scansIn(data), ...(with_key ? keys : [])].filter(name =>
      existsSync(join(data, name)),
    )
    for (const name of names) {
      if ((databases as readonly string[]).includes(name)) await copyDatabase(join(data, name), join(part, name))
      else {
        makeFolder(dirname(join(part, name)))
        copyPrivately(join(data, name), join(part, name))
      }
    }
    beside(part)
    const files = await Promise.all(names.map(name => described(part, name)))
    const station = readIfThere(join(data, 'station-id')).trim()
    const manifest: Manifest = { matthan: 'backup-1', station, made_at: now.toISOString(), with_key, files }
    writeFileSync(join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    renameSync(part, to)
    return manifest
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    if (error instanceof Problem) throw error
    throw new Problem('file_unwritable', { out: to }, { cause: error })
  }
}

/** Those that are there, or are prepared to be. */
const scansIn = (data: string): readonly string[] => {
  const folder = join(data, SCANS)
  if (!isFolder(folder)) return []
  return [...new Set(readdirSync(folder).map(name => `${SCANS}/${name.slice(0, 64)}`))].filter(isScan)
}

/** Whether a backup would die with the disk that the data lies on. */
export const onSameDisk = (data: string, to: string): boolean => statSync(data).dev === statSync(to).dev

/**
 * Reads a backup through: every file is there, is what the manifest says, and is not from a newer program. Throws `backup_damaged`,
 * `data_newer_than_program`.
 */
export const verifyBackup = async (from: string): Promise<Manifest> => {
  const manifest = readManifest(from)
  for (const { name, bytes, sha256 } of manifest.files) {
    const found = await described(from, name).catch(cause => {
      throw new Problem('backup_damaged', { file: join(from, name) }, { cause })
    })
    if (found.bytes !== bytes || found.sha256 !== sha256)
      throw new Problem('backup_damaged', { file: join(from, name) })
  }
  refuseNewerFile(join(from, 'station.sqlite'), stationMigrations)
  refuseNewerFile(join(from, 'catalogue.sqlite'), catalogueMigrations)
  if (manifest.files.some(({ name }) => name === 'notices.sqlite'))
    refuseNewerFile(join(from, 'notices.sqlite'), noticesMigrations)
  return manifest
}

export type Restored = {
  readonly manifest: Manifest
  readonly set_aside: readonly string[]
  /** Holds that were made since the backup and stand on; undefined where the books that were there could not be read. */
  readonly holds_kept: number | undefined
}

/**
 * Puts a backup in the place of what is in `data`, which is set aside under another name and never deleted. Nothing is touched before the
 * whole backup is known to be sound; cut off anywhere, it is finished or undone by who comes next. The caller makes sure that no station runs
 * there. Throws what `verifyBackup` throws.
 */
export const restoreBackup = async (
  data: string,
  from: string,
  now = new Date(),
  passed: Passed = () => {},
): Promise<Restored> => {
  const manifest = await verifyBackup(from)
  makeDataFolder(data)
  bringRestoreToEnd(data)
  const names = manifest.files.map(({ name }) => name)
  for (const name of names) {
    prepare(data, from, name)
    passed(`${name} is prepared`)
  }
  const holds_kept = keepHolds(data)
  passed('holds are kept')
  const mark = `.before-restore-${now.toISOString().replaceAll(/[-:.]/g, '')}`
  return { manifest, holds_kept, set_aside: putInPlace(data, names, mark, passed) }
}

/** What is held now must not go because the backup does not know of it yet: the holds stand on, and nothing goes before the recorder was told. */
const keepHolds = (data: string): number | undefined => {
  try {
    forgetTold(preparedFile(data, 'catalogue.sqlite'))
    return carryHolds(preparedFile(data, 'station.sqlite'), join(data, 'station.sqlite'))
  } catch (cause) {
    bringRestoreToEnd(data)
    throw new Problem('data_folder_unwritable', { data }, { cause })
  }
}

const prepare = (data: string, from: string, name: string): void => {
  try {
    makeFolder(dirname(join(data, name)))
    copyPrivately(join(from, name), preparedFile(data, name))
    if ((databases as readonly string[]).includes(name)) checkDatabase(preparedFile(data, name))
  } catch (cause) {
    bringRestoreToEnd(data) // nothing has changed places yet: what was prepared goes
    if (cause instanceof Problem) throw cause
    throw new Problem('data_folder_unwritable', { data }, { cause })
  }
}

/** Call it before anything in a data folder is opened: a restore may have been cut off in it. Answers what it found and did. */
export const bringRestoreToEnd = (data: string): ReturnType<typeof finishRestore> =>
  finishRestore(data, [...known, ...scansIn(data)])

const makeDataFolder = (data: string): void => {
  try {
    makeFolder(data)
  } catch (cause) {
    throw new Problem('data_folder_unwritable', { data }, { cause })
  }
}

const readManifest = (from: string): Manifest => {
  const file = join(from, MANIFEST)
  try {
    if (statSync(file).size > LARGEST_MANIFEST_BYTES) throw new Error('too long')
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
    if (isManifest(manifest)) return manifest
  } catch (cause) {
    throw new Problem('backup_damaged', { file }, { cause })
  }
  throw new Problem('backup_damaged', { file })
}

/** Only names that a backup has: a manifest never leads to another place. */
const isManifest = (manifest: Manifest): boolean =>
  manifest?.matthan === 'backup-1' &&
  typeof manifest.made_at === 'string' &&
  Array.isArray(manifest.files) &&
  manifest.files.every(({ name }) => known.includes(name) || isScan(name)) &&
  manifest.files.some(({ name }) => name === 'station.sqlite')

const described = async (folder: string, name: string): Promise<BackedUp> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(join(folder, name)), hash)
  return { name, bytes: statSync(join(folder, name)).size, sha256: hash.digest('hex') }
}

const makeAnew = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { mode: 0o700 })
  } catch (cause) {
    throw new Problem('file_unwritable', { out: folder }, { cause })
  }
}

/** What cannot be looked at is none. */
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

const readIfThere = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '')

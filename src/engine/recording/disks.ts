// Disks: the archive folders of a station, and which of them takes the next segment. Each folder carries an identity file: a disk that is
// not mounted, or another one in its place, is never taken for an empty one.

import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import { no, ok, type Result } from '#base/result.ts'
import { Disk } from './disk.ts'

export const IDENTITY_FILE = 'matthan-archive.json'

export type Archive = {
  readonly folder: string
  /** The identity it must have; undefined for a folder that is taken into use now. */
  readonly id: string | undefined
  /** Room that is left free on this disk. */
  readonly floor_bytes: number
}

export type ArchiveTrouble = 'not_mounted' | 'another_disk' | 'unwritable'
export type Free = { readonly free_bytes: number; readonly total_bytes: number }

/** Reads or, for a folder that is taken into use, makes the identity of an archive folder. */
export const identify = (archive: Archive, station: string): Result<string, ArchiveTrouble> => {
  const file = join(archive.folder, IDENTITY_FILE)
  const found = readIdentity(file)
  if (found !== undefined) return archive.id === undefined || archive.id === found ? ok(found) : no('another_disk')
  if (archive.id !== undefined) return no('not_mounted')
  try {
    mkdirSync(archive.folder, { recursive: true, mode: 0o700 })
    const id = `kho-${randomBytes(6).toString('hex')}`
    writeFileSync(file, `${JSON.stringify({ id, station })}\n`, { mode: 0o600, flag: 'wx' })
    return ok(id)
  } catch {
    return no('unwritable')
  }
}

export class Disks {
  readonly #disks: readonly { readonly disk: Disk; readonly archive: Archive }[]
  /** Archives that are not there, and why. */
  readonly missing: readonly { readonly archive: Archive; readonly trouble: ArchiveTrouble }[]

  constructor(archives: readonly Archive[], station: string, clock: Clock, sync = true) {
    const read = archives.map(archive => ({ archive, identity: identify(archive, station) }))
    this.#disks = read.flatMap(({ archive, identity }) =>
      identity.ok ? [{ archive, disk: new Disk(identity.value, archive.folder, clock, sync) }] : [],
    )
    this.missing = read.flatMap(({ archive, identity }) =>
      identity.ok ? [] : [{ archive, trouble: identity.problem }],
    )
  }

  get all(): readonly Disk[] {
    return this.#disks.map(({ disk }) => disk)
  }

  folderOf(id: string): string | undefined {
    return this.#disks.find(({ disk }) => disk.id === id)?.disk.folder
  }

  /** The disk for a new segment: of those that work, the one with most room above its floor. */
  choose(): Disk | undefined {
    let best: { disk: Disk; room: number } | undefined
    for (const { disk, archive } of this.#disks) {
      if (!disk.usable) continue
      const room = freeBytes(disk.folder) - archive.floor_bytes
      if (best === undefined || room > best.room) best = { disk, room }
    }
    return best?.disk
  }

  /** Room per disk, and how far below its floor it is (0 when it is not). */
  pressure(): readonly { readonly disk: Disk; readonly short_bytes: number }[] {
    return this.#disks.map(({ disk, archive }) => ({
      disk,
      short_bytes: Math.max(0, archive.floor_bytes - freeBytes(disk.folder)),
    }))
  }
}

export const freeOf = (folder: string): Free | undefined => {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder)
    return { free_bytes: bavail * bsize, total_bytes: blocks * bsize }
  } catch {
    return undefined
  }
}

const freeBytes = (folder: string): number => freeOf(folder)?.free_bytes ?? 0

const readIdentity = (file: string): string | undefined => {
  try {
    const { id } = JSON.parse(readFileSync(file, 'utf8')) as { id?: unknown }
    return typeof id === 'string' && /^[a-z0-9-]{4,40}$/.test(id) ? id : undefined
  } catch {
    return undefined
  }
}

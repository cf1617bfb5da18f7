// Disks: the archive folders of a station, and which of them takes the next segment. Each folder carries an identity file: a disk that is
// not mounted, or another one in its place, is never taken for an empty one; it is used again as soon as it is back.

import { randomBytes } from 'node:crypto'
import { readFileSync, statfsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import { no, ok, type Result } from '#base/result.ts'
import { Disk } from './disk.ts'
import { makeFolder } from './make-folder.ts'
import { writeDurably } from './write-durably.ts'

export const IDENTITY_FILE = 'matthan-archive.json'

export type Archive = {
  readonly folder: string
  /** The identity it must have; undefined for a folder that is taken into use now. */
  readonly id: string | undefined
  /** Room that is left free on this disk. */
  readonly floor_bytes: number
  /** Out of use: nothing new is written here, what lies here is still read. */
  readonly retired: boolean
}

export type ArchiveTrouble = 'not_mounted' | 'another_disk' | 'unwritable'
/** `device` tells folders that share a disk. */
export type Free = { readonly free_bytes: number; readonly total_bytes: number; readonly device: number }

export type ArchiveState = Archive & {
  readonly state: 'ok' | 'full' | 'stalled' | 'failed' | ArchiveTrouble
  /** The error of a disk that failed. */
  readonly detail: string | null
  readonly free: Free | undefined
}

/** Reads or, for a folder that is taken into use, makes the identity of an archive folder. */
export const identify = (archive: Pick<Archive, 'folder' | 'id'>, station: string): Result<string, ArchiveTrouble> => {
  const file = join(archive.folder, IDENTITY_FILE)
  const found = readIdentity(file)
  if (found !== undefined) return archive.id === undefined || archive.id === found ? ok(found) : no('another_disk')
  if (archive.id !== undefined) return no('not_mounted')
  try {
    makeFolder(archive.folder)
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return no('unwritable') // it is somebody else's
    const id = `kho-${randomBytes(6).toString('hex')}`
    writeDurably(file, `${JSON.stringify({ id, station })}\n`)
    return ok(id)
  } catch {
    return no('unwritable')
  }
}

type Place = { archive: Archive; trouble: ArchiveTrouble | undefined; disk: Disk | undefined; looking: boolean }

export class Disks {
  readonly #station: string
  readonly #clock: Clock
  readonly #sync: boolean
  #places: readonly Place[] = []
  /** Archives where nothing that may go is left, and room is short. */
  #full: ReadonlySet<string> = new Set()

  constructor(archives: readonly Archive[], station: string, clock: Clock, sync = true) {
    this.#station = station
    this.#clock = clock
    this.#sync = sync
    this.use(archives)
  }

  /** Takes up a list of archives; a disk that was in use and still is goes on undisturbed. */
  use(archives: readonly Archive[]): void {
    const used = this.#places
    const places: Place[] = []
    this.#places = places
    for (const archive of archives) {
      const before = used.find(place => place.archive.folder === archive.folder)
      if (before?.disk !== undefined && before.disk.id === archive.id) {
        places.push({ ...before, archive })
        continue
      }
      const place: Place = { archive, trouble: undefined, disk: undefined, looking: false }
      places.push(place)
      this.#judge(place, identify(archive, this.#station))
    }
  }

  /** Disks that are there. */
  get all(): readonly Disk[] {
    return this.#present.map(({ disk }) => disk)
  }

  /** Archives that are not there, and why. */
  get missing(): readonly { readonly archive: Archive; readonly trouble: ArchiveTrouble }[] {
    return this.#places.flatMap(({ archive, trouble }) => (trouble === undefined ? [] : [{ archive, trouble }]))
  }

  disk(id: string): Disk | undefined {
    return this.#present.find(({ disk }) => disk.id === id)?.disk
  }

  folderOf(id: string): string | undefined {
    return this.disk(id)?.folder
  }

  /** The disk for a new segment: of those that work, the one with most room above its floor. */
  choose(): Disk | undefined {
    let best: { place: Place; disk: Disk; room: number } | undefined
    for (const place of this.#present) {
      const { disk, archive } = place
      if (!disk.usable || archive.retired || this.#full.has(disk.id)) continue
      const room = freeBytes(disk.folder) - archive.floor_bytes
      if (best === undefined || room > best.room) best = { place, disk, room }
    }
    if (best === undefined) return undefined
    // It may have been pulled out since it was last looked at.
    this.#judge(best.place, identify({ ...best.place.archive, id: best.disk.id }, this.#station))
    if (best.place.disk === undefined) return this.choose()
    best.disk.begin()
    return best.disk
  }

  /** Looks for disks that went or came back. Does not wait for one that stands still. */
  async look(): Promise<void> {
    await Promise.race([Promise.all(this.#places.map(place => this.#lookAt(place))), soon()])
  }

  /** Names the archives that can take nothing new because all that is left on them must stay. */
  full(archives: ReadonlySet<string>): void {
    this.#full = archives
  }

  /** Why footage is refused just now: what stands in the way most lastingly of the archives in use. */
  get refusal(): Refusal {
    const reasons = this.#places.flatMap(({ archive, disk }) =>
      archive.retired
        ? []
        : [disk === undefined ? 'disk_away' : this.#full.has(disk.id) ? 'held_fills_disk' : refusalOf(disk)],
    )
    return refusals.find(reason => reasons.includes(reason)) ?? 'disk_away'
  }

  /** Room per disk, and how far below its floor it is (0 when it is not). A disk that refused for want of room is short of a little more. */
  pressure(): readonly { readonly disk: Disk; readonly short_bytes: number; readonly floor_bytes: number }[] {
    return this.#present.map(({ disk, archive: { floor_bytes } }) => {
      const { state } = disk
      const refuses = state.state === 'failed' && (state.code === 'ENOSPC' || state.code === 'EDQUOT')
      const room = freeBytes(disk.folder) - floor_bytes
      // Somebody else may have made room since: then it is tried again, and nothing is removed for it.
      const short_bytes = room < 0 ? -room : refuses && room < LEAST_SHORT ? LEAST_SHORT - room : 0
      return { disk, short_bytes, floor_bytes }
    })
  }

  states(): readonly ArchiveState[] {
    return this.#places.map(({ archive, trouble, disk }) => {
      if (disk === undefined) return { ...archive, state: trouble ?? 'not_mounted', detail: null, free: undefined }
      const { state } = disk
      const full = state.state === 'ok' && this.#full.has(disk.id)
      return {
        ...archive,
        id: disk.id,
        state: full ? 'full' : state.state,
        detail: state.state === 'failed' ? state.error : null,
        free: freeOf(disk.folder),
      }
    })
  }

  get #present(): readonly (Place & { disk: Disk })[] {
    return this.#places.filter((place): place is Place & { disk: Disk } => place.disk !== undefined)
  }

  async #lookAt(place: Place): Promise<void> {
    const id = place.disk?.id ?? place.archive.id
    if (place.looking || id === undefined) return
    place.looking = true
    const text = await readFile(join(place.archive.folder, IDENTITY_FILE), 'utf8').catch(() => '')
    place.looking = false
    const found = identityIn(text)
    this.#judge(place, found === id ? ok(found) : no(found === undefined ? 'not_mounted' : 'another_disk'))
  }

  #judge(place: Place, found: Result<string, ArchiveTrouble>): void {
    // A copy of an archive has the same identity: what is written to it would be looked for in the first.
    const twin = found.ok && this.#places.some(other => other !== place && other.disk?.id === found.value)
    const identity = twin ? no('another_disk' as const) : found
    place.trouble = identity.ok ? undefined : identity.problem
    if (!identity.ok) place.disk = undefined
    else if (place.disk?.id !== identity.value) {
      place.disk = new Disk(identity.value, place.archive.folder, this.#clock, { sync: this.#sync })
      place.archive = { ...place.archive, id: identity.value }
    }
  }
}

/** The gravest first. A disk in order that took nothing was too slow for what came. */
const refusals = ['held_fills_disk', 'disk_failed', 'disk_full', 'disk_away', 'disk_stalled'] as const
export type Refusal = (typeof refusals)[number]

const refusalOf = ({ state }: Disk): Refusal => {
  if (state.state !== 'failed') return 'disk_stalled'
  return state.code === 'ENOSPC' || state.code === 'EDQUOT' ? 'disk_full' : 'disk_failed'
}

const LEAST_SHORT = 16 * 1024 * 1024
const LOOK_MS = 2000

const soon = (): Promise<void> => new Promise(resolve => setTimeout(resolve, LOOK_MS).unref())

/** Room above the floors of the archives in use; folders on one disk share its room. */
export const roomOf = (archives: readonly ArchiveState[]): number => {
  const rooms = new Map<number, number>()
  for (const { retired, free, floor_bytes } of archives) {
    if (retired || free === undefined) continue
    const room = Math.max(0, free.free_bytes - floor_bytes)
    rooms.set(free.device, Math.min(room, rooms.get(free.device) ?? room))
  }
  return [...rooms.values()].reduce((sum, room) => sum + room, 0)
}

export const freeOf = (folder: string): Free | undefined => {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder)
    return { free_bytes: bavail * bsize, total_bytes: blocks * bsize, device: statSync(folder).dev }
  } catch {
    return undefined
  }
}

const freeBytes = (folder: string): number => freeOf(folder)?.free_bytes ?? 0

const readIdentity = (file: string): string | undefined => {
  try {
    return identityIn(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Whose archive a folder says it is, by the text of its identity file. */
export const identityIn = (text: string): string | undefined => {
  try {
    const { id } = JSON.parse(text) as { id?: unknown }
    return typeof id === 'string' && /^[a-z0-9-]{4,40}$/.test(id) ? id : undefined
  } catch {
    return undefined
  }
}

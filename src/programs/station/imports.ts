// Imports: footage files that a person brings in by hand. A file comes in parts, is kept as it was given with its SHA-256 beside it, and only
// then are its pictures placed from the stated time on, where nothing was recorded. One file is read at a time.

import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { type FileHandle, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import { type CameraId, knownCameraId, type StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { mediaSpan90k, spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { ImportBegun, Imported } from '#contract/backfill.ts'
import { writeDurably } from '#engine/recording/write-durably.ts'
import { type FileKind, kindOfFile, readFilePictures } from './file-pictures.ts'
import type { RecoveredIntake } from './recovered-intake.ts'

const LARGEST_BYTES = 20 * 1024 ** 3
const MOST_OPEN = 4
const FORGOTTEN_MS = 3_600_000
/** One that was cut off makes way for the next when there is no room beside it. */
const CUT_OFF_MS = 5 * 60_000
/** What is recorded live comes first. */
const LEAST_FREE_BYTES = 2 * 1024 ** 3
const LONGEST = spanFromMillis(31 * 24 * 3_600_000)
/** A large file is read for minutes; whoever waits for it asks again after so long. */
const WAIT_MS = 15_000
const PART = '.part'

export type NewImport = {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly start: WallTime90k
  readonly name: string
  readonly bytes: number
}

type Open = NewImport & {
  readonly id: string
  readonly file: FileHandle
  readonly path: string
  readonly hash: ReturnType<typeof createHash>
  received: number
  touched_ms: number
  busy: boolean
}

/** All of it is here, under its own name. */
type Whole = NewImport & {
  readonly id: string
  readonly kind: FileKind
  readonly sha256: string
  readonly path: string
  /** Whether pictures of it were handed on. */
  taken: boolean
}

export type ImportPorts = {
  readonly folder: string
  readonly intake: Pick<RecoveredIntake, 'bring'>
  readonly clock: Clock
  readonly log: Logger
}

export class Imports {
  readonly #ports: ImportPorts
  readonly #open = new Map<string, Open>()
  readonly #bringing = new Map<string, Promise<Imported>>()
  #reading: Promise<unknown> = Promise.resolve()

  constructor(ports: ImportPorts) {
    this.#ports = ports
  }

  /** Throws `import_too_large`, `import_busy`, `import_time_wrong`, `data_folder_full`. */
  async begin(wanted: NewImport): Promise<ImportBegun> {
    const { clock, folder } = this.#ports
    await this.#forget(FORGOTTEN_MS)
    if (this.#open.size >= MOST_OPEN) await this.#forget(CUT_OFF_MS)
    if (wanted.bytes > LARGEST_BYTES) throw new Problem('import_too_large', { bytes: wanted.bytes })
    if (wanted.start >= clock.wall()) throw new Problem('import_time_wrong')
    if (this.#open.size >= MOST_OPEN) throw new Problem('import_busy')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (this.#open.size === 0) await this.#sweep()
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize < wanted.bytes + LEAST_FREE_BYTES) throw new Problem('data_folder_full', { folder })
    const id = randomBytes(8).toString('hex')
    const path = join(folder, `${id}${PART}`)
    const file = await open(path, 'wx', 0o600)
    const hash = createHash('sha256')
    const touched_ms = clock.monotonic()
    this.#open.set(id, { ...wanted, id, file, path, hash, received: 0, touched_ms, busy: false })
    return { id, received_bytes: 0 }
  }

  /** Throws `no_such_import`, `import_part_wrong`, `data_folder_full`. A part that came already is taken for done. */
  async take(id: string, at: number, bytes: Buffer): Promise<ImportBegun> {
    const given = this.#mustGet(id)
    if (at + bytes.length <= given.received) return { id, received_bytes: given.received }
    if (given.busy || at !== given.received || at + bytes.length > given.bytes)
      throw new Problem('import_part_wrong', { at, received: given.received })
    given.busy = true
    try {
      await writeWhole(given.file, bytes, at)
      given.hash.update(bytes)
      given.received += bytes.length
      given.touched_ms = this.#ports.clock.monotonic()
    } finally {
      given.busy = false
    }
    return { id, received_bytes: given.received }
  }

  /**
   * The file is whole: reads it and brings it in. Answers undefined while it is still being read: ask again. Throws `import_part_wrong`,
   * `import_unreadable` and what the intake throws.
   */
  async finish(id: string): Promise<Imported | undefined> {
    const bringing = this.#bringing.get(id) ?? this.#begun(id)
    const patience = new AbortController()
    const later = pause(WAIT_MS, undefined, { signal: patience.signal, ref: false }).catch(() => undefined)
    try {
      return await Promise.race([bringing, later])
    } finally {
      patience.abort()
    }
  }

  #begun(id: string): Promise<Imported> {
    const mine = this.#finish(id)
    this.#bringing.set(id, mine)
    const forget = () => setTimeout(() => this.#bringing.delete(id), FORGOTTEN_MS).unref()
    mine.then(forget, forget)
    return mine
  }

  async #finish(id: string): Promise<Imported> {
    const given = this.#mustGet(id)
    if (given.received !== given.bytes || given.busy)
      throw new Problem('import_part_wrong', { received: given.received })
    given.busy = true // until it has its own name: it is not forgotten meanwhile, and its folder not swept
    const whole = await this.#keep(given).finally(() => this.#open.delete(id))
    const mine = this.#reading.then(() => this.#bringIn(whole))
    this.#reading = mine.catch(() => {}) // told to whoever gave it
    try {
      return await mine
    } catch (error) {
      // What it gave to the footage is proven by it: only a file of which nothing was taken goes.
      if (!whole.taken) for (const file of [whole.path, `${whole.path}.sha256`]) await rm(file, { force: true })
      throw error
    }
  }

  async stop(): Promise<void> {
    for (const { file, path, received, bytes, busy } of this.#open.values()) {
      if (busy && received === bytes) continue // it is being kept
      await file.close()
      await rm(path, { force: true })
    }
    this.#open.clear()
  }

  async #bringIn(given: Whole): Promise<Imported> {
    const { log } = this.#ports
    const { id, camera, stream, name, bytes, start, kind, sha256 } = given
    const brought = await this.#read(given)
    if (brought.pictures_read === 0) throw new Problem('import_unreadable', { name })
    log.info('footage was brought in from a file', { camera, id, kind, bytes, pictures: brought.pictures })
    return { id, camera, stream, name, kind, bytes, sha256, from_90k: start, ...brought }
  }

  async #read(given: Whole) {
    const { intake, clock } = this.#ports
    const { camera, stream, start, name, sha256 } = given
    const { pictures, unread } = readFilePictures(given.path, given.kind)
    const until = wallTime90k(Math.min(clock.wall(), start + LONGEST))
    const origin = {
      source: 'file',
      from: `${name.slice(0, 120)} (SHA-256 ${sha256.slice(0, 16)}…)`,
      fetched_90k: clock.wall(),
      clock_offset_ms: 0,
      clock_quality: 'stated',
    } as const
    let pictures_read = 0
    let first: number | undefined
    let to_90k: number = start
    const brought = await intake.bring({ camera, stream, from: start, to: until, origin }, async writer => {
      for await (const { decode, shown, format, key, bytes } of pictures) {
        first ??= shown
        pictures_read++
        const at = wallTime90k(start + decode - first)
        to_90k = Math.max(to_90k, start + shown - first)
        if (writer.done) continue
        given.taken = true
        await writer.take({
          kind: 'video',
          format,
          key,
          bytes,
          decode: at,
          composition: mediaSpan90k(shown - decode),
        })
      }
    })
    const { segments } = brought
    // A picture that leads up to several gaps is written for each.
    const placed = Math.min(brought.pictures, pictures_read)
    return { to_90k, pictures_read, pictures: placed, segments, unread: [...unread].slice(0, 100) }
  }

  /**
   * The original as it was given, on the disk under a name that says whose it is, and its hash as `sha256sum` writes it: before a picture of
   * it is brought in, so that no death leaves footage without what proves it. Throws `import_unreadable`.
   */
  async #keep(given: Open): Promise<Whole> {
    const { folder } = this.#ports
    const { id, camera, stream, start, name, bytes, file, path, hash } = given
    await file.sync()
    await file.close()
    const kind = await kindOfFile(path)
    if (kind === undefined) {
      await rm(path, { force: true })
      throw new Problem('import_unreadable', { name })
    }
    const kept = `${knownCameraId(camera)}-${id}.${kind}`
    const sha256 = hash.digest('hex')
    writeDurably(join(folder, `${kept}.sha256`), `${sha256}  ${kept}\n# ${name.replace(/[\r\n]/g, ' ')}\n`)
    await rename(path, join(folder, kept))
    await using held = await open(folder, 'r')
    await held.sync()
    return { id, camera, stream, start, name, bytes, kind, sha256, path: join(folder, kept), taken: false }
  }

  #mustGet(id: string): Open {
    const given = this.#open.get(id)
    if (given === undefined) throw new Problem('no_such_import', { import: id })
    return given
  }

  async #forget(untouched_ms: number): Promise<void> {
    const before = this.#ports.clock.monotonic() - untouched_ms
    for (const { id, file, path, touched_ms, busy } of [...this.#open.values()]) {
      if (busy || touched_ms > before) continue
      this.#open.delete(id)
      await file.close()
      await rm(path, { force: true })
    }
  }

  /** What an earlier station was given and never got to the end of. */
  async #sweep(): Promise<void> {
    const { folder } = this.#ports
    for (const name of await readdir(folder)) if (name.endsWith(PART)) await rm(join(folder, name), { force: true })
  }
}

/** On a disk that is nearly full less is written than was asked for, and nothing is thrown before the next time. */
const writeWhole = async (file: FileHandle, bytes: Buffer, at: number): Promise<void> => {
  try {
    for (let done = 0; done < bytes.length; )
      done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
  } catch (error) {
    const full = error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
    throw full ? new Problem('data_folder_full', {}, { cause: error }) : error
  }
}

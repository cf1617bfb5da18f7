// Dying station: a station whose recorder is killed, or whose power goes, and which comes back. It runs with a write log, so that a
// power cut can take back what was not flushed and be asked afterwards for what was.

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { readArchiveFolders } from '#programs/recorder/archives.ts'
import type { Street } from '#simulator/street.ts'
import { cutPower, seeded } from './power-cut.ts'
import { StationUnderTest } from './station-under-test.ts'
import type { Workplace } from './workplace.ts'
import { FOLDER_VARIABLE, LOG_VARIABLE, SEGMENT_VARIABLE } from './write-log-events.ts'

/** Drawn at each start of the station: as shipped, or so short that deaths meet segments while they are closed. */
const SEGMENTS_MS = [240_000, 2000]

export type Died = {
  readonly died_90k: WallTime90k
  /** When what died was started again: at once, or when the power came back. */
  readonly back_90k: WallTime90k
  /** Camera → its newest session: when the street sent the first and the last picture. */
  readonly sent: ReadonlyMap<string, Sent>
}

type Sent = { readonly first_ms: number; readonly last_ms: number }

export const openDyingStation = async (
  place: Workplace,
  street: Street,
  tell: (line: string) => void,
  seed = Math.floor(Math.random() * 2 ** 32),
): Promise<DyingStation> => {
  tell(`hạt giống (seed) ${seed}`)
  const station = new DyingStation(place, street, tell, seeded(seed))
  await station.start()
  await station.addCameras()
  return station
}

export class DyingStation {
  readonly data: string
  /** Files of which less is there than was promised. */
  readonly broken: string[] = []
  /** What the cuts took, in all. */
  readonly taken: Record<string, number> = {}
  readonly #place: Workplace
  readonly #street: Street
  readonly #tell: (line: string) => void
  readonly #log: string
  readonly #lot: () => number
  #station: StationUnderTest | undefined
  readonly #promised = new Map<string, number>()

  /** What the power takes, and how long segments are, falls by `lot`. */
  constructor(place: Workplace, street: Street, tell: (line: string) => void, lot: () => number) {
    this.#lot = lot
    this.#place = place
    this.#street = street
    this.#tell = tell
    this.data = join(place.folder, 'data')
    mkdirSync(join(place.folder, 'writes'))
    this.#log = join(place.folder, 'writes', 'log')
  }

  async start(): Promise<void> {
    const preload = pathToFileURL(join(import.meta.dirname, 'write-log.ts')).href
    this.#station = await StationUnderTest.start(this.#place, this.data, {
      NODE_OPTIONS: `--import=${preload} --disable-warning=ExperimentalWarning`,
      [LOG_VARIABLE]: this.#log,
      [FOLDER_VARIABLE]: this.data,
      [SEGMENT_VARIABLE]: `${SEGMENTS_MS[Math.floor(this.#lot() * SEGMENTS_MS.length)]}`,
    })
  }

  async addCameras(): Promise<void> {
    await this.#running.addCameras(this.#street.cameras, 'main')
  }

  async stop(): Promise<void> {
    await this.#place.stop(this.#running.running)
  }

  /** Comes back when it has been started again, not when it records again. */
  async die(kind: 'kill' | 'power cut'): Promise<Died> {
    const { pid } = (await this.#running.status()).recorder
    if (pid === null) throw new Error('the recorder has no process')
    // The station first, or it would start another recorder.
    if (kind === 'power cut') process.kill(this.#running.running.pid, 'SIGKILL')
    process.kill(pid, 'SIGKILL')
    const died_90k = wallNow()
    const sent = new Map(this.#street.cameras.map(({ id }) => [id, sentOf(this.#street, id)]))
    if (kind === 'kill') return { died_90k, back_90k: died_90k, sent }
    while (alive(pid) || !this.#running.running.over) await wait(5)
    this.#cut()
    const back_90k = wallNow()
    await this.start()
    return { died_90k, back_90k, sent }
  }

  /** Looks for all that was promised before the last cut: a row for each file, and as many sound bytes. */
  compare(db: DatabaseSync): void {
    const row = db.prepare('SELECT bytes, damage FROM segment WHERE archive = ? AND path = ?')
    const folders = readArchiveFolders(this.data)
    const promised = [...this.#promised]
    this.#promised.clear()
    for (const [file, bytes] of promised) {
      const [archive, folder] = [...folders].find(([, folder]) => file.startsWith(`${folder}/`)) ?? ['', '']
      const found = row.get(archive, file.slice(folder.length + 1))
      if (found !== undefined && found.damage === null && Number(found.bytes) >= bytes) continue
      this.broken.push(file)
      this.#tell(`promised and gone: ${file}, ${bytes} bytes; ${JSON.stringify(found ?? 'no row')}`)
    }
  }

  #cut(): void {
    const cut = cutPower(this.#log, join(this.data, 'catalogue.sqlite-wal'), this.#lot)
    for (const [file, bytes] of cut.promised) this.#promised.set(file, bytes)
    const counts = {
      ...Object.fromEntries(Object.entries(cut.fates).map(([fate, n]) => [`writes not flushed, ${fate}`, n])),
      'names taken back': cut.undone,
      'bytes of the catalogue log taken back': cut.wal_lost_bytes,
      'files promised and looked for': cut.promised.size,
    }
    for (const [name, n] of Object.entries(counts)) this.taken[name] = (this.taken[name] ?? 0) + n
    // What is on the disk now is durable: the next cut begins from here.
    rmSync(join(this.#place.folder, 'writes'), { recursive: true })
    mkdirSync(join(this.#place.folder, 'writes'))
  }

  get #running(): StationUnderTest {
    if (this.#station === undefined) throw new Error('the station was not started')
    return this.#station
  }
}

const sentOf = (street: Street, id: string): Sent => {
  const { first_wall_ms = 0, last_wall_ms = 0 } = street.sent(id, 'main')
  return { first_ms: first_wall_ms, last_ms: last_wall_ms }
}

const alive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false // ESRCH
  }
}

const wallNow = (): WallTime90k => wallFromUnixMillis(Date.now())

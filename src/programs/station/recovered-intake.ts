// Recovered intake: where guests of this station (a backfill, an import) bring footage that was fetched from elsewhere. Gives each stream to
// one guest at a time, finds out what is missing, and first clears up what a guest that died left behind.

import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { AudioFormat } from '#engine/frames/frame.ts'
import type { CatalogueReader } from '#engine/recording/catalogue.ts'
import type { Link } from '#engine/recording/chain.ts'
import { coverage } from '#engine/recording/coverage.ts'
import type { Disks } from '#engine/recording/disks.ts'
import type { Gap } from '#engine/recording/gap-filler.ts'
import { chainName, type RecoveredFrom, withoutSecrets } from '#engine/recording/recovered.ts'
import { type RecoveredPorts, RecoveredWriter } from '#engine/recording/recovered-footage.ts'
import { completePart, type Left, nameRefused, recoveredPaths } from '#engine/recording/recovered-parts.ts'

/** What the recorder is still writing is not missing. */
const UNDER_WAY = spanFromMillis(5000)
const TRIES = 20
const TRY_MS = 500

export type RecoveredWanted = {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly origin: RecoveredFrom
  readonly audio?: AudioFormat
}

export type IntakePorts = Omit<RecoveredPorts, 'disks' | 'enter'> & {
  /** The archives as they are now, opened anew. */
  readonly disks: () => Disks
  readonly reader: CatalogueReader
  readonly chainOf: (camera: CameraId, chain: string) => Link
  readonly has: (archive: string, path: string) => boolean
  /** Asks the recorder to enter a file. */
  readonly enter: (archive: string, path: string) => Promise<string | null>
  readonly clock: Clock
  readonly log: Logger
}

/** What a guest does with its turn. `gaps` is what is missing; it gives `take` any frames it has, of a little before each gap on. */
export type Guest<T> = (writer: Pick<RecoveredWriter, 'take' | 'done'>, gaps: readonly Gap[]) => Promise<T>

export class RecoveredIntake {
  readonly #ports: IntakePorts
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(ports: IntakePorts) {
    this.#ports = ports
  }

  /** What is missing of a span now, as far as it can be judged. */
  missing(camera: CameraId, stream: StreamName, from: WallTime90k, to: WallTime90k): readonly Gap[] {
    const until = wallTime90k(Math.min(to, this.#ports.clock.wall() - UNDER_WAY))
    const held = this.#ports.reader.segments(camera, stream, from, until)
    return coverage(held, [], from, until).flatMap(span =>
      span.state === 'missing' ? [{ from: span.from, to: span.to }] : [],
    )
  }

  /**
   * Waits for the stream's turn and lets a guest fill what is missing of a span; resolves when all it gave is on disk and in the catalogue.
   * Throws what the guest throws, `no_room_for_recovered`, `recovered_refused`, `recorder_away`; what was whole by then stays.
   */
  async bring<T>(wanted: RecoveredWanted, guest: Guest<T>): Promise<{ readonly answer: T } & RecoveredDone> {
    const { camera, stream } = wanted
    const key = `${camera}/${stream}`
    const before = this.#turns.get(key) ?? Promise.resolve()
    const mine = before.catch(() => {}).then(() => this.#bring(wanted, guest))
    this.#turns.set(key, mine)
    try {
      return await mine
    } finally {
      if (this.#turns.get(key) === mine) this.#turns.delete(key)
    }
  }

  /** Completes and enters what guests left behind that died. Call it once the recorder is up, before guests come. */
  async sweep(camera = '', stream = ''): Promise<void> {
    const { has, log } = this.#ports
    const chain = camera === '' ? '' : `${camera}/${chainName(stream, true)}/`
    for (const { id, folder } of this.#ports.disks().all) {
      const paths = recoveredPaths(folder).filter(path => path.startsWith(chain) && !has(id, path))
      const left: Left[] = []
      for (const path of paths) left.push(...[(await completePart(folder, path)) ?? []].flat())
      for (const { path } of left.toSorted((a, b) => a.before - b.before)) {
        const refused = await this.#enter(id, path)
        if (refused === null) continue
        await nameRefused(folder, path)
        log.warn('recovered footage that was left behind is set aside', { archive: id, path, refused })
      }
    }
  }

  async #bring<T>(wanted: RecoveredWanted, guest: Guest<T>): Promise<{ answer: T } & RecoveredDone> {
    const { camera, stream, from, to, origin, audio } = wanted
    await this.sweep(camera, stream)
    const gaps = this.missing(camera, stream, from, to)
    const disks = this.#ports.disks()
    const enter = (archive: string, path: string) => this.#enter(archive, path)
    const writer = new RecoveredWriter(
      { ...this.#ports, disks, enter },
      {
        camera,
        stream,
        gaps,
        origin: { ...origin, from: withoutSecrets(origin.from) },
        audio,
        link: this.#ports.chainOf(camera, chainName(stream, true)),
      },
    )
    let answer: T
    try {
      answer = await guest(writer, gaps)
    } catch (error) {
      await writer.finish().catch(() => {}) // the guest's own trouble is what counts
      throw error
    }
    return { answer, ...(await writer.finish()) }
  }

  /** The recorder may be starting again or rebuilding its catalogue: that passes. */
  async #enter(archive: string, path: string): Promise<string | null> {
    for (let tries = 0; tries < TRIES; tries++) {
      const refused = await this.#ports.enter(archive, path)
      if (refused !== 'not_now') return refused
      await pause(TRY_MS)
    }
    throw new Problem('recorder_away', { archive, path })
  }
}

type RecoveredDone = Awaited<ReturnType<RecoveredWriter['finish']>>

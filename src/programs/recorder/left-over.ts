// Left over: what could not be brought in order when the recorder started, because an archive was away or the system gave no file. It is
// tried again while recording goes on, and when an archive comes back its files without a row are entered.

import type { Clock } from '#base/clock.ts'
import type { SegmentRow } from '#engine/recording/catalogue.ts'
import type { Disks } from '#engine/recording/disks.ts'
import { repairOpenSegments } from '#engine/recording/repair.ts'
import { enterNewFiles, type NewFiles } from './new-files.ts'

/** A file that the system refuses is asked for again after this. */
const AGAIN_MS = 60_000

export type LeftOverOptions = {
  readonly files: NewFiles
  readonly disks: Disks
  readonly clock: Clock
  readonly waiting: readonly SegmentRow[]
  readonly gone: readonly SegmentRow[]
}

export class LeftOver {
  /** Segments that were left open and have no file; told to the file watch. */
  readonly gone: readonly SegmentRow[]
  readonly #options: LeftOverOptions
  readonly #waiting: Map<number, string>
  readonly #seen: Set<string>
  #busy = false
  #again_ms: number

  constructor(options: LeftOverOptions) {
    const { disks, clock, waiting, gone } = options
    this.#options = options
    this.gone = gone
    this.#waiting = new Map(waiting.map(({ id, archive }) => [id, archive]))
    this.#seen = new Set(disks.all.map(({ id }) => id))
    this.#again_ms = clock.monotonic() + AGAIN_MS
  }

  /** A segment that was left open and whose file is there again. */
  add(id: number, archive: string): void {
    this.#waiting.set(id, archive)
    this.#again_ms = Number.NEGATIVE_INFINITY
  }

  /** Call it every ten seconds. */
  async round(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      await this.#round()
    } catch (error) {
      this.#options.files.log.error('what was left over from the last start could not be brought in order', { error })
    } finally {
      this.#busy = false
    }
  }

  async #round(): Promise<void> {
    const { disks, files, clock } = this.#options
    const came = disks.all.filter(({ id }) => !this.#seen.has(id))
    if (came.length > 0 || clock.monotonic() >= this.#again_ms) await this.#repair()
    for (const disk of came) {
      this.#seen.add(disk.id)
      const entered = await enterNewFiles(disk, files)
      files.log.info('an archive that was away is back', { archive: disk.id, entered })
    }
  }

  async #repair(): Promise<void> {
    const { disks, files, clock } = this.#options
    this.#again_ms = clock.monotonic() + AGAIN_MS
    const open = new Set(files.catalogue.openSegments().map(({ id }) => id)) // others are not committed as such yet
    const there = [...this.#waiting].filter(([id, archive]) => open.has(id) && disks.folderOf(archive) !== undefined)
    if (there.length === 0) return
    const ids = new Set(there.map(([id]) => id))
    const done = await repairOpenSegments(files.catalogue, archive => disks.folderOf(archive), ids)
    for (const id of ids) this.#waiting.delete(id)
    for (const { id, archive } of [...done.waiting, ...done.gone]) this.#waiting.set(id, archive)
    const { closed, recovered_fragments, set_aside } = done
    if (closed + set_aside.length > 0)
      files.log.info('segments that were left open are closed', { closed, recovered_fragments, set_aside })
  }
}

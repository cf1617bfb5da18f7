// Recovered footage: the writer for guests. Whoever fetched footage from elsewhere gives it here, outside the recorder's process; what falls
// into the gaps of the stream becomes ordinary segments, hashed and chained as they are written, flushed, and only then shown to the
// recorder, which alone enters rows. A file keeps the ending `.part` until it is whole.

import { open, rename, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#base/clock.ts'
import type { CameraId, StationId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { Chunk } from '#engine/frames/chunk.ts'
import type { AudioFormat } from '#engine/frames/frame.ts'
import type { CatalogueWriter } from './catalogue.ts'
import type { Link } from './chain.ts'
import type { SignedHead, Signer } from './chain-head.ts'
import type { Disks } from './disks.ts'
import { type Gap, GapFiller, type LaterFrame } from './gap-filler.ts'
import { PART, StreamRecorder } from './recorder.ts'
import type { RecoveredFrom } from './recovered.ts'

const SEGMENT_MS = 240_000
/** A guest waits while more than this is on its way to the disks. */
const MOST_WAITING_BYTES = 8 * 1024 * 1024
const WAIT_MS = 5
/** The floors are looked at again after so much. */
const LOOK_EVERY_BYTES = 32 * 1024 * 1024
/** A disk with less than this above its floor takes no recovered footage: what is recorded live comes first. */
const LEAST_ROOM_BYTES = 64 * 1024 * 1024

export type RecoveredTask = {
  readonly camera: CameraId
  readonly stream: StreamName
  /** What is missing, in order. */
  readonly gaps: readonly Gap[]
  readonly origin: RecoveredFrom
  /** The sound that comes with the pictures. */
  readonly audio: AudioFormat | undefined
  /** Where the stream's chain of recovered footage stands. */
  readonly link: Link
}

export type RecoveredPorts = {
  readonly station: StationId
  readonly disks: Disks
  readonly signer: Signer | undefined
  readonly signed: (head: SignedHead) => void
  /** Shows a whole file to the recorder; throws when it does not take it for now, answers why when it never will. */
  readonly enter: (archive: string, path: string) => Promise<string | null>
  readonly clock: Clock
  readonly log: Logger
  readonly segment_ms?: number
}

export type RecoveredResult = { readonly segments: number; readonly pictures: number; readonly bytes: number }

type Written = {
  readonly archive: string
  readonly path: string
  readonly before: number
  last: number
  closed: boolean
}

export class RecoveredWriter {
  readonly #ports: RecoveredPorts
  readonly #filler: GapFiller
  readonly #recorder: StreamRecorder
  readonly #files: Written[] = []
  readonly #heads: SignedHead[] = []
  readonly #result = { segments: 0, pictures: 0, bytes: 0 }
  /** The chain as far as the recorder has entered it. */
  #entered: number
  #entering: Promise<void> = Promise.resolve()
  #failure: unknown
  #leadIn = 0
  #lookAt = 0

  constructor(ports: RecoveredPorts, task: RecoveredTask) {
    this.#ports = ports
    this.#entered = task.link.number
    const { origin, audio, gaps, ...stream } = task
    this.#recorder = new StreamRecorder({
      ...ports,
      ...stream,
      segment_ms: ports.segment_ms ?? SEGMENT_MS,
      signed: head => void this.#heads.push(head),
      clockState: () => 'unknown', // no time service vouches for another device's clock; `recovered` says what is known
      catalogue: this.#collect(),
      recovered: () => ({ ...origin, lead_in: this.#takeLeadIn() }),
    })
    this.#recorder.begin(audio)
    this.#filler = new GapFiller(gaps, {
      begin: lead_in => {
        this.#leadIn = lead_in
      },
      give: frame =>
        this.#recorder.take({ ...frame, chunk: loose(frame.bytes), start: 0, end: frame.bytes.length, newRun: false }),
      end: until => this.#recorder.end(until),
    })
  }

  /** All gaps are filled: nothing more needs to be fetched. */
  get done(): boolean {
    return this.#filler.done
  }

  /** Takes the next frame; resolves when another may come. Throws `no_room_for_recovered`, `recovered_refused`, and what the recorder threw. */
  async take(frame: LaterFrame): Promise<void> {
    this.#lookForRoom()
    this.#filler.take(frame)
    while (this.#waiting() > MOST_WAITING_BYTES) await pause(WAIT_MS)
    this.#complain()
  }

  /** The source has no more: all that was taken is on disk and in the catalogue when this resolves. Throws as `take`. */
  async finish(): Promise<RecoveredResult> {
    this.#filler.finish()
    this.#recorder.end()
    await this.#recorder.flushed()
    await this.#entering
    this.#complain()
    return this.#result
  }

  #takeLeadIn(): number {
    const lead_in = this.#leadIn
    this.#leadIn = 0
    return lead_in
  }

  #waiting(): number {
    return this.#ports.disks.all.reduce((sum, disk) => sum + disk.waitingBytes, 0)
  }

  #complain(): void {
    if (this.#failure !== undefined) throw this.#failure
    const { lost_fragments } = this.#recorder.counts
    if (lost_fragments > 0 || this.#recorder.state.refused_since !== undefined)
      throw new Problem('no_room_for_recovered', { lost_fragments })
  }

  #lookForRoom(): void {
    const { counts } = this.#recorder
    if (counts.written_bytes < this.#lookAt) return
    this.#lookAt = counts.written_bytes + LOOK_EVERY_BYTES
    const { disks } = this.#ports
    const short = disks
      .states()
      .filter(({ free, floor_bytes }) => (free?.free_bytes ?? 0) - floor_bytes < LEAST_ROOM_BYTES)
    disks.full(new Set(short.flatMap(({ id }) => id ?? [])))
  }

  /** Stands where the catalogue stands for a live recorder: notes what is whole on disk, and shows it in the order of the chain. */
  #collect(): CatalogueWriter {
    const begun: { archive: string; path: string }[] = []
    const files = new Map<number, Written>()
    return {
      open: ({ archive, path }) => begun.push({ archive, path }),
      wrote: (id, { link, frames }) => {
        const known = files.get(id)
        this.#result.pictures += frames
        if (known !== undefined) known.last = link.number
        else files.set(id, this.#note({ ...begun[id - 1]!, before: link.number - 1, last: link.number, closed: false }))
      },
      closed: (id, { bytes }) => {
        const file = files.get(id)
        if (file === undefined) return
        file.closed = true
        this.#result.bytes += bytes
        this.#entering = this.#entering.then(() => this.#enterNext()).catch(error => this.#fail(error))
      },
      failed: () => {},
      found: () => {},
    }
  }

  #note(file: Written): Written {
    this.#files.push(file)
    return file
  }

  async #enterNext(): Promise<void> {
    for (;;) {
      const next = this.#files.find(({ before, closed }) => closed && before === this.#entered)
      if (next === undefined || this.#failure !== undefined) return
      await this.#enter(next)
      this.#entered = next.last
      this.#result.segments++
      for (const head of this.#heads.splice(0)) {
        if (head.head.number <= next.last) this.#ports.signed(head)
        else this.#heads.push(head)
      }
    }
  }

  async #enter({ archive, path }: Written): Promise<void> {
    const { disks, enter } = this.#ports
    const folder = disks.folderOf(archive)
    if (folder === undefined) throw new Problem('no_room_for_recovered', { archive })
    const whole = path.slice(0, -PART.length)
    await nameWhole(folder, path)
    const refused = await enter(archive, whole)
    if (refused === null) return
    // It was never entered and its source still has it; left here it would only fill the disk.
    await unlink(join(folder, whole))
    throw new Problem('recovered_refused', { path: whole, refused })
  }

  #fail(error: unknown): void {
    this.#failure ??= error
    this.#ports.log.error('recovered footage could not be brought in', { error })
  }
}

/** Takes the ending `.part` away, in a way that outlasts a power cut. */
export const nameWhole = async (folder: string, path: string): Promise<void> => {
  const file = join(folder, path)
  await rename(file, file.slice(0, -PART.length))
  await using day = await open(dirname(file), 'r')
  await day.sync()
}

const loose = (bytes: Buffer): Chunk => ({ bytes, retain: () => {}, release: () => {} })

// File watch: whether the files that the catalogue names are still there. Looks at the newest first when the recorder starts and then at
// a few each round, so that a folder emptied by hand or a disk that came back with less is known, and said, before somebody asks for it.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { wallTime90k } from '#base/units.ts'
import type { SegmentRow } from '#engine/recording/catalogue.ts'
import { NO_GAP } from '#engine/recording/coverage.ts'
import type { Disks } from '#engine/recording/disks.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import type { FilePresence, FileRow } from '#store/file-presence.ts'
import { FILE_GONE } from '#store/file-presence.ts'
import type { Gather } from '#store/segments.ts'

/** Rows looked at in the first round, or after one that found many gone; and in any other. */
const MANY = 2000
const SOME = 200
/** Rows without a file that are looked for again in each round. */
const MARKED = 100
const NEWEST = Number.MAX_SAFE_INTEGER

export type FileWatchOptions = {
  readonly presence: FilePresence
  readonly gather: Gather
  readonly ledger: LedgerWriter
  readonly disks: Disks
  readonly clock: Clock
  readonly log: Logger
  /** An open segment whose file came back is to be closed like any that was left open. */
  readonly openIsBack: (id: number, archive: string) => void
  /** Segments that were left open and whose file was not there when the recorder started. */
  readonly gone: readonly SegmentRow[]
}

export class FileWatch {
  readonly #options: FileWatchOptions
  #goneAtStart: readonly FileRow[]
  #busy: Promise<void> | undefined
  #below = NEWEST
  #markedBelow = NEWEST
  #most = MANY

  constructor(options: FileWatchOptions) {
    this.#options = options
    this.#goneAtStart = options.gone.map(row => ({ ...row, live: row.recovered === undefined }))
  }

  /** Call it every ten seconds; a round that is still under way is not doubled. */
  round(): Promise<void> {
    this.#busy ??= this.#round()
      .catch(error => this.#options.log.error('the files on the disks could not be looked at', { error }))
      .finally(() => {
        this.#busy = undefined
      })
    return this.#busy
  }

  async #round(): Promise<void> {
    const { presence } = this.#options
    const held = presence.held(this.#below, this.#most)
    this.#below = held.length < this.#most ? NEWEST : held.at(-1)!.id
    const missing = [...this.#goneAtStart, ...(await this.#filter(held, false))]
    this.#goneAtStart = []
    this.#most = missing.length > held.length / 2 ? MANY : SOME
    if (missing.length > 0) await this.#lose(missing)
    const marked = presence.marked(this.#markedBelow, MARKED)
    this.#markedBelow = marked.length < MARKED ? NEWEST : marked.at(-1)!.id
    const back = await this.#filter(marked, true)
    if (back.length > 0) this.#welcome(back)
  }

  async #lose(missing: readonly FileRow[]): Promise<void> {
    const { disks, presence, gather, ledger, clock, log } = this.#options
    await disks.look() // a disk that was pulled out takes all its files with it: that is no loss of files
    const gone = await this.#filter(missing, false)
    if (gone.length === 0) return
    gather(() => {
      for (const row of gone) presence.mark(row)
    })
    const note = { cause: 'disk_fault', by: 'recorder', detail: FILE_GONE, noted: clock.wall() } as const
    for (const span of joined(gone)) ledger.past({ ...span, ...note })
    log.error('files that the catalogue names are gone from the disk', { files: gone.length, first: gone[0]!.path })
  }

  #welcome(back: readonly FileRow[]): void {
    const { presence, gather, log, openIsBack } = this.#options
    gather(() => {
      for (const row of back) presence.unmark(row)
    })
    for (const { id, archive, open } of back) if (open) openIsBack(id, archive)
    log.info('files that were gone are there again', { files: back.length, first: back[0]!.path })
  }

  /** Those whose file is certainly there, or certainly not; of a disk that is away or stands still nothing is said. */
  async #filter(rows: readonly FileRow[], there: boolean): Promise<readonly FileRow[]> {
    const found: FileRow[] = []
    for (const row of rows) {
      const disk = this.#options.disks.disk(row.archive)
      if (disk === undefined || disk.state.state === 'stalled') continue
      if ((await isThere(join(disk.folder, row.path))) === there) found.push(row)
    }
    return found
  }
}

/** Undefined where it cannot be told. */
const isThere = (file: string): Promise<boolean | undefined> =>
  stat(file).then(
    found => found.isFile(),
    error => (error.code === 'ENOENT' || error.code === 'ENOTDIR' ? false : undefined),
  )

type Span = Pick<FileRow, 'camera' | 'stream'> & { readonly from: FileRow['start']; readonly to: FileRow['end'] }

/** One note for files that follow each other. */
const joined = (rows: readonly FileRow[]): readonly Span[] => {
  const spans: Span[] = []
  const key = ({ camera, stream }: Pick<FileRow, 'camera' | 'stream'>) => `${camera}/${stream}`
  for (const row of rows.toSorted((a, b) => key(a).localeCompare(key(b)) || a.start - b.start)) {
    const last = spans.at(-1)
    if (last !== undefined && key(last) === key(row) && Math.abs(row.start - last.to) <= NO_GAP)
      spans[spans.length - 1] = { ...last, to: wallTime90k(Math.max(last.to, row.end)) }
    else spans.push({ camera: row.camera, stream: row.stream, from: row.start, to: row.end })
  }
  return spans
}

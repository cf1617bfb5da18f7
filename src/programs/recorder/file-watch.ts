// File watch: whether the files that the catalogue names are still there. Looks at the newest first when the recorder starts and then at
// a few each round, so that a folder emptied by hand or a disk that came back with less is known, and said, before somebody asks for it.
// A closed file that was cut short keeps what is whole in it.

import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { SegmentRow } from '#engine/recording/catalogue.ts'
import { isWhole, whatIsLeft } from '#engine/recording/closed-segment.ts'
import { NO_GAP } from '#engine/recording/coverage.ts'
import type { Disks } from '#engine/recording/disks.ts'
import type { LedgerWriter } from '#engine/recording/ledger.ts'
import type { FilePresence, FileRow } from '#store/file-presence.ts'
import { FILE_DAMAGED, FILE_GONE } from '#store/file-presence.ts'
import type { GatheringWriter } from '#store/segments.ts'

/** Rows looked at in the first round, or after one that found many gone; and in any other. */
const MANY = 2000
const SOME = 200
/** Rows without a file that are looked for again in each round. */
const MARKED = 100
const NEWEST = Number.MAX_SAFE_INTEGER
/** In the first round the index of what ended so shortly before the last is read too: a power cut may leave zeros of the right length. */
const NEWLY_CLOSED = spanFromMillis(600_000)

export type FileWatchOptions = {
  readonly presence: FilePresence
  readonly catalogue: Pick<GatheringWriter, 'gather' | 'foundAgain'>
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
  #first = true

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
    await this.#mendAll(held.filter(row => !missing.includes(row)))
    this.#goneAtStart = []
    this.#most = missing.length > held.length / 2 ? MANY : SOME
    if (missing.length > 0) await this.#lose(missing)
    const marked = presence.marked(this.#markedBelow, MARKED)
    this.#markedBelow = marked.length < MARKED ? NEWEST : marked.at(-1)!.id
    const back = await this.#filter(marked, true)
    if (back.length > 0) this.#welcome(back)
  }

  async #mendAll(held: readonly FileRow[]): Promise<void> {
    const indexed = this.#first ? wallTime90k(Math.max(0, ...held.map(({ end }) => end)) - NEWLY_CLOSED) : undefined
    this.#first = false
    for (const row of held) {
      const folder = this.#options.disks.folderOf(row.archive)
      if (folder === undefined || (await isWhole(folder, row, indexed !== undefined && row.end >= indexed))) continue
      await this.#mend(row, folder).catch(error =>
        this.#options.log.warn('a damaged file could not be mended', { path: row.path, error }),
      )
    }
  }

  /** What is whole in the file stays, and the rest is missing; where nothing is, the row promises nothing any more. */
  async #mend(row: FileRow, folder: string): Promise<void> {
    const { presence, catalogue, ledger, clock, log } = this.#options
    const left = await whatIsLeft(row.archive, folder, row.path)
    if (left === 'unreadable') return
    if (left === 'nothing') catalogue.gather(() => presence.mark(row, FILE_DAMAGED))
    else catalogue.foundAgain(row, left)
    const from: WallTime90k = left === 'nothing' ? row.start : left.end
    const span = { camera: row.camera, stream: row.stream, from, to: row.end }
    if (row.end - from > NO_GAP)
      ledger.past({ ...span, cause: 'disk_fault', by: 'recorder', detail: FILE_DAMAGED, noted: clock.wall() })
    log.error('a file is damaged; what is whole in it is kept', { path: row.path, kept: left !== 'nothing' })
  }

  async #lose(missing: readonly FileRow[]): Promise<void> {
    const { disks, presence, catalogue, ledger, clock, log } = this.#options
    await disks.look() // a disk that was pulled out takes all its files with it: that is no loss of files
    const gone = await this.#filter(missing, false)
    if (gone.length === 0) return
    catalogue.gather(() => {
      for (const row of gone) presence.mark(row)
    })
    const note = { cause: 'disk_fault', by: 'recorder', detail: FILE_GONE, noted: clock.wall() } as const
    for (const span of joined(gone)) ledger.past({ ...span, ...note })
    log.error('files that the catalogue names are gone from the disk', { files: gone.length, first: gone[0]!.path })
  }

  #welcome(back: readonly FileRow[]): void {
    const { presence, catalogue, log, openIsBack } = this.#options
    catalogue.gather(() => {
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

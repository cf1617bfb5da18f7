// Import desk: spreadsheets that were read, and how far the adding of their rows has come. In memory only, since there are passwords in
// them; what is added goes to the vault.

import { randomBytes } from 'node:crypto'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { type ImportedRow, type ImportedTable, readImport } from '#community/upkeep/camera-import.ts'
import type { CameraImport, ImportRow, RowTrouble } from '#contract/camera-import.ts'
import type { ProbeFinding } from '#engine/camera/probe.ts'
import { unseenStreams } from '#engine/camera/unseen.ts'
import type { RunProbe } from '#http/routes/probes/probe-desk.ts'
import type { ShownPictures } from '#http/routes/probes/shown-stream.ts'
import type { Table } from './read-csv.ts'
import { shownAddress, wishOf } from './row-wish.ts'

const AT_ONCE = 6
const MOST_KEPT = 8
const KEPT_MS = 60 * 60_000

type Row = {
  readonly imported: ImportedRow
  state: ImportRow['state']
  camera: string | null
  finding: ProbeFinding | undefined
  trouble: RowTrouble | null
}
type Job = {
  readonly id: string
  readonly began_ms: number
  state: CameraImport['state']
  readonly rows: Row[]
  readonly ignored: readonly string[]
}

export type ImportDesk = {
  /** The dry run. Throws `spreadsheet_without_headings`. */
  readonly check: (table: Table) => Promise<CameraImport>
  /** Throws `no_such_spreadsheet`. */
  readonly get: (id: string) => CameraImport
  /** Adds the good rows; `by`: whoever asked for it. */
  readonly start: (id: string, by: string) => CameraImport
  /** Adds what did not answer at the address where its stream should be. */
  readonly addUnseen: (id: string, by: string) => CameraImport
  readonly stop: () => void
}

export type AddRow = (row: ImportedRow, finding: ProbeFinding, by: string) => string

type Need = {
  readonly probe: RunProbe
  readonly pictures: ShownPictures
  readonly clock: Clock
  readonly log: Logger
  readonly add: AddRow
  /** Adds what only the station knows: cameras that it has already, networks that it may not call. */
  readonly against: (table: ImportedTable) => Promise<ImportedTable>
}

export const createImportDesk = ({ probe, pictures, clock, log, add, against }: Need): ImportDesk => {
  const jobs = new Map<string, Job>()
  const stopped = new AbortController()
  const mustGet = (id: string): Job => {
    const job = jobs.get(id)
    if (job === undefined) throw new Problem('no_such_spreadsheet', { import: id })
    return job
  }
  const addRow = async (row: Row, by: string): Promise<void> => {
    row.state = 'adding'
    const finding = await probe(wishOf(row.imported), stopped.signal, heard => {
      row.finding = heard
    })
    row.finding = finding
    if (finding.trouble !== null || finding.main === undefined) {
      row.trouble = finding.trouble ?? 'no_stream'
      row.state = 'failed'
      return
    }
    row.camera = add(row.imported, finding, by)
    await pictures.settled([finding.main.look])
    row.state = 'added'
  }
  const run = async (job: Job, by: string): Promise<void> => {
    const waiting = job.rows.filter(({ state }) => state === 'ready').values()
    const work = async () => {
      for (const row of waiting) {
        if (stopped.signal.aborted) return
        await addRow(row, by).catch(error => {
          row.state = 'failed'
          row.trouble = 'not_kept'
          log.error('a row of a spreadsheet could not be added', { row: row.imported.row, error })
        })
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    job.state = 'done'
  }
  return {
    check: async table => {
      for (const [id, { began_ms, state }] of jobs)
        if (state !== 'adding' && (clock.monotonic() - began_ms > KEPT_MS || jobs.size >= MOST_KEPT)) jobs.delete(id)
      const read = readImport(table)
      if (!read.headed) throw new Problem('spreadsheet_without_headings', {})
      const { rows, ignored } = await against(read)
      const id = randomBytes(9).toString('base64url')
      const job: Job = {
        id,
        began_ms: clock.monotonic(),
        state: 'checked',
        ignored,
        rows: rows.map(imported => ({
          imported,
          state: imported.problems.length > 0 ? 'bad' : 'ready',
          camera: null,
          finding: undefined,
          trouble: null,
        })),
      }
      jobs.set(id, job)
      return shownJob(job, pictures)
    },
    get: id => shownJob(mustGet(id), pictures),
    start: (id, by) => {
      const job = mustGet(id)
      if (job.state === 'checked') {
        job.state = 'adding'
        void run(job, by)
      }
      return shownJob(job, pictures)
    },
    addUnseen: (id, by) => {
      const job = mustGet(id)
      for (const row of job.state === 'done' ? job.rows : []) {
        const finding = canAddUnseen(row) ? unseenStreams(wishOf(row.imported)) : undefined
        if (finding === undefined) continue
        row.camera = add(row.imported, finding, by)
        row.state = 'added'
        row.trouble = null
      }
      return shownJob(job, pictures)
    },
    stop: () => stopped.abort(),
  }
}

const shownJob = ({ id, state, rows, ignored }: Job, pictures: ShownPictures): CameraImport => ({
  id,
  state,
  rows: rows.map(row => shownRow(row, pictures)),
  good: rows.filter(row => row.imported.problems.length === 0).length,
  bad: rows.filter(row => row.imported.problems.length > 0).length,
  ignored_columns: [...ignored],
})

/** What is off, or whose RTSP is: a wrong password or a wrong path would be wrong tomorrow too. */
const canAddUnseen = ({ state, trouble, imported }: Row): boolean =>
  state === 'failed' &&
  (trouble === 'unreachable' || trouble === 'rtsp_off') &&
  unseenStreams(wishOf(imported)) !== undefined

const shownRow = (one: Row, pictures: ShownPictures): ImportRow => {
  const { imported, state, camera, finding, trouble } = one
  const { row, name, place, channel, brand, problems } = imported
  const { jpeg, mp4 } = pictures.of(finding?.main?.look)
  const address = shownAddress(imported)
  return {
    ...{ row, name, place, address, channel, state, camera, jpeg, mp4, trouble },
    brand: finding?.brand ?? brand,
    problems: [...problems],
    can_add_unseen: canAddUnseen(one),
  }
}

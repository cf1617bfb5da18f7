// Extractions as they stand in station.sqlite, read back: one row with its spans, steps, scans, copies and viewings.

import type { DatabaseSync } from 'node:sqlite'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type {
  CopyRow,
  ExtractionHead,
  ExtractionRow,
  ItemRow,
  ScanRow,
  StepRow,
  ViewingRow,
} from '#community/evidence/extraction-book.ts'
import type { ExtractionState } from '#contract/extraction.ts'

export type Row = Readonly<Record<string, unknown>>

/** A copy that is past its day makes the whole extraction overdue; nobody has to come by for that. */
export const stateNow = `CASE WHEN state = 'handed_over' AND EXISTS (SELECT 1 FROM extraction_copy
  WHERE extraction = extraction.id AND ended IS NULL AND expires_90k <= :now) THEN 'copy_expired' ELSE state END AS state_now`

export const headOf = (row: Row): ExtractionHead => ({
  id: Number(row.id),
  state: row.state_now as ExtractionState,
  by: String(row.made_by),
  cameras: JSON.parse(String(row.cameras)) as string[],
})

/** Reads the rest of an extraction. */
export const createRowReader = (db: DatabaseSync): ((row: Row) => ExtractionRow) => {
  const of = (table: string, order: string) =>
    db.prepare(`SELECT * FROM extraction_${table} WHERE extraction = ? ORDER BY ${order}`)
  const [items, steps, scans] = [of('item', 'n'), of('step', 'id'), of('scan', 'id')]
  const [copies, viewings, work] = [of('copy', 'id'), of('viewing', 'id'), of('work', 'extraction')]
  return row => {
    const id = Number(row.id)
    const done = work.get(id)
    return {
      ...headOf(row),
      number: `${row.n}/${row.year}`,
      person: row.made_person === null ? null : Number(row.made_person),
      made: wall(row.made_90k),
      asked: json(row.asked),
      warnings: json(row.warnings),
      needed: Number(row.needed),
      items: items.all(id).map(itemOf),
      steps: steps.all(id).map(stepOf),
      scans: scans.all(id).map(scanOf),
      copies: copies.all(id).map(copyOf),
      viewings: viewings.all(id).map(viewingOf),
      job: done?.job == null ? null : json(done.job),
      bundle: done?.bundle == null ? null : json(done.bundle),
    }
  }
}

const wall = (value: unknown): WallTime90k => wallTime90k(Number(value))
const json = <T>(value: unknown): T => JSON.parse(String(value)) as T

const itemOf = (row: Row): ItemRow => ({
  camera: knownCameraId(String(row.camera)),
  stream: row.stream as StreamName,
  from: wall(row.from_90k),
  to: wall(row.to_90k),
  name: String(row.name),
  place: String(row.place),
  hold: row.hold === null ? null : String(row.hold),
})

const stepOf = (row: Row): StepRow => ({
  kind: String(row.kind),
  state: row.state as ExtractionState,
  text: String(row.text),
  exception: row.exception === null ? null : String(row.exception),
  by: String(row.by),
  person: row.person === null ? null : Number(row.person),
  at: wall(row.at_90k),
})

export const scanOf = (row: Row): ScanRow => ({
  id: Number(row.id),
  name: String(row.name),
  type: String(row.type),
  bytes: Number(row.bytes),
  sha256: String(row.sha256),
  by: String(row.by),
})

const copyOf = (row: Row): CopyRow => ({
  ...json<Omit<CopyRow, 'id' | 'by' | 'at' | 'end'>>(row.copy),
  id: Number(row.id),
  by: String(row.by),
  at: wall(row.at_90k),
  end:
    row.ended === null
      ? null
      : ({ ...json<object>(row.ended), by: String(row.ended_by), at: wall(row.ended_90k) } as CopyRow['end']),
})

const viewingOf = (row: Row): ViewingRow => ({
  id: Number(row.id),
  viewing: json(row.viewing),
  by: String(row.by),
  at: wall(row.at_90k),
})

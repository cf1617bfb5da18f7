// Check ledger: the ledger stands twice, in the catalogue and as lines in files. What stands in one of them alone, or otherwise, was changed by another hand than
// the recorder's. Both are compared as they lie; what was noted a moment ago may still be on its way into one of them.

import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Finding, FindingCode } from './findings.ts'
import type { Outage } from './ledger.ts'
import type { DeletionEntry, JournalEntry } from './outage-journal.ts'

/** Lines follow within a second, what retention removes within a minute, and a disk may be slow. */
const ON_ITS_WAY = spanFromMillis(180_000)

type Entry = Exclude<JournalEntry, { kind: 'end' }>

export type LedgerTwice = {
  /** All that the catalogue has. */
  readonly rows: readonly JournalEntry[]
  /** All that the journal says in the end, ends that stand alone among them. */
  readonly entries: readonly JournalEntry[]
  /** No month of the journal grew too old yet. */
  readonly fromTheStart: boolean
  readonly file: string
}

export const checkLedger = (
  { rows, entries, fromTheStart, file }: LedgerTwice,
  now: WallTime90k,
  found: (finding: Finding) => void,
): void => {
  const told = newestWords(entries)
  const oldest = (kind: string) => (fromTheStart ? 0 : Math.min(...numbersOf(told, kind)))
  const since = { outage: oldest('outage'), deletion: oldest('deletion') }
  const say = (what: FindingCode, one: Entry, detail: string) => {
    if (now - notedOf(one) > ON_ITS_WAY) found({ what, file, at_byte: null, ...placeOf(one), detail })
  }
  const left = new Map(told)
  for (const row of rows) {
    if (row.kind === 'end') continue
    const key = `${row.kind} ${row.id}`
    const line = told.get(key)
    left.delete(key)
    if (line === undefined) {
      // Months that grew too old went; what is older than all lines is not missing among them.
      if (row.id > since[row.kind]) say('ledger_row_added', row, textOf(row))
    } else if (!isSame(row, line)) say('ledger_differs', row, `${textOf(row)}; in the journal: ${textOf(line)}`)
  }
  for (const line of left.values()) say('ledger_row_missing', line, textOf(line))
}

/** The newest word on each, with ends that stand in a later month. */
const newestWords = (entries: readonly JournalEntry[]): ReadonlyMap<string, Entry> => {
  const told = new Map<string, Entry>()
  for (const entry of entries) {
    if (entry.kind !== 'end') told.set(`${entry.kind} ${entry.id}`, entry)
    else {
      const begun = told.get(`outage ${entry.id}`)
      if (begun?.kind === 'outage')
        told.set(`outage ${entry.id}`, { ...begun, outage: { ...begun.outage, to: wallTime90k(entry.to_90k) } })
    }
  }
  return told
}

const numbersOf = (told: ReadonlyMap<string, Entry>, kind: string): readonly number[] =>
  [...told.values()].flatMap(one => (one.kind === kind ? [one.id] : []))

const isSame = (row: Entry, line: Entry): boolean => {
  if (row.kind === 'outage' && line.kind === 'outage') return outageText(row.outage) === outageText(line.outage)
  // A record grows for hours: an older line says less of it.
  if (row.kind !== 'deletion' || line.kind !== 'deletion') return false
  const same = (['camera', 'stream', 'from_90k', 'to_90k', 'bytes', 'segments', 'why'] as const).every(
    name => row[name] === line[name],
  )
  return same
}

const outageText = ({ camera, stream, from, to, cause, by, detail, noted }: Outage): string =>
  JSON.stringify([camera ?? null, stream ?? null, from, to ?? null, cause, by, detail, noted])

const notedOf = (one: Entry): number =>
  one.kind === 'deletion' ? one.at_90k : Math.max(one.outage.noted, one.outage.to ?? 0)

const placeOf = (one: Entry) => {
  if (one.kind === 'deletion') return { camera: one.camera, stream: one.stream, at: wallTime90k(one.from_90k) }
  return { camera: one.outage.camera ?? '', stream: one.outage.stream ?? '', at: one.outage.from }
}

const textOf = (one: Entry): string =>
  one.kind === 'deletion' ? deletionText(one) : `${one.outage.cause} ${one.outage.detail}, by ${one.outage.by}`

const deletionText = ({ why, segments, bytes }: DeletionEntry): string => `${why}, ${segments} files, ${bytes} bytes`

// From lines of the chain to what is read: an entry for each act and each look, a look with the newest of what was told of it. The index holds
// these rows and can be made again from the lines at any time; the check makes them too and compares.

import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import type { AccessEntry, Changed, LookedSpan, Looker } from '#community/access/access-log.ts'

export type Line = Readonly<Record<string, unknown>>

export type EntryRow = {
  readonly n: number
  readonly at_90k: number
  readonly until_90k: number
  readonly open: number
  readonly verb: string
  readonly who: string
  readonly refused: string
  readonly purpose: string
  readonly case_no: string
  readonly cameras: readonly string[]
  /** The line that began it, with what was told since, as JSON. */
  readonly entry: string
}

const shown: ReadonlySet<string> = new Set(['act', 'begin', 'prune', 'clock_set_back'])

/** The row that an act or the beginning of a look makes, undefined for every other line; `text` is the line as it stands in the file. */
export const rowOf = (line: Line, text = JSON.stringify(line)): EntryRow | undefined =>
  typeof line.kind === 'string' && shown.has(line.kind) ? built(line, text) : undefined

/** Which entry a line tells more of. */
export const tellsOf = ({ kind, of }: Line): number | undefined =>
  (kind === 'extend' || kind === 'end') && typeof of === 'number' ? of : undefined

/** The row with what `line` tells. */
export const told = (row: EntryRow, line: Line): EntryRow => {
  const { until_90k, times, spans } = line
  const before = JSON.parse(row.entry) as Line
  const now = { ...before, until_90k, times, ...(spans !== undefined && { spans }), over: line.kind === 'end' }
  return built(now, JSON.stringify(now))
}

const built = (line: Line, text: string): EntryRow => {
  const at_90k = Number(line.at_90k)
  const who = (line.who ?? {}) as Partial<Looker>
  return {
    n: Number(line.n),
    at_90k,
    until_90k: typeof line.until_90k === 'number' ? line.until_90k : at_90k,
    open: line.kind === 'begin' && line.over !== true ? 1 : 0,
    verb: textOf(line.verb),
    who: textOf(who.name),
    refused: textOf(line.refused),
    purpose: textOf(line.purpose),
    case_no: textOf(line.case),
    cameras: line.cameras === undefined ? [] : [...new Set(camerasOf(line))].toSorted(),
    entry: text,
  }
}

const camerasOf = ({ cameras }: Line): readonly string[] =>
  Array.isArray(cameras) ? cameras.filter(camera => typeof camera === 'string') : []

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** As the rest of the house reads it. */
export const entryOf = ({ entry, n, at_90k, until_90k, open, verb }: Omit<EntryRow, 'cameras'>): AccessEntry => {
  const line = JSON.parse(entry) as Line
  const { purpose, refused, changed, about, request } = line as Partial<Record<string, string>>
  return {
    ...{ n, verb },
    at: wallTime90k(at_90k),
    until: wallTime90k(until_90k),
    open: open === 1,
    times: typeof line.times === 'number' ? line.times : 1,
    who: line.who as Looker,
    act: textOf(line.act),
    cameras: camerasOf(line).map(knownCameraId),
    spans: (line.spans ?? (line.span === undefined ? [] : [line.span])) as readonly LookedSpan[],
    ...(purpose !== undefined && { purpose }),
    ...(line.case !== undefined && { case: textOf(line.case) }),
    ...(refused !== undefined && { refused }),
    ...(changed !== undefined && { changed: changed as unknown as Changed }),
    ...(about !== undefined && { about: about as unknown as NonNullable<AccessEntry['about']> }),
    ...(request !== undefined && { request }),
  }
}

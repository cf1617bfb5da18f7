// From lines of the chain to what is read: an entry for each act and each look, a look with the newest of what was told of it. The index holds
// these rows and can be made again from the lines at any time; the check makes them too and compares.

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
  return {
    n: Number(line.n),
    at_90k,
    until_90k: typeof line.until_90k === 'number' ? line.until_90k : at_90k,
    open: line.kind === 'begin' && line.over !== true ? 1 : 0,
    verb: textOf(line.verb),
    who: lookerOf(line.who).name,
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

/** As the rest of the house reads it. Whoever has the files may have written anything: what is no word of ours is left out. */
export const entryOf = ({ entry, n, at_90k, until_90k, open, verb }: Omit<EntryRow, 'cameras'>): AccessEntry => {
  const line = JSON.parse(entry) as Line
  return {
    ...{ n, verb },
    at: wallTime90k(at_90k),
    until: wallTime90k(until_90k),
    open: open === 1,
    times: typeof line.times === 'number' ? line.times : 1,
    who: lookerOf(line.who),
    act: textOf(line.act),
    cameras: camerasOf(line),
    spans: spansOf(line),
    ...optional('purpose', line.purpose),
    ...optional('case', line.case),
    ...optional('refused', line.refused),
    ...optional('request', line.request),
    ...(isObject(line.changed) && { changed: pairsOf(line.changed) }),
    ...(isObject(line.about) && { about: plainOf(line.about) }),
  }
}

const kinds: ReadonlySet<unknown> = new Set(['account', 'operator', 'television', 'system', 'nobody', 'station'])

const lookerOf = (value: unknown): Looker => {
  const who: Line = isObject(value) ? value : {}
  return {
    kind: kinds.has(who.kind) ? (who.kind as Looker['kind']) : 'nobody',
    name: textOf(who.name),
    ...optional('person', who.person),
    ...optional('role', who.role),
    ...optional('unit', who.unit),
    ...optional('address', who.address),
    ...optional('session', who.session),
  }
}

const spansOf = ({ spans, span }: Line): readonly LookedSpan[] =>
  (Array.isArray(spans) ? spans : [span]).flatMap(one =>
    Array.isArray(one) && Number.isSafeInteger(one[0]) && Number.isSafeInteger(one[1])
      ? [[wallTime90k(one[0]), wallTime90k(one[1])] as const]
      : [],
  )

const pairsOf = (changed: Line): Changed =>
  Object.fromEntries(
    Object.entries(changed).flatMap(([name, pair]) =>
      Array.isArray(pair) ? [[name, [pair[0], pair[1]] as const]] : [],
    ),
  )

const plainOf = (about: Line): NonNullable<AccessEntry['about']> =>
  Object.fromEntries(
    Object.entries(about).filter((pair): pair is [string, string | number | boolean] =>
      ['string', 'number', 'boolean'].includes(typeof pair[1]),
    ),
  )

const optional = <Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> =>
  typeof value === 'string' ? ({ [name]: value } as Record<Name, string>) : {}

const isObject = (value: unknown): value is Line => typeof value === 'object' && value !== null && !Array.isArray(value)

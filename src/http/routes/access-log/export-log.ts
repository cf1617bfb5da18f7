// The access log as a file: CSV that a spreadsheet opens, or JSON, a line each. Made as it is read, some entries at a time.

import { Readable } from 'node:stream'
import { unixMillis, type WallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { AccessEntry, AccessLogReader, AccessSearch } from '#community/access/access-log.ts'
import { shownEntry } from './shown-entry.ts'

const AT_ONCE = 500

export const exportStream = (
  log: AccessLogReader,
  search: Omit<AccessSearch, 'most'>,
  form: 'csv' | 'json',
): Readable => Readable.from(parts(log, search, form))

async function* parts(log: AccessLogReader, search: Omit<AccessSearch, 'most'>, form: 'csv' | 'json') {
  // The mark by which spreadsheets know UTF-8.
  if (form === 'csv') yield `\uFEFF${columns.map(([name]) => name).join(',')}\r\n`
  for (let before = search.before; ; ) {
    const entries = log.find({ ...search, before, most: AT_ONCE })
    yield entries.map(form === 'csv' ? csvLine : jsonLine).join('')
    before = entries.at(-1)?.n
    if (entries.length < AT_ONCE) return
  }
}

const time = (at: WallTime90k): string => `${localText(at)} ${new Date(unixMillis(at)).toISOString()}`

const columns: readonly (readonly [name: string, of: (entry: AccessEntry) => string | number])[] = [
  ['n', ({ n }) => n],
  ['from', ({ at }) => time(at)],
  ['until', ({ until, open }) => (open ? '' : time(until))],
  ['kind', ({ who }) => who.kind],
  ['who', ({ who }) => who.name],
  ['person', ({ who }) => who.person ?? ''],
  ['role', ({ who }) => who.role ?? ''],
  ['unit', ({ who }) => who.unit ?? ''],
  ['address', ({ who }) => who.address ?? ''],
  ['verb', ({ verb }) => verb],
  ['act', ({ act }) => act],
  ['cameras', ({ cameras = [] }) => cameras.join(' ')],
  ['footage', ({ spans }) => spans.map(([from, to]) => `${localText(from)}–${localText(to)}`).join('; ')],
  ['purpose', ({ purpose = '' }) => purpose],
  ['case', entry => entry.case ?? ''],
  ['refused', ({ refused = '' }) => refused],
  ['changed', ({ changed }) => (changed === undefined ? '' : JSON.stringify(changed))],
  ['times', ({ times }) => times],
]

const csvLine = (entry: AccessEntry): string => `${columns.map(([, of]) => cell(of(entry))).join(',')}\r\n`

/** RFC 4180; what a spreadsheet would take for a formula is told as text. */
const cell = (value: string | number): string => {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const jsonLine = (entry: AccessEntry): string => `${JSON.stringify(shownEntry(entry))}\n`

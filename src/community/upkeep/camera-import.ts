// Camera import: what a spreadsheet of cameras means: which column is which, in Vietnamese or English, with accents or without; what is
// wrong with each row, in words that name the row and the column. Decides only: reading files and dialling cameras are others' work.

import { slug } from '#base/ids.ts'
import type { BrandCode } from '#contract/brand.ts'
import type { ImportColumn, RowProblem } from '#contract/camera-import.ts'
import { type ImportFault, importFaults } from './import-faults.ts'
import { brandNamedBy, headings } from './import-words.ts'

export type ImportedRow = {
  /** As the spreadsheet numbers it. */
  readonly row: number
  readonly name: string
  readonly place: string
  readonly brand: BrandCode | null
  readonly address: string
  readonly port: number | null
  readonly channel: number | null
  readonly username: string
  readonly password: string
  readonly main_url: string
  readonly sub_url: string
  /** The recorder that it hangs on, by name. */
  readonly nvr: string
  readonly problems: readonly RowProblem[]
}

export type ImportedTable = {
  readonly rows: readonly ImportedRow[]
  /** Headings that mean nothing here. */
  readonly ignored: readonly string[]
  /** Whether its first row names any column that is known: else it is no table of cameras. */
  readonly headed: boolean
}

const LONGEST: Partial<Record<ImportColumn, number>> = { name: 80, place: 120, username: 120, password: 200, nvr: 80 }

/** Reads a table whose first row with anything in it is its heading. Empty rows are passed over. */
export const readImport = (table: readonly (readonly string[])[]): ImportedTable => {
  const at = table.findIndex(cells => cells.some(cell => cell.trim() !== ''))
  const titles = at < 0 ? [] : table[at]!.map(cell => cell.normalize('NFC').trim())
  const columns = titles.map(title => headings[slug(title)])
  const ignored = titles.filter((title, index) => title !== '' && columns[index] === undefined)
  const seen = new Map<string, number>()
  const rows = table.slice(at + 1).flatMap((cells, index): ImportedRow[] => {
    if (!cells.some(cell => cell.trim() !== '')) return []
    return [readRow(at + index + 2, valuesOf(cells, columns, titles), seen)]
  })
  return { rows, ignored, headed: columns.some(column => column !== undefined) }
}

type Value = { readonly text: string; readonly heading: string }
type Values = ReadonlyMap<ImportColumn, Value>

const valuesOf = (
  cells: readonly string[],
  columns: readonly (ImportColumn | undefined)[],
  titles: readonly string[],
): Values => {
  const values = new Map<ImportColumn, Value>()
  for (const [index, column] of columns.entries()) {
    // Blanks around a password are typed by mistake far more often than they are part of it.
    const text = (cells[index] ?? '').normalize('NFC').trim()
    if (column !== undefined && !values.has(column)) values.set(column, { text, heading: titles[index] ?? '' })
  }
  return values
}

const readRow = (row: number, values: Values, seen: Map<string, number>): ImportedRow => {
  const problems: RowProblem[] = []
  const wrong = (column: ImportColumn | null, code: ImportFault, fill: string | number = '') => {
    const { vi, en } = importFaults[code]
    const says = { vi: vi.replace('{}', String(fill)), en: en.replace('{}', String(fill)) }
    problems.push({ column, heading: column === null ? '' : (values.get(column)?.heading ?? ''), code, says })
  }
  const text = (column: ImportColumn): string => values.get(column)?.text ?? ''
  for (const [column, most] of Object.entries(LONGEST) as [ImportColumn, number][])
    if (text(column).length > most) wrong(column, 'too_long', most)
  for (const column of ['name', 'place', 'nvr'] as const)
    if (/^[=+\-@\t\r]/.test(text(column))) wrong(column, 'looks_like_formula')
  if (text('name') === '') wrong('name', 'name_missing')
  const brand = text('brand') === '' ? null : (brandNamedBy(text('brand')) ?? null)
  if (text('brand') !== '' && brand === null) wrong('brand', 'brand_unknown', text('brand').slice(0, 40))
  if (brand === 'hanet') wrong('brand', 'cloud_only')
  const where = readWhere(values, wrong)
  const channel = readWhole(text('channel'), 1, 256, () => wrong('channel', 'channel_wrong'))
  const key = where.main_url === '' ? `${where.address}#${where.port ?? ''}#${channel ?? 1}` : where.main_url
  const before = seen.get(key)
  if (before !== undefined && (where.address !== '' || where.main_url !== '')) wrong(null, 'row_twice', before)
  seen.set(key, before ?? row)
  const [name, place, username, password, nvr] = (['name', 'place', 'username', 'password', 'nvr'] as const).map(text)
  return {
    ...{ row, name: name!, place: place!, username: username!, password: password!, nvr: nvr! },
    ...where,
    brand,
    channel,
    problems,
  }
}

type Wrong = (column: ImportColumn | null, code: ImportFault, fill?: string | number) => void

const readWhere = (values: Values, wrong: Wrong) => {
  const text = (column: ImportColumn): string => values.get(column)?.text ?? ''
  const given = text('address')
  // A whole stream address in the column of addresses is what many people have.
  const isUrl = /^rtsps?:\/\//i.test(given)
  const main_url = text('main_url') || (isUrl ? given : '')
  const address = isUrl ? '' : given
  for (const [column, url] of [
    ['main_url', main_url],
    ['sub_url', text('sub_url')],
  ] as const)
    if (url !== '' && !urlPattern.test(url)) wrong(isUrl && column === 'main_url' ? 'address' : column, 'url_wrong')
  if (address === '' && main_url === '') wrong('address', 'address_missing')
  else if (address !== '' && !hostPattern.test(address)) wrong('address', 'address_wrong')
  const port = readWhole(text('port'), 1, 65_535, () => wrong('port', 'port_wrong'))
  return { address, main_url, sub_url: text('sub_url'), port }
}

const urlPattern = /^rtsps?:\/\/[^\s/]+(?:\/[^\s]*)?$/i
const hostPattern = /^(?:[a-z0-9](?:[a-z0-9.-]{0,252})|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i

const readWhole = (text: string, least: number, most: number, wrong: () => void): number | null => {
  if (text === '') return null
  // A spreadsheet may have made 554.0 of 554.
  const number = /^\d{1,5}(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  wrong()
  return null
}

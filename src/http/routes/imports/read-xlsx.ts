// XLSX: the first sheet of an Excel file as a table. The file is a ZIP of XML that anybody may have made: its parts are unpacked here with
// a bound and looked through, and the library that reads it is given those and nothing else: it fills every row and column up to the
// place that one cell names, and it finds parts that the directory of the file does not tell of.

import { inflateRawSync } from 'node:zlib'
import readExcel from 'read-excel-file/node'
import { no, ok, type Result } from '#base/result.ts'
import { LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, type Table, type TableProblem } from './read-csv.ts'
import { zipOf } from './stored-zip.ts'

const MOST_PARTS = 200
const MOST_UNPACKED_BYTES = 16 * 1024 * 1024
const MOST_ROW_TAGS = 10_000
/** The library compares each attribute of an element with all before it. */
const LONGEST_TAG = 8_192
/** Of all sheets together, up to the farthest place that each names: that many are made of nothing. */
const MOST_FILLED_CELLS = 1_000_000
const [DOUBLE, SINGLE, LESS, GREATER] = [0x22, 0x27, 0x3c, 0x3e]
const END = 0x06054b50
const ENTRY = 0x02014b50

export const readXlsx = async (bytes: Buffer): Promise<Result<Table, TableProblem>> => {
  const parts = unpackWithin(bytes, MOST_UNPACKED_BYTES)
  if (!parts.ok) return parts
  if (parts.value.some(([, part]) => hasEndlessTag(part))) return no('too_large')
  const filled = parts.value.map(([, part]) => filledCells(part.toString('latin1')))
  if (filled.reduce((sum, cells) => sum + cells, 0) > MOST_FILLED_CELLS) return no('too_large')
  try {
    const sheets = (await readExcel(zipOf(parts.value))) as unknown
    const rows = firstSheet(sheets)
    if (rows === undefined) return no('not_a_table')
    if (rows.length > MOST_ROWS + 1 || rows.some(row => row.length > MOST_COLUMNS)) return no('too_large')
    return ok(rows.map(row => row.map(textOf)))
  } catch {
    return no('not_a_table') // the library throws whatever it meets in a file that is none
  }
}

/** Between `<` and the `>` that stands in no quotes; a comment counts as a tag too. */
const hasEndlessTag = (part: Buffer): boolean => {
  let began = -1
  let quote = 0
  for (let at = 0; at < part.length; at++) {
    const byte = part[at]
    if (began < 0) {
      if (byte === LESS) began = at
      continue
    }
    if (at - began > LONGEST_TAG) return true
    if (quote !== 0) quote = byte === quote ? 0 : quote
    else if (byte === DOUBLE || byte === SINGLE) quote = byte
    else if (byte === GREATER) began = -1
  }
  return false
}

/**
 * How many cells the library would fill up to the farthest place of a part: one such as `B12`, in at most 702 columns and 9999 rows.
 * `XFD1048576`, `1e9` and a place in disguise are none of a list of cameras: as many as there can be.
 */
export const filledCells = (xml: string): number => {
  let tags = 0
  for (const _ of xml.matchAll(/<(?:[\w.-]+:)?row[\s/>]/g)) if (++tags > MOST_ROW_TAGS) return Number.POSITIVE_INFINITY
  let [rows, columns] = [0, 0]
  for (const [, place = ''] of xml.matchAll(/\sr\s*=\s*(["'][^"']{0,40})/g)) {
    const read = /^["']([A-Z]{0,2})(\d{1,4})$/.exec(place)
    if (read === null) return Number.POSITIVE_INFINITY
    rows = Math.max(rows, Number(read[2]))
    columns = Math.max(columns, columnOf(read[1]!))
  }
  return rows * columns
}

/** `A` is 1, `ZZ` is 702. */
const columnOf = (letters: string): number => [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0)

const firstSheet = (sheets: unknown): readonly (readonly unknown[])[] | undefined => {
  if (!Array.isArray(sheets)) return undefined
  const first: unknown = sheets[0]
  const rows = Array.isArray(first) ? sheets : (first as { readonly data?: unknown } | undefined)?.data
  return Array.isArray(rows) && rows.every(row => Array.isArray(row)) ? (rows as unknown[][]) : undefined
}

const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  return (cell instanceof Date ? cell.toISOString() : String(cell)).slice(0, LONGEST_CELL)
}

type Part = readonly [name: string, bytes: Buffer]

/** Walks the directory of a ZIP file (APPNOTE 4.3.12) and unpacks every part, as far as the bound reaches. */
export const unpackWithin = (bytes: Buffer, most_bytes: number): Result<readonly Part[], TableProblem> => {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return no('not_a_table')
  const count = bytes.readUInt16LE(end + 10)
  if (count > MOST_PARTS) return no('too_large')
  let at = bytes.readUInt32LE(end + 16)
  let unpacked = 0
  const parts = new Map<string, Buffer>()
  for (let part = 0; part < count; part++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return no('not_a_table')
    const body = partAt(bytes, at, most_bytes - unpacked)
    if (!body.ok) return body
    unpacked += body.value.length
    const name_bytes = bytes.readUInt16LE(at + 28)
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name_bytes), body.value)
    at += 46 + name_bytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return ok([...parts])
}

const partAt = (bytes: Buffer, at: number, most_bytes: number): Result<Buffer, TableProblem> => {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const header = bytes.readUInt32LE(at + 42)
  if (header + 30 > bytes.length) return no('not_a_table')
  const from = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  if (from + packed > bytes.length) return no('not_a_table')
  const body = bytes.subarray(from, from + packed)
  if (method === 0) return packed <= most_bytes ? ok(body) : no('too_large')
  if (method !== 8 || most_bytes < 1) return no(method === 8 ? 'too_large' : 'not_a_table')
  try {
    return ok(inflateRawSync(body, { maxOutputLength: most_bytes }))
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return no(full ? 'too_large' : 'not_a_table')
  }
}

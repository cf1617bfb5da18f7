// CSV: a table as spreadsheets write it (RFC 4180 and what people make of it): separated by commas, semicolons or tabs, in UTF-8, UTF-16 or
// Windows' Vietnamese code page. Foreign input: bounded, and never throws.

import { no, ok, type Result } from '#base/result.ts'

export type Table = readonly (readonly string[])[]
export type TableProblem = 'not_a_table' | 'too_large'

export const MOST_ROWS = 1_000
export const MOST_COLUMNS = 64
export const LONGEST_CELL = 1_000

export const readCsv = (bytes: Buffer): Result<Table, TableProblem> => {
  const text = decode(bytes)
  if (text === undefined || text.includes('\0')) return no('not_a_table')
  const separator = separatorOf(text)
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell.slice(0, LONGEST_CELL))
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (quoted) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[++at]
      else quoted = false
    } else if (letter === '"' && cell.trim() === '') {
      cell = ''
      quoted = true
    } else if (letter === separator) endCell()
    else if (letter === '\n') endRow()
    else if (letter !== '\r') cell += letter
    if (rows.length > MOST_ROWS || row.length > MOST_COLUMNS) return no('too_large')
  }
  if (cell !== '' || row.length > 0) endRow()
  return ok(rows)
}

/** The one that stands most in the first line; Excel in Viet Nam writes semicolons. */
const separatorOf = (text: string): string => {
  const line = text
    .slice(0, 4_000)
    .split('\n')[0]!
    .replace(/"[^"]*"/g, '')
  const counts = [';', ',', '\t'].map(letter => ({ letter, count: line.split(letter).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).letter
}

const decode = (bytes: Buffer): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1258').decode(bytes).normalize('NFC') // what older Excel saves in Vietnamese
  }
}

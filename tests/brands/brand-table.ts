// Brand table: the measured rows as the guide's table, and where it stands in the guide's pages.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brandNamed } from '#engine/camera/brands.ts'
import { type BrandRow, type Cell, columns } from './brand-row.ts'
import { brandWord, columnWords, fixWords, type Language, noteWords, noWord, yesWord } from './brand-words.ts'

export const languages: readonly Language[] = ['vi', 'en']

const BEGIN = '<!-- measured by `npm run brand-table` -->'
const END = '<!-- measured until here -->'

export const guidePage = (language: Language): string =>
  join(import.meta.dirname, '..', '..', 'guide', language, 'cameras.md')

export const renderTable = (rows: readonly BrandRow[], language: Language): string =>
  [
    line([brandWord[language], ...columns.map(column => columnWords[column][language])]),
    line(['---', ...columns.map(() => '---')]),
    ...rows.map(({ brand, cells }) =>
      line([brandNamed(brand).label, ...columns.map(column => cellText(cells[column], language))]),
    ),
  ].join('\n')

/** The table that a page of the guide shows now. */
export const shownTable = (language: Language): string =>
  partsOf(language)
    .measured.split('\n')
    .filter(one => one.startsWith('|'))
    .join('\n')

/** The page with another table, measured on that day by that version. */
export const pageWith = (
  rows: readonly BrandRow[],
  language: Language,
  measured: { readonly day: string; readonly version: string },
): string => {
  const { before, after } = partsOf(language)
  const { day, version } = measured
  const said = { vi: `Đo ngày ${day}, phiên bản ${version}.`, en: `Measured on ${day}, version ${version}.` }[language]
  return `${before}${BEGIN}\n\n${renderTable(rows, language)}\n\n${said}\n\n${END}${after}`
}

const partsOf = (language: Language) => {
  const page = readFileSync(guidePage(language), 'utf8')
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`${guidePage(language)} has no place for the table`)
  return {
    before: page.slice(0, from),
    measured: page.slice(from + BEGIN.length, to),
    after: page.slice(to + END.length),
  }
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const cellText = ({ yes, note, fixes = [] }: Cell, language: Language): string => {
  const why = [...(note === undefined ? [] : [noteWords[note]]), ...fixes.map(fix => fixWords[fix])]
  const word = (yes ? yesWord : noWord)[language]
  return why.length === 0 ? word : `${word}: ${why.map(one => one[language]).join(', ')}`
}

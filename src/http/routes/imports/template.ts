// Template: an empty spreadsheet of cameras with one example row, as CSV and as XLSX, in the words that the import reads.

import { escapeXml } from '#engine/camera/xml-writing.ts'
import { zipOf } from './stored-zip.ts'

const ROWS = [
  ['Tên', 'Nơi đặt', 'Hãng', 'Địa chỉ', 'Kênh', 'Tài khoản', 'Mật khẩu', 'Đầu ghi', 'Cổng', 'Luồng chính', 'Luồng phụ'],
  ['Cổng chính', 'Nhà văn hóa thôn Đông', 'Hikvision', '192.168.1.64', '1', 'admin', '', '', '', '', ''],
]

/** With a byte order mark and semicolons, as Excel in Viet Nam opens it. */
export const csvTemplate = (): Buffer => Buffer.from(`\ufeff${ROWS.map(row => row.join(';')).join('\r\n')}\r\n`, 'utf8')

export const xlsxTemplate = (): Buffer => xlsxOf(ROWS)

/** A spreadsheet of one sheet, every cell of it text. */
export const xlsxOf = (rows: readonly (readonly string[])[]): Buffer =>
  zipOf(partsOf(rows).map(([name, text]) => [name, Buffer.from(text, 'utf8')]))

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const cell = (text: string, column: number, row: number): string =>
  `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`
const rowsOf = (table: readonly (readonly string[])[]): string =>
  table
    .map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`)
    .join('')

const partsOf = (table: readonly (readonly string[])[]): readonly (readonly [string, string])[] => [
  [
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  ],
  [
    '_rels/.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ],
  [
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets><sheet name="Camera" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ],
  [
    'xl/worksheets/sheet1.xml',
    `${XML}<worksheet xmlns="${SHEETS}"><sheetData>${rowsOf(table)}</sheetData></worksheet>`,
  ],
]

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { readCsv } from './read-csv.ts'
import { readXlsx, unpackWithin } from './read-xlsx.ts'
import { zipOf } from './stored-zip.ts'
import { csvTemplate, xlsxTemplate } from './template.ts'

const csv = (text: string, encoding: BufferEncoding = 'utf8') => {
  const read = readCsv(Buffer.from(text, encoding))
  return read.ok ? read.value : read.problem
}

test('CSV is read with commas, semicolons or tabs, quotes, a byte order mark, and in the encodings that Excel writes', () => {
  const wanted = [
    ['Tên', 'Mật khẩu'],
    ['Cổng, "chính"', 'a;b'],
  ]
  assert.deepEqual(csv('\ufeffTên,Mật khẩu\r\n"Cổng, ""chính""",a;b\r\n'), wanted)
  assert.deepEqual(csv('Tên;Mật khẩu\n"Cổng, ""chính""";"a;b"'), wanted)
  assert.deepEqual(csv('\ufeffTên\tMật khẩu\r\n"Cổng, ""chính"""\ta;b\r\n', 'utf16le'), wanted)
  assert.deepEqual(csv('a,b\n"x\ny",2\n'), [
    ['a', 'b'],
    ['x\ny', '2'],
  ])
  // windows-1258 writes the tone as a letter of its own behind the vowel
  assert.deepEqual(readCsv(Buffer.from([0x54, 0xea, 0x6e, 0x2c, 0x62, 0x0a])), { ok: true, value: [['Tên', 'b']] })
})

test('the template that is handed out is read again, as CSV and as XLSX', async () => {
  const asCsv = readCsv(csvTemplate())
  const asXlsx = await readXlsx(xlsxTemplate())
  assert.ok(asCsv.ok && asXlsx.ok)
  assert.deepEqual(asXlsx.value[0], asCsv.value[0])
  assert.equal(asXlsx.value[1]?.[0], 'Cổng chính')
})

test('too many rows, a packed bomb and what is no spreadsheet are refused', async () => {
  assert.equal(csv('a,b\n'.repeat(2_000)), 'too_large')
  assert.equal(csv('a\0b'), 'not_a_table')
  assert.deepEqual(await readXlsx(Buffer.from('PK rubbish')), { ok: false, problem: 'not_a_table' })
  assert.deepEqual(unpackWithin(zipBomb(), 16 * 1024 * 1024), { ok: false, problem: 'too_large' })
  assert.deepEqual(await readXlsx(zipBomb()), { ok: false, problem: 'too_large' })
})

test('one cell at the far corner of a sheet does not have millions of others made up to it', async () => {
  const parts = unpackWithin(xlsxTemplate(), 1024 * 1024)
  assert.ok(parts.ok)
  const withCell = (row: string, place: string) =>
    parts.value.map(([name, bytes]): [string, Buffer] => [
      name,
      Buffer.from(
        bytes.toString().replace('</sheetData>', `<row${row}><c${place} t="str"><v>x</v></c></row></sheetData>`),
      ),
    ])
  assert.ok((await readXlsx(zipOf(withCell(' r="3"', ' r="B3"')))).ok)
  const far = [
    [' r="1048576"', ' r="XFD1048576"'],
    [' r="1e6"', ''],
    ['', ` r = '&#88;FD3'`],
    ['', '\nr="A1048576"'],
  ] as const
  for (const [row, place] of far)
    assert.deepEqual([place, await readXlsx(zipOf(withCell(row, place)))], [place, { ok: false, problem: 'too_large' }])
})

test('a file of many sheets, or of a tag with half a million attributes, is refused before the library meets it', {
  timeout: 20_000,
}, async () => {
  const parts = unpackWithin(xlsxTemplate(), 1024 * 1024)
  assert.ok(parts.ok)
  const withSheets = (count: number, sheet: string) => {
    const numbers = Array.from({ length: count }, (_, at) => at + 1)
    const texts = parts.value.map(([name, bytes]): [string, string] => [name, bytes.toString()])
    const many = texts.map(([name, text]): [string, Buffer] => {
      const sheets = numbers.map(n => `<sheet name="S${n}" sheetId="${n}" r:id="r${n}"/>`).join('')
      const found = /<Relationship [^>]*worksheet[^>]*>/.exec(text)?.[0]
      const links = numbers.map(n => found?.replace('"r1"', `"r${n}"`).replace('sheet1.xml', `sheet${n}.xml`)).join('')
      const more = text.replace(/<sheets>.*<\/sheets>/, `<sheets>${sheets}</sheets>`)
      return [name, Buffer.from(found === undefined ? more : text.replace(found, links))]
    })
    return zipOf([...many, ...numbers.map(n => [`xl/worksheets/sheet${n}.xml`, Buffer.from(sheet)] as const)])
  }
  const sheet = parts.value.find(([name]) => name.includes('worksheets'))?.[1].toString() ?? ''
  const read = await readXlsx(withSheets(20, sheet))
  assert.equal(read.ok && read.value[1]?.[0], 'Cổng chính', 'twenty sheets are no attack')
  const far = sheet.replace('</sheetData>', '<row r="9999"><c r="ZZ9999" t="str"><v>x</v></c></row></sheetData>')
  assert.deepEqual(await readXlsx(withSheets(150, far)), { ok: false, problem: 'too_large' })
  const attributes = Array.from({ length: 500_000 }, (_, at) => `b${at}=">"`).join(' ')
  const wide = sheet.replace('</sheetData>', `<row ${attributes}/></sheetData>`)
  assert.deepEqual(await readXlsx(withSheets(1, wide)), { ok: false, problem: 'too_large' })
})

test('whatever is uploaded is read without throwing', async () => {
  const template = xlsxTemplate()
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.nat(template.length - 1),
      fc.nat(255),
      async (raw, at, byte) => {
        readCsv(Buffer.from(raw))
        const changed = Buffer.from(template)
        changed[at] = byte
        await readXlsx(changed)
        await readXlsx(Buffer.from(raw))
      },
    ),
    { numRuns: 60 },
  )
})

/** 64 MB of zeros in 64 kB. */
const zipBomb = (): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + packed.length, 16)
  return Buffer.concat([local, packed, entry, end])
}

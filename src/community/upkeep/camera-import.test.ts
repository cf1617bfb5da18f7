import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readImport } from './camera-import.ts'

const heading = ['Tên camera', 'Nơi đặt', 'HÃNG', 'Địa chỉ IP', 'Kênh', 'Tài khoản', 'Mật khẩu', 'Ghi chú']
const told = (rows: readonly (readonly string[])[], titles: readonly string[] = heading) =>
  readImport([titles, ...rows]).rows.map(({ row, problems }) => [row, ...problems.map(({ code }) => code)])

test('a table whose first row names no column is known as none of cameras', () => {
  assert.equal(readImport([heading]).headed, true)
  for (const table of [[], [['Ao làng', '192.168.1.64']], [['\u00ff\u00d8']]])
    assert.equal(readImport(table).headed, false)
})

test('columns are known in Vietnamese and in English, with accents and without, and the rest is named', () => {
  const vietnamese = readImport([
    heading,
    ['Cổng', 'Thôn Đông', 'Hikvision', '192.168.1.64', '2', 'admin', 'mật-khẩu', ''],
  ])
  assert.deepEqual(vietnamese.ignored, ['Ghi chú'])
  const [row] = vietnamese.rows
  assert.deepEqual(
    [row?.row, row?.name, row?.brand, row?.address, row?.channel, row?.password, row?.problems.length],
    [2, 'Cổng', 'hikvision', '192.168.1.64', 2, 'mật-khẩu', 0],
  )
  const english = readImport([
    [],
    ['NAME', 'maker', 'ip', 'port'],
    ['', '', '', ''],
    ['Gate', 'KB Vision', '10.0.0.9', '554.0'],
  ])
  assert.deepEqual(
    english.rows.map(({ row: at, brand, port }) => [at, brand, port]),
    [[4, 'kbvision', 554]],
  )
})

test('what is wrong with a row names the row and the column as the file calls it', () => {
  const { rows } = readImport([
    heading,
    ['', 'Chợ', 'Sony?', '', '0', '', '', ''],
    ['=HYPERLINK("x")', '', '', '192.168.1.9', '', '', '', ''],
    ['Chợ', '', 'Hanet', 'không có', 'một', '', '', ''],
  ])
  assert.deepEqual(
    rows.map(({ row, problems }) => [row, problems.map(({ code, heading: title }) => `${title}: ${code}`)]),
    [
      [2, ['Tên camera: name_missing', 'HÃNG: brand_unknown', 'Địa chỉ IP: address_missing', 'Kênh: channel_wrong']],
      [3, ['Tên camera: looks_like_formula']],
      [4, ['HÃNG: cloud_only', 'Địa chỉ IP: address_wrong', 'Kênh: channel_wrong']],
    ],
  )
  assert.match(rows[0]!.problems[1]!.says.vi, /Không biết hãng "Sony\?"/)
})

test('two rows of one channel are told of each other; channels of one recorder are not the same', () => {
  const rows = [
    ['A', '', '', '192.168.1.64', '1'],
    ['B', '', '', '192.168.1.64', '2'],
    ['C', '', '', '192.168.1.64', ''],
  ]
  assert.deepEqual(told(rows), [[2], [3], [4, 'row_twice']])
})

test('a whole stream address may stand among the addresses', () => {
  const [row] = readImport([heading, ['A', '', '', 'rtsp://admin:x@192.168.1.9/live', '']]).rows
  assert.deepEqual([row?.main_url, row?.address, row?.problems.length], ['rtsp://admin:x@192.168.1.9/live', '', 0])
  assert.deepEqual(told([['A', '', '', 'rtsp://a b']]), [[2, 'url_wrong']])
})

test('whatever stands in a table is read', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(...heading, 'rtsp://a/b', '10.0.0.1'),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }), table => {
      for (const { row } of readImport(table).rows) assert.ok(row >= 2 && row <= table.length)
    }),
    { numRuns: 100 },
  )
})

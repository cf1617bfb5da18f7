import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readImport } from '#community/upkeep/camera-import.ts'
import { unknownDevice } from '#community/upkeep/device-book.ts'
import { againstStation } from './add-row.ts'
import { readXlsx } from './read-xlsx.ts'
import { xlsxOf } from './template.ts'

const cameras = { list: () => [], get: () => undefined, known: () => false }
const devices = { get: () => unknownDevice, ofNvr: () => [] }
const check = againstStation(cameras, devices)

const faultsOf = (main: string, sub: string, address = '') => {
  const table = check(
    readImport([
      ['Tên', 'Địa chỉ', 'Luồng chính', 'Luồng phụ'],
      ['Cổng', address, main, sub],
    ]),
  )
  return table.rows[0]!.problems.map(({ column, code }) => `${column} ${code}`)
}

test('a sub stream is on the machine of its main stream, however either is named, or its row is not good', () => {
  const main = 'rtsp://192.168.1.20/1'
  assert.deepEqual(faultsOf(main, 'rtsp://192.168.1.20:8554/2'), [])
  assert.deepEqual(faultsOf(main, 'rtsp://admin:m%E1%BA%ADt@192.168.1.20/2'), [])
  assert.deepEqual(faultsOf(main, ''), [])
  assert.deepEqual(faultsOf(main, 'rtsp://192.168.1.21/2'), ['sub_url sub_elsewhere'])
  assert.deepEqual(faultsOf(main, 'rtsp://8.8.8.8/2'), ['sub_url sub_elsewhere'])
  assert.deepEqual(faultsOf(main, 'rtsp://192.168.1.20@8.8.8.8/2'), ['sub_url sub_elsewhere'])
  assert.deepEqual(faultsOf('', 'rtsp://192.168.1.20/2', '192.168.1.20:8000'), [])
  assert.deepEqual(faultsOf('', 'rtsp://192.168.1.9/2', '192.168.1.20:8000'), ['sub_url sub_elsewhere'])
})

test('an address that the camera book would not take is told of the column that it stands in', () => {
  assert.deepEqual(faultsOf('rtsp://192.168.1.20/1', 'rtsp://2130706433/2'), ['sub_url url_wrong'])
  assert.deepEqual(faultsOf('rtsp://0x7f.1/1', 'rtsp://192.168.1.20/2'), ['main_url url_wrong'])
})

test('a filled XLSX is read as it was written', async () => {
  const rows = [
    ['Tên', 'Mật khẩu'],
    ['Chợ & đình <1>', 'a"b'],
  ]
  const read = await readXlsx(xlsxOf(rows))
  assert.deepEqual(read.ok && read.value, rows)
})

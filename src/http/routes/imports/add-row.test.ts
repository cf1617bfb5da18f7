import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readImport } from '#community/upkeep/camera-import.ts'
import { unknownDevice } from '#community/upkeep/device-book.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { againstStation } from './add-row.ts'
import { readXlsx } from './read-xlsx.ts'
import { xlsxOf } from './template.ts'

const cameras = { list: () => [], get: () => undefined, known: () => false }
const devices = { get: () => unknownDevice, ofNvr: () => [] }
const check = againstStation(cameras, devices, createAddressGuard())

const faultsOf = async (main: string, sub: string, address = '') => {
  const table = await check(
    readImport([
      ['Tên', 'Địa chỉ', 'Luồng chính', 'Luồng phụ'],
      ['Cổng', address, main, sub],
    ]),
  )
  return table.rows[0]!.problems.map(({ column, code }) => `${column} ${code}`)
}

test('a sub stream is on the machine of its main stream, however either is named, or its row is not good', async () => {
  const main = 'rtsp://192.168.1.20/1'
  assert.deepEqual(await faultsOf(main, 'rtsp://192.168.1.20:8554/2'), [])
  assert.deepEqual(await faultsOf(main, 'rtsp://admin:m%E1%BA%ADt@192.168.1.20/2'), [])
  assert.deepEqual(await faultsOf(main, ''), [])
  assert.deepEqual(await faultsOf(main, 'rtsp://192.168.1.21/2'), ['sub_url sub_elsewhere'])
  assert.deepEqual(await faultsOf(main, 'rtsp://8.8.8.8/2'), ['sub_url sub_elsewhere'])
  assert.deepEqual(await faultsOf(main, 'rtsp://192.168.1.20@8.8.8.8/2'), ['sub_url sub_elsewhere'])
  assert.deepEqual(await faultsOf('', 'rtsp://192.168.1.20/2', '192.168.1.20:8000'), [])
  assert.deepEqual(await faultsOf('', 'rtsp://192.168.1.9/2', '192.168.1.20:8000'), ['sub_url sub_elsewhere'])
})

test('an address that the camera book would not take is told of the column that it stands in', async () => {
  assert.deepEqual(await faultsOf('rtsp://192.168.1.20/1', 'rtsp://2130706433/2'), ['sub_url url_wrong'])
  assert.deepEqual(await faultsOf('rtsp://0x7f.1/1', 'rtsp://192.168.1.20/2'), ['main_url url_wrong'])
})

test('an address that the station may not call is told before anything is added', async () => {
  assert.deepEqual(await faultsOf('rtsp://8.8.8.8/1', ''), ['main_url address_forbidden'])
  assert.deepEqual(await faultsOf('', '', '8.8.8.8'), ['address address_forbidden'])
})

test('a filled XLSX is read as it was written', async () => {
  const rows = [
    ['Tên', 'Mật khẩu'],
    ['Chợ & đình <1>', 'a"b'],
  ]
  const read = await readXlsx(xlsxOf(rows))
  assert.deepEqual(read.ok && read.value, rows)
})

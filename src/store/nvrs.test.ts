import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { unknownDevice } from '#community/upkeep/device-book.ts'
import { createAllowedRanges } from './allowed-ranges.ts'
import { createDeviceBook } from './camera-devices.ts'
import { createCameraBook } from './cameras.ts'
import { stationMigrations } from './migrations/station.ts'
import { createNvrBook, createNvrSecrets } from './nvrs.ts'
import { openDatabase } from './sqlite/open.ts'
import { openVault } from './vault.ts'

const fresh = (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-nvrs-'))
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => {
    db.close()
    rmSync(folder, { recursive: true })
  })
  const vault = openVault(join(folder, 'vault.key'))
  return { db, vault, book: createNvrBook(db, vault, systemClock), secrets: createNvrSecrets(db, vault) }
}
const hall = {
  name: 'Đầu ghi nhà văn hóa',
  place: 'Thôn Đông',
  address: '192.168.1.64',
  rtsp_port: 554,
  brand: null,
  username: 'admin',
  password: 'bí-mật-42',
}

test('a recorder is kept with its password sealed, and given away only to whoever dials it', t => {
  const { db, book, secrets } = fresh(t)
  const added = book.add(hall)
  assert.deepEqual([added.id, added.has_credentials, added.brand], ['dau-ghi-nha-van-hoa', true, null])
  assert.equal(book.add(hall).id, 'dau-ghi-nha-van-hoa-2')
  book.setBrand(added.id, 'hikvision')
  assert.equal(book.get(added.id)?.brand, 'hikvision')
  assert.equal(secrets.get(added.id)?.password, 'bí-mật-42')
  assert.doesNotMatch(JSON.stringify([book.list(), db.prepare('SELECT * FROM nvr').all()]), /bí-mật/)
  book.setCredentials(added.id, 'admin', 'khác')
  assert.equal(secrets.get(added.id)?.password, 'khác')
})

test('a recorder is called otherwise and stands elsewhere, and keeps its id and its password', t => {
  const { book, secrets } = fresh(t)
  const { id } = book.add(hall)
  const changed = book.change(id, { name: 'Đầu ghi trạm y tế', address: '192.168.1.70:8080' })
  assert.deepEqual(
    [changed?.id, changed?.name, changed?.place, changed?.address, changed?.rtsp_port],
    [id, 'Đầu ghi trạm y tế', 'Thôn Đông', '192.168.1.70:8080', 554],
  )
  assert.equal(secrets.get(id)?.password, 'bí-mật-42')
  assert.equal(book.change('khong-co', { name: 'x' }), undefined)
})

test('a removed recorder forgets its password, and its id is not given again', t => {
  const { db, book, secrets } = fresh(t)
  book.add(hall)
  assert.equal(book.remove('dau-ghi-nha-van-hoa'), true)
  assert.equal(book.remove('dau-ghi-nha-van-hoa'), false)
  assert.deepEqual([book.list(), secrets.get('dau-ghi-nha-van-hoa')], [[], undefined])
  assert.equal(db.prepare('SELECT sealed FROM nvr').get()?.sealed, null)
  assert.equal(book.add(hall).id, 'dau-ghi-nha-van-hoa-2')
})

test('what a camera hangs on is kept beside it, and a removed camera is no channel of its recorder any more', t => {
  const { db, vault } = fresh(t)
  const cameras = createCameraBook(db, vault, systemClock)
  const devices = createDeviceBook(db)
  const { id } = cameras.add({
    name: 'Cổng',
    place: '',
    main_url: 'rtsp://10.0.0.9/Streaming/Channels/201',
    sub_url: null,
    username: '',
    password: '',
    transport: 'tcp',
    record_audio: false,
  })
  assert.deepEqual(devices.get(knownCameraId('khac')), unknownDevice)
  devices.set(id, { brand: 'hikvision', service_url: 'http://10.0.0.9:80', nvr: 'dau-ghi', channel: 2 })
  assert.equal(devices.get(id).channel, 2)
  assert.deepEqual(devices.ofNvr('dau-ghi'), [{ camera: id, channel: 2 }])
  cameras.remove(id)
  assert.deepEqual(devices.ofNvr('dau-ghi'), [])
})

test('allowed ranges are replaced as a whole', t => {
  const { db } = fresh(t)
  const ranges = createAllowedRanges(db, systemClock)
  ranges.set(['203.0.113.0/28', '198.51.100.7/32'], 'truc-ban')
  ranges.set(['203.0.113.0/28'], 'truc-ban')
  assert.deepEqual(ranges.list(), ['203.0.113.0/28'])
})

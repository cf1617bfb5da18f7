import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { createAllowedRanges } from '#store/allowed-ranges.ts'
import { createCameraBook } from '#store/cameras.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { openVault } from '#store/vault.ts'
import { startStation } from '#test/front-door-station.ts'
import { networkRoutes } from './network-routes.ts'

const camera = {
  place: '',
  sub_url: null,
  username: '',
  password: '',
  transport: 'tcp',
  record_audio: false,
} as const
const json = (answer: Response) => answer.json() as Promise<Record<string, unknown>>

test('ranges that may be called are set as a whole, once each, and by whom is kept; a wrong one changes nothing', async t => {
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => db.close())
  const ranges = createAllowedRanges(db, systemClock)
  const cameras = { list: () => [], get: () => undefined, known: () => false }
  const changed = (): void => {}
  const { ask, signIn } = await startStation(t, networkRoutes({ ranges, cameras, changed, log: silentLogger }))
  assert.equal((await ask('PUT', '/api/network', { body: { allowed: ['203.0.113.0/24'] } })).status, 401)
  const cookie = await signIn()
  const allowed = ['203.0.113.0/24', '198.51.100.7', '203.0.113.0/24']
  const set = await json(await ask('PUT', '/api/network', { cookie, body: { allowed } }))
  assert.deepEqual((set.allowed as string[]).toSorted(), ['198.51.100.7', '203.0.113.0/24'])
  for (const range of ['0.0.0.0/0', '::/0', '10.0.0.0/33', '0x7f.1', '2130706433', 'cong-chinh', 'fe80::1%lo', '']) {
    const refused = await ask('PUT', '/api/network', { cookie, body: { allowed: ['10.0.0.0/8', range] } })
    const { code, where } = await json(refused)
    assert.deepEqual([range, refused.status, code], [range, 400, range === '' ? code : 'bad_range'])
    assert.deepEqual(where, { field: 'body.allowed.1' })
  }
  assert.deepEqual([...ranges.list()].toSorted(), ['198.51.100.7', '203.0.113.0/24'])
  assert.ok(
    ((await json(await ask('GET', '/api/network', { cookie }))).always_allowed as string[]).includes('10.0.0.0/8'),
  )
})

test('a network in which a camera is kept stays allowed; the recorder hears of every change', async t => {
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => db.close())
  const ranges = createAllowedRanges(db, systemClock)
  const folder = mkdtempSync(join(tmpdir(), 'matthan-network-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const cameras = createCameraBook(db, openVault(join(folder, 'vault.key')), systemClock)
  const names: Record<string, string[]> = { 'cong.example': ['203.0.113.9'] }
  let heard = 0
  const routes = networkRoutes({
    ranges,
    cameras,
    changed: () => heard++,
    log: silentLogger,
    guardOver: allowed => createAddressGuard(allowed, async host => names[host] ?? []),
  })
  const { ask, signIn } = await startStation(t, routes)
  const cookie = await signIn()
  const set = (allowed: readonly string[]) => ask('PUT', '/api/network', { cookie, body: { allowed } })
  assert.equal((await set(['203.0.113.0/24', '198.51.100.7'])).status, 200)
  cameras.add({ ...camera, name: 'Cổng', main_url: 'rtsp://cong.example/main' })
  cameras.add({ ...camera, name: 'Chợ', main_url: 'rtsp://10.1.1.1/main', sub_url: 'rtsp://198.51.100.7/sub' })
  cameras.add({ ...camera, name: 'Từ bản sao lưu', main_url: 'rtsp://192.0.2.1/main' })
  assert.equal(heard, 1)
  for (const [allowed, lost] of [
    [['198.51.100.7'], 'cong'],
    [['203.0.113.0/24'], 'cho'],
  ] as const) {
    const refused = await set(allowed)
    const { code, where } = await json(refused)
    assert.deepEqual([refused.status, code, where], [409, 'range_in_use', { camera: lost }])
  }
  assert.equal((await set(['203.0.113.9', '198.51.100.7'])).status, 200, 'what no camera needs can go')
  assert.equal(heard, 2)
})

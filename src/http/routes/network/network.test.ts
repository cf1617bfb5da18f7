import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { silentLogger } from '#base/log.ts'
import { createAllowedRanges } from '#store/allowed-ranges.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startStation } from '#test/front-door-station.ts'
import { networkRoutes } from './network-routes.ts'

const json = (answer: Response) => answer.json() as Promise<Record<string, unknown>>

test('ranges that may be called are set as a whole, once each, and by whom is kept; a wrong one changes nothing', async t => {
  const db = openDatabase(':memory:', stationMigrations)
  t.after(() => db.close())
  const ranges = createAllowedRanges(db, systemClock)
  const { ask, signIn } = await startStation(t, networkRoutes({ ranges, log: silentLogger }))
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

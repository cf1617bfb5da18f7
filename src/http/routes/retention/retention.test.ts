import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { driftOf } from '#community/upkeep/policy-versions.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import type { HoldAnswer } from '#contract/retention.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createPolicyVersions } from '#store/policy-versions.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startStation } from '#test/front-door-station.ts'
import { retentionRoutes } from './retention-routes.ts'

const setUp = async (t: TestContext) => {
  const clock = { wall: () => 1000 as never, monotonic: () => 0 as never }
  const db = openDatabase(':memory:', stationMigrations)
  const [book, versions] = [createKeepingBook(db, clock), createPolicyVersions(db, clock)]
  const told: number[] = []
  const cameras = seenCameras({ list: () => [], get: () => undefined, known: (id: string) => id === 'cong' })
  const archives = { add: () => {}, retire: () => {} }
  const tell = async () => told.push(book.revision()) > 0
  const need = { book, versions, cameras, keeping: () => undefined, oldest: () => [], tell, archives }
  const station = await startStation(t, retentionRoutes(need))
  const cookie = await station.signIn()
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await station.ask(method, path, { cookie, body, headers: { origin: station.url } })
    return { status: answer.status, body: (await answer.json()) as { rules: unknown; hold: HoldAnswer } }
  }
  return { ask, book, versions, told }
}

test('footage is kept for 30 days until somebody says otherwise, and the recorder is told', async t => {
  const { ask, told } = await setUp(t)
  const all = { camera: null, place: null, days: 30, quota_bytes: null }
  assert.deepEqual((await ask('GET', '/api/retention')).body.rules, [all])
  await ask('PUT', '/api/retention', { days: 90, camera: 'cong', quota_bytes: 5e11, reason: 'chợ đông' })
  const own = { camera: 'cong', place: null, days: 90, quota_bytes: 5e11 }
  assert.deepEqual((await ask('GET', '/api/retention')).body.rules, [all, own])
  await ask('PUT', '/api/retention', { camera: 'cong', reason: 'hết mùa chợ' })
  assert.deepEqual((await ask('GET', '/api/retention')).body.rules, [all])
  assert.deepEqual(told, [2, 3])
})

test('each change is a version of the written policy, with its reason, and one without a reason is refused', async t => {
  const { ask, book, versions } = await setUp(t)
  assert.equal((await ask('PUT', '/api/retention', { days: 20 })).status, 400)
  await ask('PUT', '/api/retention', { days: 20, reason: 'ổ đĩa nhỏ' })
  await ask('PUT', '/api/retention', { days: 60, place: 'Chợ', reason: 'hay mất xe' })
  const [newest, first] = versions.list()
  assert.deepEqual([newest?.version, newest?.reason, first?.reason], [2, 'hay mất xe', 'ổ đĩa nhỏ'])
  assert.deepEqual(
    newest?.rules.map(({ place, days, reason }) => [place, days, reason]),
    [
      [null, 20, 'ổ đĩa nhỏ'],
      ['Chợ', 60, 'hay mất xe'],
    ],
  )
  assert.deepEqual(driftOf(book.rules(), newest), [])
  book.setRule({ scope: { kind: 'place', place: 'Chợ' }, days: 5, quota_bytes: undefined })
  assert.deepEqual(driftOf(book.rules(), newest), [{ camera: null, place: 'Chợ' }])
})

test('a rule that makes no sense is refused', async t => {
  const { ask } = await setUp(t)
  for (const body of [{}, { days: 0 }, { days: 5, camera: 'cong', place: 'Chợ' }, { days: 5, quota_bytes: 3 }])
    assert.equal((await ask('PUT', '/api/retention', { reason: 'thử', ...body })).status, 400)
  assert.equal((await ask('PUT', '/api/retention', { days: 5, camera: 'khong-co', reason: 'thử' })).status, 404)
})

test('a hold is made, listed and released once, and its row stays', async t => {
  const { ask, book } = await setUp(t)
  const body = { camera: 'cong', from_90k: 90_000, to_90k: 180_000, reason: 'vụ mất xe', owner: 'truc-ban' }
  const made = await ask('POST', '/api/holds', body)
  assert.equal(made.status, 201)
  const { id } = made.body.hold
  assert.equal((await ask('DELETE', `/api/holds/${id}`)).status, 200)
  assert.equal((await ask('DELETE', `/api/holds/${id}`)).status, 404)
  assert.deepEqual(
    book.holds().map(({ camera, reason, released }) => [camera, reason, released]),
    [[knownCameraId('cong'), 'vụ mất xe', 1000]],
  )
  assert.equal((await ask('POST', '/api/holds', { ...body, to_90k: 1 })).status, 400)
})

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { driftOf } from '#community/upkeep/policy-versions.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import type { HoldAnswer, ListedHold } from '#contract/retention.ts'
import { createKeepingBook } from '#store/keeping.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { createPolicyVersions } from '#store/policy-versions.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startStation } from '#test/front-door-station.ts'
import { type HeldFor, retentionRoutes } from './retention-routes.ts'

const setUp = async (t: TestContext) => {
  const clock = { wall: () => 1000 as never, monotonic: () => 0 as never }
  const db = openDatabase(':memory:', stationMigrations)
  const [book, versions] = [createKeepingBook(db, clock), createPolicyVersions(db, clock)]
  const told: number[] = []
  const cameras = seenCameras({ list: () => [], get: () => undefined, known: (id: string) => id === 'cong' })
  const archives = { add: () => {}, retire: () => {} }
  const tell = async () => told.push(book.revision()) > 0
  const held = new Map<string, HeldFor>()
  const keeping = () => undefined
  const need = {
    ...{ book, versions, cameras, clock, keeping, oldest: () => [], tell, archives },
    ...{ ofHolds: () => held, bytesOf: () => 4096 },
  }
  const station = await startStation(t, retentionRoutes(need))
  const cookie = await station.signIn()
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await station.ask(method, path, { cookie, body, headers: { origin: station.url } })
    return { status: answer.status, body: (await answer.json()) as { rules: unknown; hold: HoldAnswer } }
  }
  return { ask, book, versions, told, held }
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

test('a hold that a request for footage needs is not released; it says which, what it takes, and is put off with a reason', async t => {
  const { ask, held } = await setUp(t)
  const made = await ask('POST', '/api/holds', { camera: 'cong', from_90k: 0, to_90k: 90_000, reason: 'vụ mất xe' })
  const { id } = made.body.hold
  held.set(id, { id: 3, number: '3/2026', case: '12/2026/TB', needed: true })
  const listed = (await ask('GET', '/api/holds')).body as unknown as { holds: readonly ListedHold[] }
  assert.deepEqual(
    listed.holds.map(({ bytes, case: number, extraction, needed }) => [bytes, number, extraction?.number, needed]),
    [[4096, '12/2026/TB', '3/2026', true]],
  )
  const refused = await ask('DELETE', `/api/holds/${id}`)
  assert.deepEqual([refused.status, (refused.body as { code?: string }).code], [409, 'hold_needed'])
  assert.equal((await ask('POST', `/api/holds/${id}/release`, { reason: 'không cần nữa' })).status, 409)
  assert.equal((await ask('POST', `/api/holds/${id}/review`, { review_90k: 999, reason: 'còn điều tra' })).status, 400)
  const put_off = await ask('POST', `/api/holds/${id}/review`, { review_90k: 5000, reason: 'còn điều tra' })
  assert.equal(put_off.body.hold.review_90k, 5000)
  held.clear()
  const released = await ask('POST', `/api/holds/${id}/release`, { reason: 'đã giao xong' })
  assert.deepEqual([released.status, released.body.hold.released_90k], [200, 1000])
})

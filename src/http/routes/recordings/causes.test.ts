import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { wallTime90k } from '#base/units.ts'
import { seenCameras } from '#community/upkeep/seen-cameras.ts'
import type { StatementAnswer, StatementList } from '#contract/stated-cause.ts'
import { askStation } from '#programs/ask-station.ts'
import { stationMigrations } from '#store/migrations/station.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { createCauseBook } from '#store/stated-causes.ts'
import { startStation } from '#test/front-door-station.ts'
import { causeRoutes } from './cause-routes.ts'

const MINUTE = 60 * 90_000
const PATH = '/api/cameras/cong/causes'

const setUp = async (t: TestContext) => {
  const causes = createCauseBook(openDatabase(':memory:', stationMigrations), systemClock)
  const cameras = seenCameras({ list: () => [], get: () => undefined, known: (id: string) => id === 'cong' })
  const station = await startStation(t, causeRoutes({ causes, cameras, clock: systemClock }))
  const cookie = await station.signIn()
  const now = systemClock.wall()
  const span = { from_90k: now - 10 * MINUTE, to_90k: now - MINUTE }
  const state = async (body: object, path = PATH) => {
    const answer = await station.ask('POST', path, { cookie, body, headers: { origin: station.url } })
    return { status: answer.status, said: (await answer.json()) as StatementAnswer & { code: string } }
  }
  const withdraw = (id: number | string, path = PATH) =>
    station.ask('DELETE', `${path}/${id}`, { cookie, headers: { origin: station.url } })
  const list = async () => {
    const answer = await station.ask('GET', `${PATH}?from_90k=${span.from_90k}&to_90k=${span.to_90k}`, { cookie })
    return ((await answer.json()) as StatementList).statements
  }
  return { ...station, causes, span, now, state, withdraw, list }
}

test('a word is kept with who said it and when; a withdrawn one stays in the book', async t => {
  const { span, state, withdraw, list, folder, causes } = await setUp(t)
  const { status, said } = await state({ ...span, cause: 'power_lost', note: ' gia đình rút phích ' })
  assert.deepEqual([status, said.by, said.note, said.withdrawn_90k], [201, 'truc-ban', 'gia đình rút phích', null])
  const operator = await askStation<StatementAnswer>(folder, 'POST', PATH, { body: { ...span, cause: 'wifi_lost' } })
  assert.equal(operator.by, 'cli')
  const gone = (await (await withdraw(operator.id)).json()) as StatementAnswer
  assert.equal(gone.withdrawn_by, 'truc-ban')
  assert.deepEqual(
    (await list()).map(({ cause, withdrawn_by }) => [cause, withdrawn_by]),
    [
      ['power_lost', null],
      ['wifi_lost', 'truc-ban'],
    ],
  )
  assert.equal((await withdraw(operator.id)).status, 404, 'only once')
  const cong = knownCameraId('cong')
  assert.equal(causes.statements(cong, wallTime90k(span.to_90k), wallTime90k(span.to_90k + 1)).length, 0)
})

test('a word about a span that cannot be, a cause nobody can establish or a camera nobody knows is refused', async t => {
  const { span, now, state, withdraw, list } = await setUp(t)
  const good = { ...span, cause: 'power_lost' }
  const wrong: readonly (readonly [object, number, string])[] = [
    [{ ...good, to_90k: span.from_90k }, 400, 'cause_span_wrong'],
    [{ ...good, from_90k: span.to_90k, to_90k: span.from_90k }, 400, 'cause_span_wrong'],
    [{ ...good, to_90k: now + 10 * MINUTE }, 400, 'cause_span_wrong'],
    [{ ...good, from_90k: 0 }, 400, 'cause_span_wrong'],
    [{ ...good, from_90k: -5 }, 400, 'invalid_request'],
    [{ ...good, cause: 'expired' }, 400, 'invalid_request'],
    [{ ...good, cause: 'gia đình rút phích' }, 400, 'invalid_request'],
    [{ ...good, note: 'x'.repeat(301) }, 400, 'invalid_request'],
    [{ ...good, by: 'another' }, 400, 'invalid_request'],
    [span, 400, 'invalid_request'],
  ]
  for (const [body, status, code] of wrong) {
    const answer = await state(body)
    assert.deepEqual([answer.status, answer.said.code], [status, code], JSON.stringify(body))
  }
  assert.equal((await state(good, '/api/cameras/khac/causes')).said.code, 'no_such_camera')
  for (const id of ['0', '-1', 'x', '99999999999', '7']) assert.ok((await withdraw(id)).status >= 400, id)
  assert.deepEqual(await list(), [])
})

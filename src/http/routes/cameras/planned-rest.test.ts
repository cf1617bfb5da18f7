import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Camera } from '#contract/camera.ts'
import { startStation } from '#test/front-door-station.ts'

const HOUR = 3600 * 90_000
const GATE = '/api/cameras/cong-chinh'

const setUp = async (t: TestContext) => {
  const station = await startStation(t)
  const cookie = await station.signIn()
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await station.ask(method, path, { cookie, body, headers: { origin: station.url } })
    return { status: answer.status, body: (await answer.json()) as Camera & { code: string } }
  }
  await ask('POST', '/api/cameras', { name: 'Cổng chính', main_url: 'rtsp://10.0.0.9/main' })
  return { ...station, ask, gate: async () => (await ask('GET', GATE)).body, now: () => station.ports.clock.wall() }
}

test('a camera is suspended with a reason, comes back when its time has come, and sooner when it is resumed', async t => {
  const { ask, gate, now, pass, secrets, recorder } = await setUp(t)
  const until_90k = now() + 2 * HOUR
  const { status, body } = await ask('POST', `${GATE}/suspension`, { reason: 'sửa nhà', until_90k })
  assert.equal(status, 200)
  assert.deepEqual(
    [body.suspended?.reason, body.suspended?.by, body.suspended?.until_90k],
    ['sửa nhà', 'truc-ban', until_90k],
  )
  assert.equal(secrets.list()[0]?.suspended?.reason, 'sửa nhà', 'the recorder is told')
  assert.equal(recorder.changed.length, 2)
  await ask('POST', `${GATE}/suspension`, { reason: 'đám cưới' })
  assert.deepEqual([(await gate()).suspended?.reason, (await gate()).suspended?.until_90k], ['đám cưới', null])
  assert.equal((await ask('DELETE', `${GATE}/suspension`)).body.suspended, null)
  await ask('POST', `${GATE}/suspension`, { reason: 'sửa nhà', until_90k: now() + HOUR })
  pass(3_599_000)
  assert.notEqual((await gate()).suspended, null)
  pass(2_000)
  assert.equal((await gate()).suspended, null)
})

test('hours are kept in the same words, say whether now lies inside them, and are taken back', async t => {
  const { ask, gate, ports, db } = await setUp(t)
  const always = await ask('PUT', `${GATE}/hours`, { hours: 'hằng ngày 0h-24h' })
  assert.deepEqual(
    [always.body.hours?.text, always.body.hours?.recording, always.body.hours?.by],
    ['00:00-24:00', true, 'truc-ban'],
  )
  const minute = Math.floor((ports.clock.wall() / 90_000 + 7 * 3600) / 60) % 1440
  const clock = (at: number) => `${Math.floor((at % 1440) / 60)}:${String(at % 60).padStart(2, '0')}`
  await ask('PUT', `${GATE}/hours`, { hours: `${clock(minute + 60)}-${clock(minute + 120)}` })
  assert.equal((await gate()).hours?.recording, false)
  assert.equal((await ask('PUT', `${GATE}/hours`, { hours: null })).body.hours, null)
  await ask('PUT', `${GATE}/hours`, { hours: '18:00-06:00' })
  await ask('POST', `${GATE}/suspension`, { reason: 'x' })
  await ask('DELETE', GATE)
  await ask('POST', '/api/cameras', { id: 'cong-chinh', name: 'Cổng', main_url: 'rtsp://10.0.0.9/main' })
  assert.deepEqual(
    [(await gate()).hours, (await gate()).suspended],
    [null, null],
    'a camera that comes again begins anew',
  )
  assert.equal(db.prepare('SELECT count(*) AS n FROM suspension').get()?.n, 1, 'what was ordered stays written down')
})

test('an order that makes no sense is refused', async t => {
  const { ask, gate, now } = await setUp(t)
  const wrong: readonly (readonly [string, string, unknown, string])[] = [
    ['POST', 'suspension', {}, 'invalid_request'],
    ['POST', 'suspension', { reason: '  ' }, 'invalid_request'],
    ['POST', 'suspension', { reason: 'x'.repeat(201) }, 'invalid_request'],
    ['POST', 'suspension', { reason: 'x', until_90k: now() - HOUR }, 'suspended_until_past'],
    ['POST', 'suspension', { reason: 'x', until_90k: now() + 9000 * HOUR }, 'suspended_until_past'],
    ['PUT', 'hours', {}, 'invalid_request'],
    ['PUT', 'hours', { hours: 'ban đêm' }, 'bad_hours'],
    ['PUT', 'hours', { hours: '18:00-18:00' }, 'bad_hours'],
    ['PUT', 'hours', { hours: 'x'.repeat(201) }, 'invalid_request'],
  ]
  for (const [method, what, body, code] of wrong)
    assert.equal((await ask(method, `${GATE}/${what}`, body)).body.code, code, JSON.stringify(body))
  for (const [method, what, body] of [
    ['POST', 'suspension', { reason: 'x' }],
    ['DELETE', 'suspension', undefined],
    ['PUT', 'hours', { hours: null }],
  ] as const)
    assert.equal((await ask(method, `/api/cameras/khac/${what}`, body)).body.code, 'no_such_camera')
  assert.deepEqual([(await gate()).suspended, (await gate()).hours], [null, null])
})

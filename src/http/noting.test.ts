import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { Access } from '#community/access/access-log.ts'
import type { PurposePolicy } from '#contract/purpose.ts'
import { spanQueryShape } from '#contract/recording.ts'
import { firstAccount, startStation } from '#test/front-door-station.ts'
import { toCamera, toStation } from './deed.ts'
import { route } from './route.ts'
import { cameraParamsShape } from './routes/cameras/camera-routes.ts'

const camera = {
  id: 'cong',
  name: 'Cổng',
  main_url: 'rtsp://an:matkhau@10.0.0.9/1',
  username: 'an',
  password: 'bí mật',
}
const footage = route({
  method: 'GET',
  path: '/api/cameras/:camera/playback.mp4',
  access: 'session',
  does: toCamera('play_back'),
  summary: 'Pretended footage.',
  params: cameraParamsShape,
  query: spanQueryShape,
  answers: { 200: { type: 'video/mp4', says: 'Bytes.' } },
  handler: (_, reply) => reply.type('video/mp4').send(Buffer.from('x')),
})

const segments = route({
  method: 'GET',
  path: '/api/cameras/:camera/segments/:segment',
  access: 'session',
  does: toStation('play_back'),
  summary: 'Pretended footage.',
  params: cameraParamsShape.extend({ segment: z.string() }),
  answers: { 200: { type: 'video/mp4', says: 'Bytes.' } },
  handler: (_, reply) => reply.type('video/mp4').send(Buffer.from('x')),
})

const bundle = route({
  method: 'GET',
  path: '/api/extractions/:extraction/bundle.zip',
  access: 'session',
  does: toStation('extract'),
  summary: 'A pretended bundle.',
  params: z.object({ extraction: z.coerce.number() }),
  answers: { 200: { type: 'application/zip', says: 'Bytes.' } },
  handler: (_, reply) => reply.type('application/zip').send(Buffer.from('x')),
})

const told = ({ who, verb, act, refused }: Access) => [who.kind, who.name, verb, act, refused].filter(Boolean).join(' ')

test('signing in, in vain and not, is written down; a name that nobody has is not', async t => {
  const { ask, signIn, noted, members } = await startStation(t)
  members.add('truc-ban')
  await signIn()
  for (const username of ['truc-ban', 'mật khẩu tôi gõ nhầm ô'])
    await ask('POST', '/api/sign-in', { body: { username, password: 'sai hoàn toàn sai' } })
  await ask('POST', '/api/sign-in', { body: { username: 'truc-ban', password: firstAccount.password } })
  assert.deepEqual(noted.map(told), [
    'account truc-ban sign_in POST /api/sign-in/link',
    'nobody truc-ban sign_in POST /api/sign-in wrong_password',
    'nobody sign_in POST /api/sign-in wrong_password',
    'account truc-ban sign_in POST /api/sign-in',
  ])
  assert.ok(noted.every(({ who }) => who.address === '127.0.0.1'))
  assert.doesNotMatch(JSON.stringify(noted), /gõ nhầm|giếng nước/)
})

test('what is changed is told from what to what, and a secret is only told to have been there', async t => {
  const { ask, signIn, noted } = await startStation(t)
  const cookie = await signIn()
  await ask('POST', '/api/cameras', { body: camera, cookie })
  await ask('PATCH', '/api/cameras/cong', { body: { name: 'Cổng chính', password: 'mới' }, cookie })
  await ask('DELETE', '/api/cameras/cong', { cookie })
  const [, added, changed, removed] = noted
  assert.deepEqual(changed?.changed, { name: ['Cổng', 'Cổng chính'], password: [null, '***'] })
  assert.deepEqual([changed?.cameras, changed?.verb, changed?.who.name], [['cong'], 'configure_camera', 'truc-ban'])
  assert.equal(removed?.act, 'DELETE /api/cameras/:camera')
  assert.match(String(added?.request), /^[a-z0-9]+-[a-z0-9]+$/)
  assert.doesNotMatch(JSON.stringify(noted), /bí mật|matkhau|mới/)
})

test('strangers, and whoever asks for a camera that is not there, are told with what they asked', async t => {
  const { ask, signIn, noted } = await startStation(t)
  const cookie = await signIn()
  await ask('GET', '/api/cameras')
  await ask('GET', '/api/cameras/khong-co', { cookie })
  await ask('PUT', '/api/session/task', { cookie, body: { purpose: 'nonsense' } })
  await ask('GET', '/api/khong-co-trang-nay', { cookie })
  assert.deepEqual(noted.slice(1).map(told), [
    'nobody read GET /api/cameras signed_out',
    'account truc-ban read GET /api/cameras/:camera no_such_camera',
  ])
})

test('asking how things are is not written down; footage is, with its camera, its span and what it is looked at for', async t => {
  const { ask, signIn, noted, ports } = await startStation(t, [footage])
  const cookie = await signIn()
  await ask('GET', '/api/cameras', { cookie })
  await ask('GET', '/api/status', { cookie })
  assert.equal(noted.length, 1)
  const now = ports.clock.wall()
  const span = `from_90k=${now - 900_000}&to_90k=${now - 90_000}`
  await ask('PUT', '/api/session/task', { cookie, body: { purpose: 'traffic', case: '12/2026' } })
  await ask('GET', `/api/cameras/cong/playback.mp4?${span}`, { cookie })
  const look = noted.at(-1)
  assert.deepEqual(
    [look?.verb, look?.cameras, look?.purpose, look?.case],
    ['play_back', ['cong'], 'traffic', '12/2026'],
  )
  assert.deepEqual(look?.span, [now - 900_000, now - 90_000])
  await ask('DELETE', '/api/session/task', { cookie })
  await ask('GET', `/api/cameras/cong/playback.mp4?${span}`, { cookie })
  assert.equal(noted.at(-1)?.purpose, undefined)
})

test('old footage asks for a purpose once a task, and names what to state', async t => {
  const { ask, signIn, noted, ports, pass } = await startStation(t, [footage])
  const cookie = await signIn()
  const strict: PurposePolicy = {
    play_back_older_than_h: 24,
    search: true,
    extract: true,
    case_needed: ['criminal_report'],
  }
  Object.assign(ports.noting, { policy: () => strict })
  const old = ports.clock.wall() - 25 * 3600 * 90_000
  const look = (headers = {}) =>
    ask('GET', `/api/cameras/cong/playback.mp4?from_90k=${old}&to_90k=${old + 900_000}`, { cookie, headers })
  const refused = await look()
  assert.equal(refused.status, 403)
  assert.equal(((await refused.json()) as { code: string }).code, 'purpose_needed')
  assert.equal(noted.at(-1)?.refused, 'purpose_needed')
  const state = (body: object) => ask('PUT', '/api/session/task', { cookie, body })
  assert.equal((await state({ purpose: 'criminal_report' })).status, 400)
  assert.equal((await state({ purpose: 'other' })).status, 400)
  assert.equal((await state({ purpose: 'criminal_report', case: '7/2026', hours: 1 })).status, 200)
  for (let i = 0; i < 3; i++) assert.equal((await look()).status, 200)
  pass(3_600_001)
  assert.equal((await look()).status, 403, 'the task is over')
  assert.equal((await look({ 'x-purpose': 'traffic' })).status, 200, 'a program says it each time')
  assert.equal((await look({ 'x-purpose': 'curiosity' })).status, 403)
  assert.equal((await look({ 'x-purpose': 'criminal_report' })).status, 403, 'no case: a header is no way round it')
  assert.equal((await look({ 'x-purpose': 'criminal_report', 'x-case': '<?>' })).status, 403)
  assert.equal((await look({ 'x-purpose': 'other' })).status, 403, 'it asks for words')
  assert.equal((await look({ 'x-purpose': 'criminal_report', 'x-case': '7/2026' })).status, 200)
  assert.equal((await state({ purpose: 'accident' })).status, 200)
  Object.assign(ports.noting, { policy: () => ({ ...strict, case_needed: ['accident'] }) })
  assert.equal((await look()).status, 403, 'the station asks for a case now')
})

test('while the log cannot be written nothing leaves the station, and nothing is looked at once its memory is full', async t => {
  const { ask, signIn, ports } = await startStation(t, [footage])
  const cookie = await signIn()
  Object.assign(ports.noting.log, {
    mustKeep: (leaves: boolean) => {
      if (leaves) throw new Problem('access_log_failing')
    },
  })
  const now = ports.clock.wall()
  const asked = (path: string) =>
    ask('GET', `/api/cameras/cong/${path}?from_90k=${now - 90_000}&to_90k=${now}`, { cookie })
  assert.equal((await asked('playback.mp4')).status, 200)
  Object.assign(ports.noting.log, {
    mustKeep: () => {
      throw new Problem('access_log_full')
    },
  })
  assert.equal((await asked('playback.mp4')).status, 503)
})

test('a segment that is asked for by its number is of a time all the same, and asks for a purpose when that is old', async t => {
  const { ask, signIn, noted, ports } = await startStation(t, [segments])
  const cookie = await signIn()
  const old = wallTime90k(ports.clock.wall() - 25 * 3600 * 90_000)
  Object.assign(ports.noting, {
    policy: () => ({ play_back_older_than_h: 24, search: true, extract: true, case_needed: [] }),
    spanOfSegment: (segment: number) => (segment === 7 ? [old, wallTime90k(old + 90_000)] : undefined),
  })
  assert.equal((await ask('GET', '/api/cameras/cong/segments/7.mp4', { cookie })).status, 403)
  assert.equal((await ask('PUT', '/api/session/task', { cookie, body: { purpose: 'traffic' } })).status, 200)
  assert.equal((await ask('GET', '/api/cameras/cong/segments/7.mp4', { cookie })).status, 200)
  assert.deepEqual(noted.at(-1)?.span, [old, old + 90_000])
})

test('what leaves by a request for footage is of its own purpose and case: nobody is asked again, whatever their task and later rules', async t => {
  const { ask, signIn, noted, ports, pass } = await startStation(t, [footage, bundle])
  const cookie = await signIn()
  const policy: PurposePolicy = { play_back_older_than_h: null, search: true, extract: true, case_needed: ['accident'] }
  const items = [{ camera: 'cong', from: wallTime90k(90_000), to: wallTime90k(180_000) }]
  const asked = { purpose: 'accident', case: null, note: '', items } as const
  Object.assign(ports.noting, {
    policy: () => policy,
    ofExtraction: (id: number) => (id === 7 ? asked : undefined),
  })
  const save = (id: number, headers = {}) => ask('GET', `/api/extractions/${id}/bundle.zip`, { cookie, headers })
  assert.equal((await save(7)).status, 200)
  const { verb, purpose, cameras, span } = noted.at(-1)!
  assert.deepEqual([verb, purpose, cameras, span], ['extract', 'accident', ['cong'], [90_000, 180_000]])
  await ask('PUT', '/api/session/task', { cookie, body: { purpose: 'traffic', case: '1/2026', hours: 1 } })
  assert.equal((await save(7, { 'x-purpose': 'other' })).status, 200)
  assert.deepEqual([noted.at(-1)?.purpose, noted.at(-1)?.case], ['accident', undefined])
  pass(3_600_001)
  const unknown = await save(8)
  assert.deepEqual([unknown.status, ((await unknown.json()) as { code: string }).code], [403, 'purpose_needed'])
})

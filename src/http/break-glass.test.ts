import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { EMERGENCY_USERNAME } from '#community/access/break-glass.ts'
import type { BreakGlass, SealedBreakGlass } from '#contract/break-glass.ts'
import type { Session } from '#contract/session.ts'
import type { Status } from '#contract/status.ts'
import { cookieOf, startStation } from '#test/front-door-station.ts'
import { until } from '#test/patience.ts'

const HOUR_MS = 3_600_000
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code]

const sealed = async (t: TestContext, hours = 4) => {
  const station = await startStation(t)
  const chief = await station.signIn()
  const post = (path: string, cookie: string, body?: unknown) =>
    station.ask('POST', path, { cookie, headers: { origin: station.url }, ...(body !== undefined && { body }) })
  const seal = async () => (await (await post('/api/break-glass/seal', chief, { hours })).json()) as SealedBreakGlass
  const open = (code: string) =>
    station.ask('POST', '/api/sign-in/break-glass', {
      body: { code, name: 'Nguyễn Văn An', reason: 'mất điện thoại của trưởng, cháy chợ' },
    })
  const get = async <T>(path: string, cookie = chief) =>
    (await (await station.ask('GET', path, { cookie })).json()) as T
  return { ...station, chief, post, seal, open, get }
}

test('the code of the envelope opens everything, rings for everybody, and works no more once it is closed and seen', async t => {
  const { seal, open, post, get, chief, ask, noted } = await sealed(t)
  const { code } = await seal()
  assert.match(code, /^([A-HJ-NP-Z2-9]{5}-){5}[A-HJ-NP-Z2-9]{5}$/, 'thirty letters of five random bits')
  assert.equal((await get<Status>('/api/status')).emergency, null)

  const opened = await open(code.toLowerCase().replaceAll('-', ' '))
  assert.equal(opened.status, 200)
  const cookie = cookieOf(opened)
  const session = (await opened.json()) as Session
  assert.equal(session.account?.username, EMERGENCY_USERNAME)
  assert.ok(session.may?.station.includes('configure_station') && session.may.station.includes('extract'))
  assert.ok(
    noted.some(({ verb, refused, changed }) => verb === 'break_glass' && !refused && changed?.code?.[1] === '***'),
  )

  const { emergency, alarms } = await get<Status>('/api/status')
  assert.equal(emergency?.name, 'Nguyễn Văn An')
  assert.ok(alarms.some(alarm => alarm.code === 'break_glass_open'))
  const id = emergency!.id
  assert.deepEqual(await codeOf(await post('/api/break-glass/seal', chief, {})), [409, 'break_glass_is_open'])
  assert.deepEqual(await codeOf(await post('/api/break-glass/seal', cookie, {})), [403, 'break_glass_not_yours'])
  assert.deepEqual(await codeOf(await post(`/api/break-glass/${id}/seen`, chief, { word: 'đã rõ' })), [
    409,
    'break_glass_not_closed',
  ])
  assert.equal((await open(code)).status, 200, 'a browser that was lost comes back while it is open')

  assert.equal((await post('/api/break-glass/close', cookie)).status, 200)
  assert.equal((await ask('GET', '/api/cameras', { cookie })).status, 401, 'its sessions end with it')
  assert.deepEqual(await codeOf(await open(code)), [403, 'break_glass_wrong'])
  assert.ok((await get<Status>('/api/status')).emergency?.closed_90k, 'it rings until somebody in charge has seen it')
  assert.equal((await post(`/api/break-glass/${id}/seen`, chief, { word: 'đã xem sổ, đúng việc' })).status, 200)
  const after = await get<Status>('/api/status')
  assert.equal(after.emergency, null)
  assert.deepEqual(
    after.alarms.map(alarm => alarm.code),
    ['break_glass_unsealed', 'break_glass_guessed'],
  )
  const shown = await get<BreakGlass>('/api/break-glass')
  assert.deepEqual([shown.seal, shown.openings[0]?.seen?.word], [null, 'đã xem sổ, đúng việc'])
  const anew = await seal()
  assert.deepEqual(await codeOf(await open(code)), [403, 'break_glass_wrong'], 'the old code stays dead')
  assert.equal((await open(anew.code)).status, 200)
})

test('its hours end it by themselves, and with them every right', async t => {
  const { seal, open, ask, leave, ports } = await sealed(t, 0.5)
  const { code } = await seal()
  const cookie = cookieOf(await open(code))
  assert.equal((await ask('GET', '/api/break-glass', { cookie })).status, 200)
  leave(HOUR_MS)
  const account = ports.accounts.find(EMERGENCY_USERNAME)!
  const sight = ports.access.sightOf({ kind: 'person', person: account.person })
  assert.equal(sight.decide('watch_live', { kind: 'station' }).allowed, false)
  await until('it is closed', () => ports.breakGlass.emergency()?.closed_90k !== null)
  assert.deepEqual(await codeOf(await open(code)), [403, 'break_glass_wrong'])
})

test('wrong codes are slowed where they come from, told, and keep nobody else out', async t => {
  const { seal, open, get, ask, app } = await sealed(t)
  const { code } = await seal()
  for (let i = 0; i < 5; i++) assert.equal((await open(`AAAAA${code.slice(5)}`)).status, 403)
  assert.deepEqual(await codeOf(await open(code)), [429, 'too_many_tries'])
  const elsewhere = await app.inject({
    ...{ method: 'POST', url: '/api/sign-in/break-glass', remoteAddress: '10.9.8.7' },
    headers: { host: '127.0.0.1' },
    payload: { code, name: 'Nguyễn Văn An', reason: 'cháy chợ' },
  })
  assert.equal(elsewhere.statusCode, 200)
  assert.equal((await get<BreakGlass>('/api/break-glass')).wrong?.count, 5)
  assert.equal(
    (await ask('POST', '/api/sign-in', { body: { username: EMERGENCY_USERNAME, password: '' } })).status,
    401,
  )
})

test('nothing but the code opens it, nobody ends it, and it is nobody’s account', async t => {
  const { seal, post, chief, ports } = await sealed(t)
  await seal()
  const at = `/api/accounts/${EMERGENCY_USERNAME}`
  assert.deepEqual(await codeOf(await post(`${at}/link`, chief, {})), [403, 'break_glass_only_by_code'])
  assert.deepEqual(await codeOf(await post(`${at}/end`, chief, {})), [409, 'break_glass_stays'])
  const { person } = ports.accounts.find(EMERGENCY_USERNAME)!
  const leaving = await post(`/api/people/${person}/leave`, chief, { reason: 'thử' })
  assert.deepEqual(await codeOf(leaving), [409, 'break_glass_stays'])
  assert.equal(ports.accounts.first()?.username, 'truc-ban', 'the machine’s link signs somebody else in')
})

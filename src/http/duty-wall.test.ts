import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SessionList } from '#contract/account.ts'
import { firstAccount, startStation } from '#test/front-door-station.ts'
import { type Browser, browserAt } from '#test/signing-in.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

const open = async (t: Parameters<typeof startStation>[0]) => {
  const station = await startStation(t)
  const chief = browserAt(station.ask)
  const { token } = station.ports.links.make()
  await chief.say('POST', '/api/sign-in/link', { token, account: firstAccount })
  return { ...station, chief }
}
const shown = async (browser: Browser) => (await browser.say('GET', '/api/session')).body
const works = async (browser: Browser) => (await browser.say('GET', '/api/retention/none')).status === 404

test('a browser that was made the duty wall’s goes on working for whoever is signed in, and is the wall when they are not', async t => {
  const { chief, leave } = await open(t)
  assert.equal((await shown(chief)).wall_beneath, false)
  assert.equal((await chief.say('PUT', '/api/session/duty-wall')).body.wall_beneath, true)
  assert.deepEqual(
    (({ duty_wall, wall_beneath, idle_s }) => ({ duty_wall, wall_beneath, idle_s }))(await shown(chief)),
    { duty_wall: false, wall_beneath: true, idle_s: 300 },
  )
  assert.ok(await works(chief))
  leave(6 * MINUTE)
  const wall = await shown(chief)
  assert.deepEqual([wall.account?.username, wall.duty_wall, wall.idle_s], [firstAccount.username, true, null])
  assert.equal((await chief.say('GET', '/api/cameras')).status, 200)
  assert.equal((await chief.say<{ code: string }>('GET', '/api/people')).body.code, 'duty_wall_only_live')
  leave(80 * 24 * HOUR)
  assert.equal((await shown(chief)).duty_wall, true)
})

test('somebody signs in at the wall, works, leaves, and the wall is there again; a sign-in that is given up changes nothing', async t => {
  const { chief, ask, members, leave } = await open(t)
  await chief.say('PUT', '/api/session/duty-wall')
  await chief.say('POST', '/api/sign-out')
  assert.equal((await shown(chief)).duty_wall, true)
  members.add(firstAccount.username)
  const { username, password } = firstAccount
  for (const way of ['sign-out', 'idle'] as const) {
    const signed = await chief.say('POST', '/api/sign-in', { username, password })
    assert.equal(signed.body.duty_wall, false)
    assert.equal((await shown(chief)).wall_beneath, true)
    if (way === 'sign-out') await chief.say('POST', '/api/sign-out')
    else leave(HOUR)
    assert.equal((await shown(chief)).duty_wall, true, way)
  }
  const wrong = await chief.say('POST', '/api/sign-in', { username, password: 'một câu khác hẳn đi' })
  assert.deepEqual([wrong.status, (await shown(chief)).duty_wall], [401, true])
  assert.equal((await browserAt(ask).say('GET', '/api/cameras')).status, 401)
  await chief.say('POST', '/api/sign-out')
  assert.equal((await shown(chief)).account, null, 'the wall itself was signed out')
})

test('a wall that was marked from elsewhere stays under a sign-in too, outlives a new password here, and is taken away', async t => {
  const { chief, ask, members } = await open(t)
  members.add(firstAccount.username)
  const { username, password } = firstAccount
  const room = browserAt(ask)
  await room.say('POST', '/api/sign-in', { username, password })
  const { sessions } = (await chief.say<SessionList>('GET', '/api/sessions')).body
  await chief.say('PUT', `/api/sessions/${sessions.find(({ here }) => !here)!.id}/duty-wall`)
  assert.equal((await shown(room)).duty_wall, true)
  await room.say('POST', '/api/sign-in', { username, password })
  assert.equal((await shown(room)).wall_beneath, true)
  await room.say('POST', '/api/account/password', { password, chosen: 'ăn quả nhớ kẻ trồng cây' })
  assert.equal((await shown(room)).wall_beneath, true)
  assert.equal((await room.say('DELETE', '/api/session/duty-wall')).body.wall_beneath, false)
  await room.say('POST', '/api/sign-out')
  assert.equal((await shown(room)).account, null)
})

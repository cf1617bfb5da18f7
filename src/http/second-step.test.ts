import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NewTotp, OwnAccount, RecoveryCodes, SessionList } from '#contract/account.ts'
import { firstAccount, startStation } from '#test/front-door-station.ts'
import { appCode, type Browser, browserAt } from '#test/signing-in.ts'

type Refused = { readonly code: string; readonly where: Record<string, unknown> }
const { username, password } = firstAccount
const STEP = 30_000

const open = async (t: Parameters<typeof startStation>[0]) => {
  const station = await startStation(t)
  let ahead = 0
  await station.signIn()
  return {
    ...station,
    browser: (agent?: string) => browserAt(station.ask, agent),
    pass: (ms: number) => {
      station.pass(ms)
      ahead += ms
    },
    now: () => Date.now() + ahead,
  }
}
const signIn = (browser: Browser) => browser.say('POST', '/api/sign-in', { username, password })

/** An admin who has set the code app up; answers it and the recovery codes. */
const enrolled = async (station: Awaited<ReturnType<typeof open>>, browser: Browser) => {
  await signIn(browser)
  const { body: app } = await browser.say<NewTotp>('POST', '/api/sign-in/totp')
  const proof = await browser.say<RecoveryCodes>('POST', '/api/sign-in/totp/proof', {
    code: appCode(app, station.now()),
  })
  assert.equal(proof.status, 200)
  return { app, recovery: proof.body.recovery_codes }
}

test('an admin’s password alone opens nothing: a code app is set up first, and asked for from then on', async t => {
  const station = await open(t)
  const browser = station.browser()
  const first = await signIn(browser)
  assert.deepEqual([first.body.account, first.body.step], [null, { kind: 'enrol', why: 'admin' }])
  const half = browser.session()
  for (const path of ['/api/cameras', '/api/account', '/api/status'])
    assert.equal((await browser.say('GET', path)).status, 401, path)
  const { body: app } = await browser.say<NewTotp>('POST', '/api/sign-in/totp')
  const wrong = await browser.say<Refused>('POST', '/api/sign-in/totp/proof', { code: '000000' })
  assert.deepEqual([wrong.status, wrong.body.code], [400, 'wrong_code'])
  const proof = await browser.say<RecoveryCodes>('POST', '/api/sign-in/totp/proof', {
    code: appCode(app, station.now()),
  })
  assert.equal(proof.body.recovery_codes.length, 10)
  assert.equal((await browser.say('GET', '/api/cameras')).status, 200)
  assert.notEqual(browser.session(), half, 'a token is never carried from one stage to the next')
  assert.equal((await station.ask('GET', '/api/cameras', { cookie: `mt_session=${half}` })).status, 401)

  station.pass(STEP)
  const next = station.browser()
  const again = await signIn(next)
  assert.deepEqual(again.body.step, { kind: 'second_factor', ways: ['totp', 'recovery_code'] })
  assert.equal(
    (await next.say<Refused>('POST', '/api/sign-in/totp')).body.code,
    'sign_in_over',
    'no second app by password alone',
  )
  const done = await next.say('POST', '/api/sign-in/code', { code: appCode(app, station.now()) })
  assert.equal(done.body.account?.username, username)
  const sealed = station.db.prepare('SELECT totp FROM credential').get()?.totp
  assert.ok(sealed instanceof Uint8Array && !Buffer.from(sealed).includes(app.secret))
  assert.ok(!station.lines.join('').includes(app.secret))
})

test('a code counts once, also when the clock is set back; the codes of the steps beside it count too', async t => {
  const station = await open(t)
  const { app } = await enrolled(station, station.browser())
  const sent = async (unix_ms: number) => {
    const browser = station.browser()
    await signIn(browser)
    const { status } = await browser.say('POST', '/api/sign-in/code', { code: appCode(app, unix_ms) })
    return status
  }
  assert.equal(await sent(station.now()), 400, 'the code that set it up is used')
  station.pass(4 * STEP)
  const seen = station.now()
  assert.equal(await sent(seen - STEP), 200)
  assert.equal(await sent(seen + STEP), 200)
  assert.equal(await sent(seen - 2 * STEP), 400)
  station.pass(40 * STEP)
  assert.equal(await sent(station.now()), 200)
  station.pass(-40 * STEP)
  assert.equal(await sent(seen + STEP), 400, 'seen over a shoulder, tried after the clock went back')
  assert.equal(await sent(seen), 200, 'whoever has a clock that went back still gets in')
})

test('a recovery code opens once; new ones end the old', async t => {
  const station = await open(t)
  const own = station.browser()
  const { recovery } = await enrolled(station, own)
  const sent = async (code: string) => {
    const browser = station.browser()
    await signIn(browser)
    const { status } = await browser.say('POST', '/api/sign-in/code', { code })
    return status
  }
  assert.equal(await sent(recovery[0]!.toLowerCase().replaceAll('-', ' ')), 200)
  assert.equal(await sent(recovery[0]!), 400)
  const left = await own.say<OwnAccount>('GET', '/api/account')
  assert.equal(left.body.recovery_left, 9)
  const fresh = await own.say<RecoveryCodes>('POST', '/api/account/recovery-codes', { password })
  assert.equal(fresh.body.recovery_codes.length, 10)
  assert.equal(await sent(recovery[1]!), 400)
  assert.ok(
    !JSON.stringify(station.db.prepare('SELECT * FROM recovery_code').all()).includes(fresh.body.recovery_codes[0]!),
  )
})

test('guessing codes is slowed for the account from everywhere, and its owner’s browser still gets in', async t => {
  const station = await open(t)
  const own = station.browser()
  const { app } = await enrolled(station, own)
  station.pass(STEP)
  const thief = station.browser()
  await signIn(thief)
  for (let guess = 0; guess < 5; guess++)
    assert.equal((await thief.say('POST', '/api/sign-in/code', { code: `00000${guess}` })).status, 400)
  assert.equal((await thief.say('POST', '/api/sign-in/code', { code: '000009' })).status, 429)
  await own.say('POST', '/api/sign-out')
  assert.equal((await signIn(own)).body.step?.kind, 'second_factor')
  assert.equal((await own.say('POST', '/api/sign-in/code', { code: appCode(app, station.now()) })).status, 200)
})

test('whoever is no admin needs it only from outside the office; an unfinished sign-in can be given up', async t => {
  const station = await open(t)
  station.members.add(username)
  assert.equal((await signIn(station.browser())).body.account?.username, username)
  const { signInSettings } = station.ports
  signInSettings.set({ ...signInSettings.get(), office: ['10.1.0.0/16'] }, undefined, 'cli')
  const outside = station.browser()
  assert.deepEqual((await signIn(outside)).body.step, { kind: 'enrol', why: 'outside' })
  await outside.say('DELETE', '/api/sign-in')
  assert.equal((await outside.say('GET', '/api/session')).body.step, null)
})

test('a new password ends every other session and every half sign-in, and rotates its own', async t => {
  const station = await open(t)
  station.members.add(username)
  const [here, there] = [station.browser(), station.browser()]
  await signIn(here)
  await signIn(there)
  const before = here.session()
  const change = (body: object) => here.say<Refused>('POST', '/api/account/password', body)
  assert.equal(
    (await change({ password: 'không phải thế', chosen: 'con trâu đi trước cái cày' })).body.code,
    'wrong_own_password',
  )
  assert.equal((await change({ password, chosen: 'matkhau123456' })).body.where.reason, 'common')
  assert.equal((await change({ password, chosen: 'con trâu đi trước cái cày' })).status, 200)
  assert.notEqual(here.session(), before)
  assert.equal((await here.say('GET', '/api/cameras')).status, 200)
  assert.equal((await there.say('GET', '/api/cameras')).status, 401)
  assert.equal((await station.ask('GET', '/api/cameras', { cookie: `mt_session=${before}` })).status, 401)
  assert.equal((await signIn(station.browser())).status, 401, 'the old one is worth nothing')
})

test('sessions are listed with device and address, and each can be ended', async t => {
  const station = await open(t)
  station.members.add(username)
  const agents = ['Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36', 'Mozilla/5.0 (Android 14) Firefox/140.0']
  const [here, there] = agents.map(station.browser)
  await signIn(here!)
  await signIn(there!)
  const { body } = await here!.say<SessionList>('GET', '/api/account/sessions')
  const theirs = body.sessions.find(({ device }) => device === 'Firefox · Android')
  assert.deepEqual([body.sessions.find(row => row.here)?.device, theirs?.address], ['Chrome · Windows', '127.0.0.1'])
  await here!.say('DELETE', `/api/account/sessions/${theirs!.id}`)
  assert.equal((await there!.say('GET', '/api/cameras')).status, 401)
  assert.equal((await here!.say<Refused>('DELETE', '/api/account/sessions/999999')).body.code, 'no_such_session')
})

test('polls keep nobody signed in; a hand and footage do', async t => {
  const station = await open(t)
  const browser = station.browser()
  station.members.add(username)
  await signIn(browser)
  const later = async (method: string, path: string) => {
    station.leave(10 * 60_000)
    await browser.say(method, path)
    station.leave(6 * 60_000)
    return (await browser.say('GET', '/api/cameras')).status
  }
  assert.equal(await later('POST', '/api/session/activity'), 200)
  assert.equal(await later('GET', '/api/cameras'), 401)
})

test('the duty wall’s browser stays, and does nothing but look', async t => {
  const station = await open(t)
  const browser = station.browser()
  await enrolled(station, browser)
  const { body } = await browser.say<SessionList>('GET', '/api/sessions')
  const own = body.sessions.find(({ here }) => here)!
  await browser.say('PUT', `/api/sessions/${own.id}/duty-wall`)
  station.leave(40 * 24 * 3_600_000)
  assert.equal((await browser.say('GET', '/api/cameras')).status, 200)
  assert.equal((await browser.say('GET', '/api/session')).body.duty_wall, true)
  for (const [method, path] of [
    ['GET', '/api/account'],
    ['GET', '/api/sessions'],
    ['POST', '/api/account/password'],
    ['GET', '/api/openapi.json'],
  ] as const)
    assert.equal(
      (await browser.say<Refused>(method, path, method === 'GET' ? undefined : {})).body.code,
      'duty_wall_only_live',
      path,
    )
})

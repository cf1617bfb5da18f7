import assert from 'node:assert/strict'
import { test } from 'node:test'
import { verbCodes } from '#contract/access.ts'
import { cookieOf, firstAccount, startStation } from '#test/front-door-station.ts'

const json = (answer: Response) => answer.json() as Promise<Record<string, unknown>>
const problem = async (answer: Response) => [answer.status, (await json(answer)).code]

test('the first account is made through a one-time link, once, and signs in by password after that', async t => {
  const { ask, ports, members } = await startStation(t)
  members.add('truc-ban')
  const nobody = {
    account: null,
    step: null,
    provider: null,
    idle_s: null,
    idle_left_s: null,
    duty_wall: false,
    wall_beneath: false,
    people: [],
  }
  assert.deepEqual(await json(await ask('GET', '/api/session')), { ...nobody, first_run: true })
  const { token } = ports.links.make()
  assert.deepEqual(await problem(await ask('POST', '/api/sign-in/link', { body: { token } })), [400, 'invalid_request'])

  const made = await ask('POST', '/api/sign-in/link', { body: { token, account: firstAccount } })
  assert.equal(made.status, 200)
  const set = made.headers.getSetCookie()[0] ?? ''
  assert.match(set, /^mt_session=[\w-]{43};/)
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) assert.ok(set.includes(part), part)
  const cookie = cookieOf(made)
  const account = { username: firstAccount.username, display_name: firstAccount.display_name }
  const may = { somewhere: [...verbCodes], station: [...verbCodes] }
  const signed = { ...nobody, account, first_run: false, idle_s: 900, people: [account], may }
  const { idle_left_s, ...told } = await json(await ask('GET', '/api/session', { cookie }))
  assert.deepEqual({ ...told, idle_left_s: null }, signed)
  assert.ok(Number(idle_left_s) > 0 && Number(idle_left_s) <= 900)

  const again = await ask('POST', '/api/sign-in/link', { body: { token, account: firstAccount } })
  assert.deepEqual(await problem(again), [403, 'bad_link'])

  const { username, password } = firstAccount
  const signedIn = await ask('POST', '/api/sign-in', { body: { username, password: password.normalize('NFD') } })
  assert.equal(signedIn.status, 200)
  assert.equal((await ask('GET', '/api/cameras', { cookie: cookieOf(signedIn) })).status, 200)
})

test('a later link signs the first account in and makes no second one', async t => {
  const { ask, ports, signIn, db } = await startStation(t)
  await signIn()
  const used = await ask('POST', '/api/sign-in/link', { body: { token: ports.links.make().token } })
  assert.equal(used.status, 200)
  assert.equal((await ask('GET', '/api/status', { cookie: cookieOf(used) })).status, 200)
  const body = { token: ports.links.make().token, account: { ...firstAccount, username: 'second' } }
  assert.deepEqual(await problem(await ask('POST', '/api/sign-in/link', { body })), [409, 'account_exists'])
  assert.equal(db.prepare('SELECT count(*) AS n FROM account').get()?.n, 1)
})

test('signing out ends the session on the station, not only in the browser', async t => {
  const { ask, signIn } = await startStation(t)
  const cookie = await signIn()
  const out = await ask('POST', '/api/sign-out', { cookie })
  assert.equal(out.status, 200)
  assert.match(out.headers.getSetCookie()[0] ?? '', /^mt_session=;/)
  assert.deepEqual(await problem(await ask('GET', '/api/cameras', { cookie })), [401, 'signed_out'])
})

test('a wrong name and a wrong password get the same answer', async t => {
  const { ask, signIn } = await startStation(t)
  await signIn()
  const wrongName = await ask('POST', '/api/sign-in', { body: { username: 'nobody', password: firstAccount.password } })
  const wrongPassword = await ask('POST', '/api/sign-in', { body: { username: 'truc-ban', password: 'không phải' } })
  assert.equal(wrongName.status, 401)
  assert.deepEqual(await json(wrongName), await json(wrongPassword))
})

test('guessing is slowed after five tries, for that account from that address only, and for a while only', async t => {
  const { ask, signIn, pass } = await startStation(t)
  await signIn()
  const guess = (username: string, password = 'đoán mò đoán mò') =>
    ask('POST', '/api/sign-in', { body: { username, password } })
  for (let tries = 0; tries < 5; tries++) assert.equal((await guess('truc-ban')).status, 401)
  const slowed = await guess('truc-ban', firstAccount.password)
  const wait = Number(slowed.headers.get('retry-after'))
  assert.deepEqual(await problem(slowed), [429, 'too_many_tries'])
  assert.ok(wait > 0 && wait <= 30, `${wait}`)
  assert.equal((await guess('Truc-Ban')).status, 429, 'the same account in other letters')
  assert.equal((await guess('another')).status, 401)
  pass(30_000)
  assert.equal((await guess('truc-ban', firstAccount.password)).status, 200)
  assert.equal((await guess('truc-ban')).status, 401, 'success forgets the tries')
})

test('weak or malformed accounts are refused by field, and the password is not echoed', async t => {
  const { ask, ports, lines } = await startStation(t)
  const { token } = ports.links.make()
  for (const [account, field] of [
    [{ ...firstAccount, password: 'quá-ngắn' }, 'too_short'],
    [{ ...firstAccount, password: 'mat khau 12345678' }, 'common'],
    [{ ...firstAccount, username: '../root' }, 'body.account.username'],
    [{ ...firstAccount, admin: true }, 'body.account'],
  ] as const) {
    const text = await (await ask('POST', '/api/sign-in/link', { body: { token, account } })).text()
    const { where } = JSON.parse(text)
    assert.equal(where.field ?? where.reason, field)
    assert.doesNotMatch(text, /quá-ngắn|root|mat khau/)
  }
  assert.equal(ports.links.good(token), true, 'the link is not used up by a mistake in the form')
  assert.doesNotMatch(lines.join(''), /quá-ngắn/)
})

test('neither the password nor any token is in the log', async t => {
  const { ask, signIn, lines } = await startStation(t)
  const cookie = await signIn()
  await ask('POST', '/api/sign-in', { body: { username: firstAccount.password, password: firstAccount.password } })
  assert.ok(lines.length > 0)
  const token = cookie.split('=')[1] ?? 'missing'
  assert.ok(!lines.join('').includes(token) && !lines.join('').includes(firstAccount.password))
})

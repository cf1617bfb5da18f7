import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AccountLinkMade, SignInSettingsShown } from '#contract/account.ts'
import type { AccountList, PersonAccount } from '#contract/person.ts'
import type { LinkLook } from '#contract/session.ts'
import { firstAccount, startStation } from '#test/front-door-station.ts'
import { browserAt } from '#test/signing-in.ts'

type Refused = { readonly code: string; readonly where: Record<string, unknown> }
const chosen = 'con trâu đi trước cái cày'
const DAY = 24 * 3_600_000

const open = async (t: Parameters<typeof startStation>[0]) => {
  const station = await startStation(t)
  const chief = browserAt(station.ask)
  const { token } = station.ports.links.make()
  await chief.say('POST', '/api/sign-in/link', { token, account: firstAccount })
  const person = await chief.say<{ id: number }>('POST', '/api/people', { name: 'Trần Thị Lan', role: 'officer' })
  await chief.say('POST', '/api/accounts', { person: person.body.id, username: 'can-bo-lan' })
  station.members.add('can-bo-lan')
  const invite = async (body = {}) =>
    (await chief.say<AccountLinkMade>('POST', '/api/accounts/can-bo-lan/link', body)).body
  const use = (token: string, password?: string) =>
    browserAt(station.ask).say<Refused>('POST', '/api/sign-in/link', {
      token,
      ...(password !== undefined && { password }),
    })
  const signIn = (password: string) =>
    browserAt(station.ask).say('POST', '/api/sign-in', { username: 'can-bo-lan', password })
  return { ...station, chief, invite, use, signIn }
}

test('whoever is invited chooses a password, once, within a day; before that no password opens the account', async t => {
  const { invite, use, signIn, ask, pass, db } = await open(t)
  for (const password of ['', 'x', chosen]) assert.equal((await signIn(password)).status, 401)
  const { kind, code, url } = await invite()
  assert.deepEqual([kind, url.split('#')[1]], ['invite', code])
  const look = await browserAt(ask).say<LinkLook>('POST', '/api/sign-in/link/look', { token: code })
  assert.deepEqual(look.body, { kind: 'invite', username: 'can-bo-lan', display_name: 'Trần Thị Lan' })
  assert.equal((await use(code)).body.code, 'invalid_request')
  assert.equal((await use(code, 'lan tran 2026 lan')).body.where.reason, 'like_name', 'a mistake uses nothing up')
  assert.equal((await use(code.toLowerCase().replaceAll('-', ' '), chosen)).status, 200, 'as it is typed')
  assert.equal((await use(code, chosen)).body.code, 'bad_link')
  assert.equal((await signIn(chosen)).body.account?.username, 'can-bo-lan')
  assert.ok(!JSON.stringify(db.prepare('SELECT * FROM account_link').all()).includes(code))
  const late = await invite()
  pass(DAY + 1)
  assert.equal((await use(late.code, chosen)).body.code, 'bad_link')
})

test('a reset ends what is open and the old password at once; the newest code counts; nobody resets themselves', async t => {
  const { invite, use, signIn, chief, ask } = await open(t)
  await use((await invite()).code, chosen)
  const lan = browserAt(ask)
  await lan.say('POST', '/api/sign-in', { username: 'can-bo-lan', password: chosen })
  const first = await invite()
  assert.equal(first.kind, 'reset')
  assert.equal((await lan.say('GET', '/api/account')).status, 401)
  assert.equal((await signIn(chosen)).status, 401)
  const second = await invite({ second_factor: true })
  assert.equal((await use(first.code, chosen)).body.code, 'bad_link')
  assert.equal((await use(second.code, 'nước chảy đá mòn lâu ngày')).status, 200)
  const self = await chief.say<Refused>('POST', `/api/accounts/${firstAccount.username}/link`, {})
  assert.equal(self.body.code, 'own_account')
  assert.equal((await lan.say('POST', `/api/accounts/${firstAccount.username}/link`, {})).status, 401)
})

test('the office’s addresses and the provider are set by whoever sets up the station; a secret is told to nobody', async t => {
  const { chief } = await open(t)
  const usual = { idle_member_s: 900, idle_admin_s: 300 }
  const put = (body: object) => chief.say<SignInSettingsShown & Refused>('PUT', '/api/sign-in-settings', body)
  assert.equal((await put({ office: ['not a range'] })).body.code, 'invalid_request')
  const provider = { issuer: 'https://id.tinh.example', client_id: 'tram', name: 'Cổng tỉnh' }
  const set = await put({ office: ['10.1.0.0/16'], provider, client_secret: 'rất bí mật' })
  assert.deepEqual(set.body, { office: ['10.1.0.0/16'], provider, ...usual })
  const tied = await chief.say('POST', '/api/accounts/can-bo-lan/identity', { subject: '0123' })
  assert.deepEqual(tied.body, { identities: [{ issuer: provider.issuer, subject: '0123' }] })
  const twice = await chief.say<Refused>('POST', `/api/accounts/${firstAccount.username}/identity`, { subject: '0123' })
  assert.equal(twice.body.code, 'identity_taken')
  assert.deepEqual((await put({ provider: null })).body, { office: ['10.1.0.0/16'], provider: null, ...usual })
})

test('a password that somebody else chose opens nothing but the choice of an own one', async t => {
  const { chief, ask, members } = await open(t)
  const { body: person } = await chief.say<{ id: number }>('POST', '/api/people', {
    name: 'Lê Văn Tám',
    role: 'officer',
  })
  const made = { person: person.id, username: 'tam', password: 'đi một ngày đàng học một sàng' }
  members.add('tam')
  assert.equal((await chief.say<PersonAccount>('POST', '/api/accounts', made)).body.password, 'must_change')
  const tam = browserAt(ask)
  const signed = await tam.say('POST', '/api/sign-in', { username: 'tam', password: made.password })
  assert.deepEqual([signed.body.account, signed.body.step?.kind], [null, 'new_password'])
  assert.equal((await tam.say('GET', '/api/cameras')).status, 401)
  const same = await tam.say<Refused>('POST', '/api/sign-in/password', { password: made.password })
  assert.equal(same.body.code, 'same_password')
  assert.equal((await tam.say('POST', '/api/sign-in/password', { password: chosen })).body.account?.username, 'tam')
  const { accounts } = (await chief.say<AccountList>('GET', '/api/accounts')).body
  const shown = accounts.find(({ username }) => username === 'tam')!
  assert.deepEqual([shown.password, shown.browsers, shown.code_app, shown.link_until_90k], ['own', 1, false, null])
  const forgot = await chief.say<PersonAccount>('POST', '/api/accounts/tam/browsers/removal')
  assert.equal(forgot.body.browsers, 0)
})

test('how long a session waits for a hand is set, within what is sensible, and counts at once', async t => {
  const { chief, leave, members } = await open(t)
  const put = (body: object) => chief.say<Refused>('PUT', '/api/sign-in-settings', body)
  for (const idle_admin_s of [0, 59, 3_601]) assert.equal((await put({ idle_admin_s })).status, 400)
  await put({ idle_admin_s: 1_200 })
  assert.equal((await chief.say('GET', '/api/session')).body.idle_s, 1_200)
  leave(19 * 60_000)
  assert.equal((await chief.say('GET', '/api/cameras')).status, 200)
  await put({ idle_member_s: 60 })
  members.add(firstAccount.username)
  leave(61_000)
  assert.equal((await chief.say('GET', '/api/cameras')).status, 401)
})

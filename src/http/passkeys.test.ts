import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OwnAccount, PasskeyOptions } from '#contract/account.ts'
import { firstAccount, startStation } from '#test/front-door-station.ts'
import { browserAt } from '#test/signing-in.ts'
import { SoftPasskey } from '#test/soft-passkey.ts'
import { passkeysAt } from './passkey-place.ts'

type Refused = { readonly code: string }
const { username, password } = firstAccount
const MINUTE = 60_000

const open = async (t: Parameters<typeof startStation>[0]) => {
  const station = await startStation(t)
  await station.signIn()
  const url = station.url.replace('127.0.0.1', 'localhost')
  const ask: typeof station.ask = (method, path, asked = {}) =>
    fetch(url + path, {
      method,
      headers: {
        ...(asked.body !== undefined && { 'content-type': 'application/json' }),
        ...(asked.cookie !== undefined && { cookie: asked.cookie }),
      },
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    })
  const browser = () => browserAt(ask)
  const owner = browser()
  station.members.add(username)
  await owner.say('POST', '/api/sign-in', { username, password })
  const offered = async () =>
    (await owner.say<PasskeyOptions>('POST', '/api/account/passkeys/options', { password })).body
  const asked = async (who: ReturnType<typeof browser>) =>
    (await who.say<PasskeyOptions>('POST', '/api/sign-in/passkey/options')).body
  return { ...station, url, browser, owner, offered, asked, passkey: () => new SoftPasskey('localhost', url) }
}

test('a passkey is made with the password once more, and signs in by itself, also an admin', async t => {
  const { owner, offered, asked, passkey, browser, members } = await open(t)
  const key = passkey()
  const unproven = await owner.say<Refused>('POST', '/api/account/passkeys/options', { password: 'không phải thế' })
  assert.equal(unproven.body.code, 'wrong_own_password')
  const before = owner.session()
  const made = await owner.say('POST', '/api/account/passkeys', {
    name: 'Điện thoại',
    response: key.make(await offered()),
  })
  assert.equal(made.status, 200)
  assert.notEqual(owner.session(), before)
  const { body: own } = await owner.say<OwnAccount>('GET', '/api/account')
  assert.deepEqual([own.passkeys.map(({ name }) => name), own.passkeys_here], [['Điện thoại'], 'yes'])

  members.delete(username)
  const alone = browser()
  const inside = await alone.say('POST', '/api/sign-in/passkey', { response: key.give(await asked(alone)) })
  assert.equal(inside.body.account?.username, username)

  const second = browser()
  const step = await second.say('POST', '/api/sign-in', { username, password })
  assert.deepEqual(step.body.step, { kind: 'second_factor', ways: ['passkey'] })
  const done = await second.say('POST', '/api/sign-in/passkey', { response: key.give(await asked(second)) })
  assert.equal(done.body.account?.username, username)
  const removed = await second.say<Refused>('POST', '/api/account/passkeys/removal', { password, id: key.id })
  assert.equal(removed.body.code, 'second_factor_needed', 'an admin does not give the last one up')
})

test('what is forged, replayed, late, unverified or meant for another place is refused', async t => {
  const { owner, offered, asked, passkey, browser, url, pass } = await open(t)
  const key = passkey()
  const keep = (response: object) => owner.say<Refused>('POST', '/api/account/passkeys', { name: 'x', response })
  assert.equal(
    (await keep(key.make(await offered(), 'packed'))).body.code,
    'passkey_refused',
    'an attestation nobody asked for',
  )
  assert.equal((await keep(new SoftPasskey('evil.example', url).make(await offered()))).body.code, 'passkey_refused')
  assert.equal((await keep(new SoftPasskey('localhost', 'https://evil.example').make(await offered()))).status, 401)
  const options = await offered()
  assert.equal((await keep(key.make(options))).status, 200)
  assert.equal((await keep(passkey().make(options))).body.code, 'passkey_refused', 'a challenge counts once')

  const give = async (response: object) =>
    (await browser().say<Refused>('POST', '/api/sign-in/passkey', { response })).status
  const who = browser()
  assert.equal(await give(passkey().give(await asked(who))), 401, 'a key that nobody made here')
  assert.equal(await give(key.give(await asked(who), false)), 401, 'nobody unlocked it')
  const late = key.give(await asked(who))
  pass(6 * MINUTE)
  assert.equal(await give(late), 401)
  const good = key.give(await asked(who))
  assert.equal(await give(good), 200)
  assert.equal(await give(good), 401, 'replayed')
  key.counter = 0
  assert.equal(await give(key.give(await asked(who))), 401, 'a copy of the key counts from behind')
})

test('where browsers allow no passkeys the page is told why', () => {
  assert.equal(passkeysAt('192.168.1.10:8080', 'http'), 'needs_name')
  assert.equal(passkeysAt('[::1]:8080', 'https'), 'needs_name')
  assert.equal(passkeysAt('tram.local', 'http'), 'needs_https')
  assert.equal(passkeysAt('tram.local', 'https'), 'yes')
  assert.equal(passkeysAt('localhost:8080', 'http'), 'yes')
  assert.equal(passkeysAt(undefined, 'https'), 'needs_name')
})

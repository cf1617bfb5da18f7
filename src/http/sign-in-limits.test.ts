import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#base/problems.ts'
import { millis, wallTime90k } from '#base/units.ts'
import { createPasswords } from './passwords.ts'
import { createSignInTries, networkOf } from './sign-in-tries.ts'

const codeOf = (error: unknown) => (error instanceof Problem ? error.code : error)

test('a password matches its own hash only, and no account matches nothing', async () => {
  const passwords = createPasswords()
  const hash = await passwords.hash('cây đa giếng nước sân đình', 'a')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]+\$[\w+/]+$/)
  assert.equal(await passwords.matches('cây đa giếng nước sân đình'.normalize('NFD'), hash, 'a'), true)
  assert.equal(await passwords.matches('cây đa giếng nước sân đìnH', hash, 'a'), false)
  assert.equal(await passwords.matches('anything at all', undefined, 'a'), false)
  assert.notEqual(await passwords.hash('cây đa giếng nước sân đình', 'a'), hash)
})

test('a flood from one address is turned away while a neighbour still gets in', async () => {
  const passwords = createPasswords()
  const hash = await passwords.hash('cây đa giếng nước sân đình', 'home')
  const flood = Array.from({ length: 50 }, () => passwords.matches('guess', hash, 'flood').catch(codeOf))
  const neighbour = passwords.matches('cây đa giếng nước sân đình', hash, 'home')
  assert.equal(await neighbour, true)
  const answers = await Promise.all(flood)
  assert.equal(answers.filter(answer => answer === 'sign_in_busy').length, 46)
  assert.equal(answers.filter(answer => answer === false).length, 4)
  assert.equal(await passwords.matches('guess', hash, 'flood'), false, 'its turn comes again')
})

test('the wait doubles to a quarter of an hour, and tries are forgotten in an hour', () => {
  let now = 0
  const tries = createSignInTries({ wall: () => wallTime90k(0), monotonic: () => millis(now) })
  const wait = () => {
    try {
      tries.begin({ username: 'a', address: '10.0.0.1' })
      return 0
    } catch (error) {
      return error instanceof Problem ? Number(error.where.retry_after_s) : -1
    }
  }
  for (let free = 0; free < 5; free++) assert.equal(wait(), 0)
  for (const expected of [30, 60, 120, 240, 480, 900, 900]) {
    assert.equal(wait(), expected)
    now += expected * 1000
    assert.equal(wait(), 0)
  }
  now += 61 * 60_000
  for (let free = 0; free < 5; free++) assert.equal(wait(), 0)
  tries.begin({ username: 'a', address: '10.0.0.2' })
})

test('one machine is one network, however many IPv6 addresses it takes', () => {
  for (const [address, network] of [
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::2:3:4:5:6', '1:0:0:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ] as const)
    assert.equal(networkOf(address), network)
})

test('made-up names from one address push no count out', () => {
  const tries = createSignInTries({ wall: () => wallTime90k(0), monotonic: () => millis(0) })
  const refused = (name: string, address: string) => {
    try {
      tries.begin({ username: name, address })
      return false
    } catch (error) {
      return codeOf(error) === 'too_many_tries'
    }
  }
  for (let i = 0; i < 5; i++) assert.equal(refused('truc-ban', '10.0.0.1'), false)
  assert.equal(refused('truc-ban', '10.0.0.1'), true)
  const names = Array.from({ length: 10_001 }, (_, i) => refused(`ten-${i}`, '10.0.0.1'))
  assert.equal(names.filter(answer => !answer).length, 49)
  assert.equal(refused('truc-ban', '10.0.0.1'), true, 'still waiting')
  assert.equal(refused('truc-ban', '10.0.0.2'), false, 'its owner elsewhere is not locked out')
})

test('a flood from everywhere makes strangers wait, and the owner’s own browser does not', () => {
  let now = 0
  const tries = createSignInTries({ wall: () => wallTime90k(0), monotonic: () => millis(now) })
  const begin = (username: string, address: string, known?: string) => {
    try {
      tries.begin({ username, address, known })
      return 0
    } catch (error) {
      return error instanceof Problem ? Number(error.where.retry_after_s) : -1
    }
  }
  const stuffed = Array.from({ length: 1_000 }, (_, i) => begin(`ten-${i % 40}`, `10.${i >> 8}.${i & 255}.1`))
  assert.equal(stuffed.filter(wait => wait === 0).length, 300)
  assert.ok(begin('truc-ban', '10.9.9.9') > 0)
  assert.equal(begin('truc-ban', '10.9.9.9', 'own browser'), 0)
  tries.succeeded({ username: 'truc-ban', address: '10.9.9.9', known: 'own browser' })
  now += 10 * 60_000 + 1
  assert.equal(begin('truc-ban', '10.9.9.9'), 0, 'it passes by itself')
  for (let guess = 1; guess < 5; guess++) begin('truc-ban', '10.9.9.9')
  assert.ok(begin('truc-ban', '10.9.9.9') > 0)
  assert.equal(
    begin('truc-ban', '10.9.9.9', 'own browser'),
    0,
    'a neighbour behind the same address slows only themselves',
  )
  for (let guess = 0; guess < 4; guess++) begin('truc-ban', '10.9.9.9', 'own browser')
  assert.ok(begin('truc-ban', '10.9.9.9', 'own browser') > 0, 'and a browser that was stolen guesses no faster')
})

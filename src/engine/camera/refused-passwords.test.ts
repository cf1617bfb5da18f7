import assert from 'node:assert/strict'
import { test } from 'node:test'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import { createRefusedPasswords, rtspDoor } from './refused-passwords.ts'

const MINUTE_MS = 60_000
const setUp = () => {
  const time = { ms: 0 }
  const clock = { monotonic: () => millis(time.ms), wall: () => wallFromUnixMillis(time.ms) }
  return { time, refused: createRefusedPasswords(clock) }
}
const admin = (password: string) => ({ username: 'admin', password })

test('a password that a device refused is not tried on it again for ten minutes', () => {
  const { time, refused } = setUp()
  assert.equal(refused.wait_ms('10.0.0.1:80', admin('a')), 0)
  refused.refused('10.0.0.1:80', admin('a'))
  time.ms = 4 * MINUTE_MS
  assert.equal(refused.wait_ms('10.0.0.1:80', admin('a')), 6 * MINUTE_MS)
  assert.equal(refused.wait_ms('10.0.0.1:80', admin('b')), 0, 'another password may be tried')
  assert.equal(refused.wait_ms('10.0.0.2:80', admin('a')), 0, 'another device may take it')
  time.ms = 10 * MINUTE_MS
  assert.equal(refused.wait_ms('10.0.0.1:80', admin('a')), 0)
})

test('after three wrong passwords a device is left alone, before it locks itself', () => {
  const { time, refused } = setUp()
  for (const password of ['a', 'b', 'c']) {
    refused.refused('10.0.0.1:80', admin(password))
    time.ms += MINUTE_MS
  }
  assert.equal(refused.wait_ms('10.0.0.1:80', admin('d')), 7 * MINUTE_MS)
  refused.refused(rtspDoor('10.0.0.1', 554), admin('a'))
  refused.refused(rtspDoor('10.0.0.11', 554), admin('a'))
  refused.forget('10.0.0.1')
  assert.equal(refused.wait_ms('10.0.0.1:80', admin('d')), 0)
  assert.equal(refused.wait_ms(rtspDoor('10.0.0.1', 554), admin('a')), 0)
  assert.ok(refused.wait_ms(rtspDoor('10.0.0.11', 554), admin('a')) > 0)
})

test('a password that the device takes may be used whatever others are tried, until it is refused itself', () => {
  const { refused } = setUp()
  refused.taken('10.0.0.1:80', admin('right'))
  for (const password of ['a', 'b', 'c']) refused.refused('10.0.0.1:80', admin(password))
  assert.equal(refused.wait_ms('10.0.0.1:80', admin('right')), 0)
  assert.ok(refused.wait_ms('10.0.0.1:80', admin('a')) > 0)
  refused.refused('10.0.0.1:80', admin('right'))
  assert.ok(refused.wait_ms('10.0.0.1:80', admin('right')) > 0)
})

test('however many devices refuse, the memory stays bounded and forgets the oldest', () => {
  const { refused } = setUp()
  for (let i = 0; i < 3000; i++) refused.refused(`device-${i}`, admin('a'))
  assert.equal(refused.wait_ms('device-0', admin('a')), 0)
  assert.ok(refused.wait_ms('device-2999', admin('a')) > 0)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#base/problems.ts'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import { startStation } from '#test/front-door-station.ts'
import { routeTable } from '#tools/reference/route-table.ts'
import { createRateLimits, kindOf, limits } from './rate-limits.ts'

const setClock = () => {
  let now = 0
  return {
    clock: { wall: () => wallFromUnixMillis(now), monotonic: () => millis(now) },
    pass: (ms: number) => {
      now += ms
    },
  }
}

const waitOf = (work: () => void): number => {
  try {
    work()
    return 0
  } catch (error) {
    if (error instanceof Problem && error.code === 'too_many_requests') return Number(error.where.retry_after_s)
    throw error
  }
}

test('a bucket gives what is in it at once, then as fast as it fills, and says how long to wait', () => {
  const { clock, pass } = setClock()
  const { take } = createRateLimits(clock)
  const { most } = limits.clips
  for (let i = 0; i < most; i++)
    assert.equal(
      waitOf(() => take('account 1', 'clips')),
      0,
    )
  assert.equal(
    waitOf(() => take('account 1', 'clips')),
    1,
  )
  assert.equal(
    waitOf(() => take('account 2', 'clips')),
    0,
    'another account has its own',
  )
  assert.equal(
    waitOf(() => take('account 1', 'usual')),
    0,
    'and each kind of work',
  )
  pass(3000)
  const taken = [1, 2, 3, 4].map(() => waitOf(() => take('account 1', 'clips')))
  assert.deepEqual(
    taken.map(wait => wait > 0),
    [false, false, false, true],
  )
  pass(3_600_000)
  for (let i = 0; i < most; i++)
    assert.equal(
      waitOf(() => take('account 1', 'clips')),
      0,
    )
  assert.ok(waitOf(() => take('account 1', 'clips')) > 0, 'never more than it holds')
})

test('addresses without number cost no memory without end', () => {
  const { clock } = setClock()
  const { take } = createRateLimits(clock)
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < 200_000; i++) take(`2001:db8:${i.toString(16)}::/64`, 'open')
  assert.ok(process.memoryUsage().heapUsed - before < 60_000_000)
})

test('every route has a kind; those that read footage, dial, upload or hash are told apart from the rest', () => {
  const kinds = new Map(
    routeTable().map(one => [`${one.method} ${one.path}`, kindOf(one.method, one.path, one.access)]),
  )
  assert.equal(kinds.get('GET /api/cameras/:camera/clip.mp4'), 'clips')
  assert.equal(kinds.get('GET /api/cameras/:camera/keyframe'), 'pictures')
  assert.equal(kinds.get('POST /api/sign-in'), 'doors')
  assert.equal(kinds.get('POST /api/probes'), 'searches')
  assert.equal(kinds.get('GET /api/session'), 'open')
  assert.equal(kinds.get('GET /api/cameras'), 'usual')
  assert.equal(kindOf('HEAD', '/api/cameras/:camera/clip.mp4', 'session'), 'clips')
})

test('a household that asks too much waits, its neighbour and whoever is signed in do not', async t => {
  const station = await startStation(t)
  const cookie = await station.signIn()
  const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
    station.app.inject({ method: 'POST', url: '/api/sign-in', payload: {}, remoteAddress, headers })
  for (let i = 0; i < limits.doors.most; i++) assert.equal((await ask('203.0.113.7')).statusCode, 400)
  const refused = await ask('203.0.113.7')
  assert.equal(refused.statusCode, 429)
  assert.match(String(refused.headers['retry-after']), /^[1-9]\d?$/)
  assert.equal(refused.json().code, 'too_many_requests')
  assert.equal((await ask('203.0.113.8')).statusCode, 400)
  assert.equal((await ask('203.0.113.7', { cookie })).statusCode, 400)
})

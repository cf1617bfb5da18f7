import assert from 'node:assert/strict'
import { test } from 'node:test'
import { millis, wallFromUnixMillis } from '#base/units.ts'
import { createSignInLine, type SignIn, type SignInLine } from './sign-in-line.ts'

const MINUTE_MS = 60_000
const never = new AbortController().signal

const setUp = () => {
  const time = { ms: 0 }
  const clock = { monotonic: () => millis(time.ms), wall: () => wallFromUnixMillis(time.ms) }
  return { time, line: createSignInLine(clock) }
}
const who = (camera: string, password = 'a') => ({
  host: '10.0.0.2',
  port: 554,
  camera,
  credentials: { username: 'admin', password },
})
const ask = (line: SignInLine, camera: string, password?: string) => line.turn(who(camera, password), never)
const may = async (line: SignInLine, camera: string): Promise<SignIn> => {
  const turn = await ask(line, camera)
  assert.ok(turn.may !== undefined, `${camera} may try`)
  return turn.may
}
const restOf = async (line: SignInLine, camera: string) => (await ask(line, camera)).rest_ms

test('one stream tries a password that nobody proved, the others wait, and all come when it was taken', async () => {
  const { line } = setUp()
  const first = await may(line, '1')
  let waiting = true
  const second = may(line, '2').then(turn => {
    waiting = false
    return turn
  })
  await new Promise(setImmediate)
  assert.equal(waiting, true)
  first.taken()
  ;(await second).taken()
  await may(line, '3')
})

test('32 channels with a wrong password are two tries in the first minute and one in ten from then on', async () => {
  const { time, line } = setUp()
  let tries = 0
  const round = async () => {
    for (let camera = 1; camera <= 32; camera++) {
      const turn = await ask(line, String(camera))
      if (turn.may === undefined) continue
      tries++
      assert.ok(turn.may.over(true) > 0)
    }
  }
  await round()
  assert.equal(tries, 2)
  for (time.ms = MINUTE_MS; time.ms < 10 * MINUTE_MS; time.ms += MINUTE_MS) await round()
  assert.equal(tries, 2)
  for (; time.ms < 40 * MINUTE_MS; time.ms += MINUTE_MS) await round()
  assert.equal(tries, 5)
})

test('a camera alone is tried again after a minute, as one that is still starting may refuse, and then every ten', async () => {
  const { time, line } = setUp()
  assert.equal((await may(line, '1')).over(true), MINUTE_MS)
  assert.equal(await restOf(line, '1'), MINUTE_MS, 'its other stream waits too')
  time.ms = MINUTE_MS
  assert.equal((await may(line, '1')).over(true), 10 * MINUTE_MS)
})

test('where others are inside a refusal is of one channel alone', async () => {
  const { line } = setUp()
  ;(await may(line, '1')).taken()
  for (const camera of ['2', '3', '4']) (await may(line, camera)).over(true)
  assert.equal(await restOf(line, '2'), MINUTE_MS)
  await may(line, '5')
})

test('a device that lets everybody go is asked by one stream again', async () => {
  const { line } = setUp()
  const sessions = [await may(line, '1')]
  sessions[0]!.taken()
  for (const camera of ['2', '3']) {
    const session = await may(line, camera)
    session.taken()
    sessions.push(session)
  }
  for (const session of sessions) assert.equal(session.over(false), 0)
  const one = await may(line, '1')
  const other = may(line, '2')
  assert.ok(one.over(true) > 0)
  ;(await other).over(true)
  assert.ok(((await restOf(line, '3')) ?? 0) > 0)
})

test('another password, and one that a person says is right by now, are tried at once', async () => {
  const { line } = setUp()
  for (const camera of ['1', '2']) (await may(line, camera)).over(true)
  assert.ok((await ask(line, '1', 'b')).may !== undefined)
  const resting = line.rest(who('1'), 10 * MINUTE_MS, never)
  line.retry('10.0.0.3')
  assert.ok(((await restOf(line, '1')) ?? 0) > 0)
  line.retry('10.0.0.2')
  await resting
  await may(line, '1')
})

test('a try that hangs does not hold up the others', async () => {
  const { time, line } = setUp()
  await may(line, '1')
  time.ms = 2000
  await may(line, '2')
})

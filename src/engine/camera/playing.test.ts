import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { type Answer, hastyClock, say, superviseUntil } from '#test/engine/supervised.ts'
import { message } from '#test/engine/testdata.ts'
import type { StreamState } from './stream-state.ts'

const sdp = message('gstreamer-sdp.txt')
const packet = (sequence: number) =>
  Buffer.from([0x24, 0, 0, 14, 0x80, 96, 0, sequence, 0, 0, 0, 0, 0, 0, 0, 9, 0x41, 1])
const opens =
  (played: (socket: Parameters<Answer>[2]) => void, session = 'Session: 7\r\n'): Answer =>
  (method, request, socket) => {
    if (method === 'DESCRIBE') say(socket, request, '200 OK', '', sdp)
    if (method === 'SETUP') say(socket, request, '200 OK', session)
    if (method !== 'PLAY') return
    say(socket, request, '200 OK')
    played(socket)
  }
const namesOf = (states: readonly StreamState[]) => states.map(({ state }) => state)

test('packets that stop are told before the session is given up, and when they come again', async () => {
  let more = (): void => {}
  let stalls = 0
  const { states, ended } = await superviseUntil(
    opens(socket => {
      socket.write(packet(1))
      more = () => socket.write(packet(2))
    }),
    state => {
      if (state.state === 'stalled' && ++stalls === 1) more()
      return state.state === 'waiting'
    },
    { clock: hastyClock(2) },
  )
  assert.deepEqual(namesOf(states), ['connecting', 'streaming', 'stalled', 'streaming', 'stalled', 'waiting'])
  const [stalled, given] = states.slice(-2)
  assert.ok(given?.state === 'waiting' && given.reason === 'silent')
  assert.equal(given.since, stalled?.since, 'the silence counts from its first moment')
  assert.equal(ended, 1)
})

test('silence after PLAY is noticed, and the camera is asked again at once', async () => {
  const { states } = await superviseUntil(
    opens(() => {}),
    state => state.state === 'waiting',
    { clock: hastyClock(10) },
  )
  assert.deepEqual(namesOf(states), ['connecting', 'waiting'])
  const [tried, given] = states
  assert.ok(given?.state === 'waiting' && given.reason === 'silent' && given.since === tried?.since)
})

test('a camera that names its requests is kept alive by one that it knows', async () => {
  const heard: string[] = []
  let finish = (): void => {}
  const plays = opens(socket => {
    let sequence = 0
    const film = setInterval(() => socket.write(packet(sequence++ & 0xff)), 20)
    finish = () => {
      clearInterval(film)
      socket.destroy()
    }
  }, 'Session: 7;timeout=2\r\n')
  await superviseUntil(
    (method, request, socket) => {
      heard.push(method)
      if (method === 'OPTIONS') say(socket, request, '200 OK', 'Public: DESCRIBE, SETUP, PLAY, TEARDOWN\r\n')
      else plays(method, request, socket)
      if (heard.filter(one => one === 'OPTIONS').length === 3) finish()
    },
    state => state.state === 'waiting',
    { ownOptions: true, clock: hastyClock(10) },
  )
  assert.deepEqual(heard.slice(0, 6), ['OPTIONS', 'DESCRIBE', 'SETUP', 'PLAY', 'OPTIONS', 'OPTIONS'])
})

test('a camera that does not answer OPTIONS is asked on', { timeout: 20_000 }, async () => {
  const heard: string[] = []
  const plays = opens(socket => socket.write(packet(1)))
  await superviseUntil(
    (method, request, socket) => {
      heard.push(method)
      plays(method, request, socket)
    },
    state => state.state === 'streaming',
    { ownOptions: true },
  )
  assert.deepEqual(heard.slice(0, 4), ['OPTIONS', 'DESCRIBE', 'SETUP', 'PLAY'])
})

test('one deadline holds for a try, however often the camera sends us on', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  let hops = 0
  const { states } = await superviseUntil(
    (method, request, socket) => {
      if (method !== 'DESCRIBE') return
      hops++
      const { port } = socket.address() as AddressInfo
      t.mock.timers.tick(4000)
      say(socket, request, '302 Found', `Location: rtsp://127.0.0.1:${port}/hop${hops}\r\n`)
    },
    state => 'retry_at' in state,
  )
  const last = states.at(-1)
  assert.ok(last?.state === 'waiting' && last.detail.startsWith('not playing within'), JSON.stringify(last))
  assert.equal(hops, 3)
})

import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { type Answer, openCamera, portOf, say, superviseAt, superviseUntil as until } from '#test/engine/supervised.ts'
import { message } from '#test/engine/testdata.ts'
import { createAddressGuard } from './address-guard.ts'
import type { StreamState } from './stream-state.ts'

const waiting = (state: StreamState): boolean => 'retry_at' in state
const reasonOf = (states: readonly StreamState[]): string =>
  states.flatMap(state => ('retry_at' in state ? [state.reason] : [])).join()

const sdp = message('gstreamer-sdp.txt')
const describe: Answer = (method, request, socket) => {
  if (method === 'DESCRIBE') say(socket, request, '200 OK', 'Content-Type: application/sdp\r\n', sdp)
}

test('what a camera answers becomes a named reason', async () => {
  for (const [status, reason] of [
    ['404 Not Found', 'not_found'],
    ['403 Forbidden', 'auth_failed'],
    ['401 Unauthorized', 'auth_failed'],
    ['503 Service Unavailable', 'refused'],
  ] as const) {
    const { states, ended } = await until((_method, request, socket) => say(socket, request, status), waiting)
    assert.deepEqual(
      states.map(({ state }) => state),
      ['connecting', 'refused'],
    )
    assert.equal(reasonOf(states), reason)
    assert.equal(ended, 1)
  }
})

test('a camera that hangs up, talks rubbish or offers nothing we read is told apart', async () => {
  const hangsUp = await until((_method, _request, socket) => socket.destroy(), waiting)
  assert.equal(reasonOf(hangsUp.states), 'connection_lost')
  const rubbish = await until((_method, _request, socket) => socket.write(Buffer.alloc(100_000, 0x55)), waiting)
  assert.equal(reasonOf(rubbish.states), 'rubbish')
  const mjpeg = 'v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 MP4V-ES/90000\r\n'
  const strange = await until((_method, request, socket) => say(socket, request, '200 OK', '', mjpeg), waiting)
  assert.equal(reasonOf(strange.states), 'unsupported_stream')
})

test('a redirect to another machine is refused, to another path followed', async () => {
  const away = await until(
    (_method, request, socket) => say(socket, request, '302 Found', 'Location: rtsp://192.0.2.9/x\r\n'),
    waiting,
  )
  assert.equal(reasonOf(away.states), 'refused')
  const moved = await until((_method, request, socket) => {
    const there = request.includes('/other')
    const port = (socket.address() as AddressInfo).port
    if (there) say(socket, request, '404 Not Found')
    else say(socket, request, '301 Moved', `Location: rtsp://127.0.0.1:${port}/other\r\n`)
  }, waiting)
  assert.equal(reasonOf(moved.states), 'not_found')
})

test('a name is held against the allowed networks each time that it is resolved, and dialled where it was found', async () => {
  const asked: string[] = []
  const answers = [['127.0.0.1'], ['8.8.8.8']]
  const { pin } = createAddressGuard(undefined, async host => {
    asked.push(host)
    return answers[asked.length - 1] ?? []
  })
  const dialled: string[] = []
  const camera = await openCamera((method, request, socket) => {
    dialled.push(request.split(' ')[1] ?? '')
    if (method === 'DESCRIBE') say(socket, request, '404 Not Found')
  })
  const url = `rtsp://camera.lan:${portOf(camera)}/cam`
  const enough = (state: StreamState) => 'retry_at' in state && asked.length === answers.length
  const { states } = await superviseAt(url, enough, { pin })
  camera.close()
  assert.deepEqual(
    states.flatMap(state => ('retry_at' in state ? [`${state.state} ${state.reason}`] : [])),
    ['refused not_found', 'refused forbidden_address'],
  )
  assert.deepEqual(asked, Array(answers.length).fill('camera.lan'))
  assert.deepEqual(dialled, [url], 'only the first answer was dialled, and the camera hears its name')
})

test('packets make a stream, on the channels that the camera chose, and the end is asked for', async () => {
  const heard: string[] = []
  const packet = Buffer.from([0x24, 4, 0, 14, 0x80, 96, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 0x41, 1])
  const { states, packets, ended } = await until(
    (method, request, socket) => {
      heard.push(method)
      describe(method, request, socket)
      const transport = 'Transport: RTP/AVP/TCP;unicast;interleaved=4-5\r\nSession: 77;timeout=60\r\n'
      if (method === 'SETUP') say(socket, request, '200 OK', transport)
      if (method === 'PLAY') {
        say(socket, request, '200 OK')
        socket.write(packet)
        // Packets that come before anyone looked do not count as news: one more a moment later.
        setTimeout(() => socket.write(packet.with(7, 2)), 50)
      }
    },
    state => state.state === 'streaming',
  )
  assert.deepEqual(
    states.map(({ state }) => state),
    ['connecting', 'streaming'],
  )
  assert.equal(packets, 2)
  assert.equal(ended, 1)
  assert.deepEqual(heard.slice(0, 3), ['DESCRIBE', 'SETUP', 'PLAY'])
})

test('a packet that meets a bug of ours ends its session and nothing else', async () => {
  const bug = new RangeError('a bug')
  const packets = Buffer.concat(Array<Buffer>(3).fill(Buffer.from('2400000e8060000100000000000000094101', 'hex')))
  const {
    states,
    packets: taken,
    broken,
  } = await until(
    (method, request, socket) => {
      describe(method, request, socket)
      if (method === 'SETUP') say(socket, request, '200 OK', 'Session: 77\r\n')
      if (method !== 'PLAY') return
      say(socket, request, '200 OK')
      socket.write(packets)
    },
    waiting,
    {
      onPacket: () => {
        throw bug
      },
    },
  )
  assert.equal(taken, 1)
  assert.deepEqual(broken, [bug])
  assert.equal(reasonOf(states), 'connection_lost')
})

test('after a failure the camera is dialled again, the first time at once', async () => {
  let tries = 0
  const { states } = await until(
    (_method, request, socket) => {
      tries++
      say(socket, request, '404 Not Found')
    },
    () => tries >= 2,
  )
  const [first] = states.filter(state => state.state === 'refused')
  assert.ok(first?.state === 'refused' && first.retry_at - first.since < 1000 * 90)
  assert.equal(tries, 2)
})

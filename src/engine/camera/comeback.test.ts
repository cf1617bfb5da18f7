import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { type Answer, openCamera, portOf, say, superviseAt } from '#test/engine/supervised.ts'
import { message } from '#test/engine/testdata.ts'
import { createDialBudget } from './dial-budget.ts'

const BACK_WITHIN_MS = 3000
const sdp = message('gstreamer-sdp.txt')

/** Plays, a packet each 20 ms, until the connection goes; `refuses` answers 404 for as long as it holds. */
const plays =
  (refuses: (request: string) => boolean = () => false): Answer =>
  (method, request, socket) => {
    if (refuses(request)) return say(socket, request, '404 Not Found')
    if (method === 'DESCRIBE') say(socket, request, '200 OK', '', sdp)
    if (method === 'SETUP') say(socket, request, '200 OK', 'Session: 7\r\n')
    if (method !== 'PLAY') return
    say(socket, request, '200 OK')
    let sequence = 0
    const head = [0x24, 0, 0, 14, 0x80, 96, 0]
    const film = setInterval(() => {
      socket.write(Buffer.from([...head, sequence++ & 0xff, 0, 0, 0, 0, 0, 0, 0, 9, 0x41, 1]))
    }, 20)
    socket.once('close', () => clearInterval(film))
  }

test('a camera that was away for many tries streams within three seconds of answering again', async () => {
  const away = await openCamera(() => {})
  const port = portOf(away)
  away.close()
  await once(away, 'close')
  let tries = 0
  let back_ms = 0
  let camera: Awaited<ReturnType<typeof openCamera>> | undefined
  await superviseAt(`rtsp://127.0.0.1:${port}/cam`, state => {
    if (state.state === 'waiting' && ++tries === 6)
      void openCamera(plays(), { port }).then(opened => {
        camera = opened
        back_ms = performance.now()
      })
    return state.state === 'streaming'
  })
  const after_ms = performance.now() - back_ms
  camera?.close()
  assert.ok(tries >= 6 && after_ms < BACK_WITHIN_MS, `after ${after_ms} ms`)
})

test('the sub stream fails and comes back beside a main stream that never notices', async () => {
  let subWorks = false
  const camera = await openCamera(plays(request => request.includes('/sub') && !subWorks))
  const dials = createDialBudget(systemClock, 50)
  let mainPackets = 0
  const stopMain = { now: false }
  const main = superviseAt(`rtsp://127.0.0.1:${portOf(camera)}/main`, () => stopMain.now, {
    dials,
    onPacket: () => {
      mainPackets++
      if (stopMain.now) throw new Error('enough') // ends the session, and with it the supervision
    },
  })
  let refusals = 0
  const sub = await superviseAt(
    `rtsp://127.0.0.1:${portOf(camera)}/sub`,
    state => {
      if (state.state === 'refused' && ++refusals === 2) subWorks = true
      return state.state === 'streaming'
    },
    { dials },
  )
  assert.ok(mainPackets > 0)
  assert.deepEqual([...new Set(sub.states.map(({ state }) => state))], ['connecting', 'refused', 'streaming'])
  stopMain.now = true
  const { states } = await main
  assert.deepEqual(
    states.map(({ state }) => state),
    ['connecting', 'streaming', 'waiting'],
  )
  camera.close()
})

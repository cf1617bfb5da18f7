import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { test } from 'node:test'
import { type Answer, hastyClock, say, superviseUntil } from '#test/engine/supervised.ts'
import { message } from '#test/engine/testdata.ts'

const sdp = message('gstreamer-sdp.txt')
const interleaved = (sequence: number) => Buffer.from([0x24, 0, 0, 14, ...rtp(sequence)])
const rtp = (sequence: number) => [0x80, 96, 0, sequence, 0, 0, 0, 0, 0, 0, 0, 9, 0x41, 1]

/** A camera that takes `takes` alone, and sends over UDP only if `udpArrives`. Notes which transports it was asked for. */
const camera = ({ takes, udpArrives = true }: { takes: ('tcp' | 'udp')[]; udpArrives?: boolean }) => {
  const asked: string[] = []
  let send = (): void => {}
  const answer: Answer = (method, request, socket) => {
    if (method === 'DESCRIBE') say(socket, request, '200 OK', '', sdp)
    if (method === 'SETUP') {
      const kind = request.includes('RTP/AVP/TCP') ? 'tcp' : 'udp'
      asked.push(kind)
      const client = Number(/client_port=(\d+)/.exec(request)?.[1] ?? 0)
      if (!takes.includes(kind)) return say(socket, request, '461 Unsupported Transport')
      send = kind === 'tcp' ? () => socket.write(interleaved(1)) : udpArrives ? () => sendUdp(client) : () => {}
      say(socket, request, '200 OK', 'Session: 7\r\n')
    }
    if (method !== 'PLAY') return
    say(socket, request, '200 OK')
    send()
  }
  return { asked, answer }
}

const sendUdp = (port: number): void => {
  const socket = createSocket('udp4')
  socket.send(Buffer.from(rtp(1)), port, '127.0.0.1', () => socket.close())
}

test('a camera that refuses TCP is asked for UDP in the same conversation, and first the next time', async () => {
  const { asked, answer } = camera({ takes: ['udp'] })
  const { states } = await superviseUntil(
    answer,
    (state, { states }) => state.state === 'streaming' && states.filter(one => one.state === 'streaming').length === 2,
    { clock: hastyClock(10) },
  )
  assert.deepEqual(asked, ['tcp', 'udp', 'udp'])
  assert.deepEqual(
    states.map(({ state }) => state).filter(state => state !== 'stalled'),
    ['connecting', 'streaming', 'waiting', 'connecting', 'streaming'],
  )
})

test('where UDP brings nothing for five seconds, TCP is next and stays', async () => {
  const { asked, answer } = camera({ takes: ['tcp', 'udp'], udpArrives: false })
  let streamed = 0
  const { states } = await superviseUntil(answer, state => state.state === 'streaming' && ++streamed === 2, {
    transport: 'udp',
    clock: hastyClock(10),
  })
  assert.deepEqual(asked, ['udp', 'tcp', 'tcp'])
  const [failed] = states.filter(state => state.state === 'waiting')
  assert.ok(failed?.state === 'waiting' && failed.reason === 'silent' && failed.detail.includes('TCP is next'))
  assert.ok(failed.retry_at - failed.since <= 6 * 90_000)
})

test('a camera that takes neither says so by name', async () => {
  const { asked, answer } = camera({ takes: [] })
  const { states } = await superviseUntil(answer, state => state.state === 'refused')
  const last = states.at(-1)
  assert.ok(last?.state === 'refused' && last.reason === 'refused' && last.detail.startsWith('SETUP answered 461'))
  assert.deepEqual(asked, ['tcp', 'udp'])
})

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { createAddressGuard } from '#engine/camera/address-guard.ts'
import { RtspClient } from './client.ts'

/** A camera that answers each request by `answer`, for as long as `work` lasts. */
const withCamera = async (
  answer: (request: string, socket: Socket) => void,
  work: (open: (onPacket?: () => void) => Promise<RtspClient>) => Promise<void>,
): Promise<void> => {
  const server = createServer(socket => {
    socket.on('error', () => {})
    socket.on('data', bytes => answer(bytes.toString('latin1'), socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = new AbortController()
  const open = (onPacket = () => {}) =>
    RtspClient.open(
      {
        host: '127.0.0.1',
        port,
        way: { kind: 'tcp' },
        certificate: () => true,
        pin: createAddressGuard().pin,
        credentials: { username: 'admin', password: 'secret' },
        onPacket,
        onRubbish: () => {},
      },
      stop.signal,
    )
  try {
    await work(open)
  } finally {
    stop.abort()
    server.close()
  }
}

const sequenceOf = (request: string): string => /CSeq: (\d+)/.exec(request)?.[1] ?? ''
const say = (socket: Socket, request: string, status: string, more = ''): void => {
  socket.write(`RTSP/1.0 ${status}\r\nCSeq: ${sequenceOf(request)}\r\n${more}\r\n`)
}

test('a renewed nonce is answered though the camera does not call the old one stale', async () => {
  let asked = 0
  await withCamera(
    (request, socket) => {
      asked++
      const known = /nonce="(\d)"/.exec(request)?.[1]
      const nonce = asked <= 2 ? '1' : '2'
      if (known === nonce) say(socket, request, '200 OK')
      else say(socket, request, '401 Unauthorized', `WWW-Authenticate: Digest realm="r", nonce="${nonce}"\r\n`)
    },
    async open => {
      const client = await open()
      assert.equal((await client.request('DESCRIBE', 'rtsp://a/')).status, 200)
      assert.equal((await client.request('GET_PARAMETER', 'rtsp://a/')).status, 200)
      assert.equal(asked, 4)
    },
  )
})

test('a refused password is tried once', async () => {
  let asked = 0
  await withCamera(
    (request, socket) => {
      asked++
      say(socket, request, '401 Unauthorized', `WWW-Authenticate: Digest realm="r", nonce="${asked}"\r\n`)
    },
    async open => {
      const client = await open()
      await assert.rejects(client.request('DESCRIBE', 'rtsp://a/'), { reason: 'auth_failed' })
      assert.equal(asked, 2)
    },
  )
})

test('once the conversation is over nothing more is handed on', async () => {
  const packet = Buffer.concat([Buffer.from([0x24, 0, 0x10, 0, 0x80, 96]), Buffer.alloc(4094)])
  await withCamera(
    (request, socket) => {
      say(socket, request, '200 OK')
      socket.write(Buffer.concat(Array<Buffer>(1000).fill(packet)))
    },
    async open => {
      let late = 0
      let over = false
      let close = () => {}
      const client = await open(() => {
        if (over) late++
        else setImmediate(close)
      })
      close = () => {
        over = true
        client.say('TEARDOWN', 'rtsp://a/', {})
        client.close()
      }
      await client.request('PLAY', 'rtsp://a/')
      assert.equal((await client.ended).reason, 'connection_lost')
      await new Promise(resolve => setImmediate(() => setImmediate(resolve)))
      assert.equal(over, true)
      assert.equal(late, 0)
    },
  )
})

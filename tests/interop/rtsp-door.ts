// A thin RTSP door before somebody else's RTP: answers the conversation, gives out their session description, and hands their packets on
// over the same connection (RFC 2326 §10.12) or from its own ports over UDP. It neither makes nor changes a packet.

import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export type RtspDoor = AsyncDisposable & {
  readonly port: number
  readonly rtp_port: number
  readonly passed: () => number
  /** How the latest player fetches. */
  readonly over: () => 'tcp' | 'udp' | undefined
}

const MOST_REQUEST_BYTES = 16 * 1024

export const openRtspDoor = async (description: () => string): Promise<RtspDoor> => {
  const players = new Map<Socket, Road>()
  const all = new Set<Socket>()
  let passed = 0
  let over: 'tcp' | 'udp' | undefined
  const [rtp, rtcp] = await openPair()
  const handOn = (channel: 0 | 1) => (packet: Buffer, from: { readonly port: number }) => {
    const roads = [...players.values()]
    // What a player sends back is not the stream.
    if (roads.some(road => typeof road === 'number' && (from.port === road || from.port === road + 1))) return
    passed++
    const head = Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff])
    for (const [player, road] of players) {
      if (road === 'interleaved') player.write(Buffer.concat([head, packet]))
      else (channel === 0 ? rtp : rtcp).send(packet, road + channel, '127.0.0.1')
    }
  }
  rtp.on('message', handOn(0))
  rtcp.on('message', handOn(1))
  const server = createServer(socket => {
    all.add(socket)
    let heard = ''
    let road: Road = 'interleaved'
    socket.on('data', chunk => {
      if (chunk[0] === 0x24) return // the player's own RTCP
      heard = (heard + chunk.toString('latin1')).slice(-MOST_REQUEST_BYTES)
      for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
        const request = heard.slice(0, end)
        if (request.startsWith('SETUP')) road = roadOf(request)
        if (request.startsWith('PLAY')) {
          players.set(socket, road)
          over = road === 'interleaved' ? 'tcp' : 'udp'
        }
        if (request.startsWith('TEARDOWN')) players.delete(socket)
        answer(socket, request, description, rtp.address().port)
        heard = heard.slice(end + 4)
      }
    })
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      players.delete(socket)
      all.delete(socket)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    rtp_port: rtp.address().port,
    passed: () => passed,
    over: () => over,
    [Symbol.asyncDispose]: async () => {
      for (const socket of all) socket.destroy()
      server.close()
      rtp.close()
      rtcp.close()
    },
  }
}

/** The lower of a player's two UDP ports, or the connection itself. */
type Road = 'interleaved' | number

const roadOf = (request: string): Road => {
  const port = /client_port=(\d{1,5})/i.exec(request)?.[1]
  return port === undefined ? 'interleaved' : Number(port)
}

const answer = (socket: Socket, request: string, description: () => string, port: number): void => {
  const [method = ''] = request.split(' ')
  const sequence = /^cseq:\s*(\d+)/im.exec(request)?.[1] ?? '0'
  const say = (status: string, headers: readonly string[] = [], body = '') =>
    socket.write(
      [`RTSP/1.0 ${status}`, `CSeq: ${sequence}`, ...headers, `Content-Length: ${body.length}`, '', body].join('\r\n'),
    )
  if (method === 'OPTIONS') say('200 OK', ['Public: OPTIONS, DESCRIBE, SETUP, PLAY, GET_PARAMETER, TEARDOWN'])
  else if (method === 'DESCRIBE') say('200 OK', ['Content-Type: application/sdp'], served(description()))
  else if (method === 'SETUP' && /interleaved/i.test(request))
    say('200 OK', ['Session: 1;timeout=60', 'Transport: RTP/AVP/TCP;unicast;interleaved=0-1'])
  else if (method === 'SETUP' && typeof roadOf(request) === 'number') {
    const ports = `client_port=${roadOf(request)}-${Number(roadOf(request)) + 1};server_port=${port}-${port + 1}`
    say('200 OK', ['Session: 1;timeout=60', `Transport: RTP/AVP;unicast;${ports}`])
  } else if (method === 'SETUP') say('461 Unsupported Transport')
  else say('200 OK', ['Session: 1'])
}

/** The description names a port that only we listen on; a player is given a track to set up instead. */
const served = (description: string): string =>
  `${description
    .replace(/^SDP:\r?\n/, '')
    .replace(/^m=video \d+/m, 'm=video 0')
    .trimEnd()
    .split(/\r?\n/)
    .join('\r\n')}\r\na=control:track0\r\n`

/** An even port and the odd one after it (RFC 3550 §11). */
const openPair = async (): Promise<[UdpSocket, UdpSocket]> => {
  for (let tries = 0; tries < 50; tries++) {
    const rtp = await bound(0)
    const port = rtp.address().port
    const rtcp = port % 2 === 0 ? await bound(port + 1).catch(() => undefined) : undefined
    if (rtcp !== undefined) return [rtp, rtcp]
    rtp.close()
  }
  throw new Error('no pair of ports is free')
}

const bound = async (port: number): Promise<UdpSocket> => {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 1024 * 1024 })
  socket.bind(port, '127.0.0.1')
  await once(socket, 'listening')
  return socket
}

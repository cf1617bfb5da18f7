// A thin RTSP door before somebody else's RTP: answers the conversation, gives out their session description, and hands their packets on
// over the same connection (RFC 2326 §10.12). It neither makes nor changes a packet.

import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

export type RtspDoor = AsyncDisposable & {
  readonly port: number
  readonly rtp_port: number
  readonly passed: () => number
}

const MOST_REQUEST_BYTES = 16 * 1024

export const openRtspDoor = async (description: () => string): Promise<RtspDoor> => {
  const players = new Set<Socket>()
  const all = new Set<Socket>()
  let passed = 0
  const [rtp, rtcp] = await openPair()
  const handOn = (channel: number) => (packet: Buffer) => {
    passed++
    const head = Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff])
    for (const player of players) player.write(Buffer.concat([head, packet]))
  }
  rtp.on('message', handOn(0))
  rtcp.on('message', handOn(1))
  const server = createServer(socket => {
    all.add(socket)
    let heard = ''
    socket.on('data', chunk => {
      if (chunk[0] === 0x24) return // the player's own RTCP
      heard = (heard + chunk.toString('latin1')).slice(-MOST_REQUEST_BYTES)
      for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
        answer(socket, heard.slice(0, end), description, players)
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
    [Symbol.asyncDispose]: async () => {
      for (const socket of all) socket.destroy()
      server.close()
      rtp.close()
      rtcp.close()
    },
  }
}

const answer = (socket: Socket, request: string, description: () => string, players: Set<Socket>): void => {
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
  else if (method === 'SETUP') say('461 Unsupported Transport')
  else {
    say('200 OK', ['Session: 1'])
    if (method === 'PLAY') players.add(socket)
    if (method === 'TEARDOWN') players.delete(socket)
  }
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

// UDP ports for one track: an even one for RTP, the next one for RTCP (RFC 3550 §11). Only packets from the camera's own
// address are taken; packets are put back into order before they go on.

import { createSocket, type Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import type { Clock } from '#base/clock.ts'
import type { Receiver } from '#engine/camera/rtp/receiver.ts'
import { createReorder } from '#engine/camera/rtp/reorder.ts'

const TRIES = 30
const RECEIVE_BYTES = 1024 * 1024
const EXPIRE_MS = 40

export type UdpPair = {
  readonly rtp_port: number
  /** Opens a way through address translation and learns where reports go. */
  readonly greet: (host: string, rtp_port: number, rtcp_port: number) => void
  readonly sendReport: (report: Buffer) => void
  readonly close: () => void
}

/** Binds a pair on `local`; packets of `remote` go to `receiver`. Throws when no pair is free. */
export const openUdpPair = async (
  local: string,
  remote: string,
  receiver: Receiver,
  clock: Clock,
): Promise<UdpPair> => {
  const [rtp, rtcp, rtp_port] = await bindPair(local)
  const from = plainAddress(remote)
  const reorder = createReorder((buffer, start, end) => receiver.rtp(buffer, start, end))
  const expire = setInterval(() => reorder.expire(clock.monotonic()), EXPIRE_MS)
  rtp.on('message', (message, sender) => {
    if (plainAddress(sender.address) !== from || message.length < 12) return
    reorder.push(message.readUInt16BE(2), message, 0, message.length, clock.monotonic())
  })
  rtcp.on('message', (message, sender) => {
    if (plainAddress(sender.address) === from) receiver.rtcp(message, 0, message.length)
  })
  let reportTo: { host: string; port: number } | undefined
  const ignore = () => {} // an unreachable port is noticed by silence
  rtp.on('error', ignore)
  rtcp.on('error', ignore)

  return {
    rtp_port,
    greet: (host, toRtp, toRtcp) => {
      reportTo = { host, port: toRtcp }
      rtp.send(Buffer.from([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), toRtp, host, ignore)
      rtcp.send(Buffer.from([0x80, 201, 0, 1, 0, 0, 0, 0]), toRtcp, host, ignore)
    },
    sendReport: report => {
      if (reportTo !== undefined) rtcp.send(report, reportTo.port, reportTo.host, ignore)
    },
    close: () => {
      clearInterval(expire)
      rtp.close()
      rtcp.close()
    },
  }
}

const bindPair = async (local: string): Promise<[Socket, Socket, number]> => {
  let last: unknown
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const port = 20_000 + 2 * Math.floor(Math.random() * 20_000)
    const rtp = udpSocket(local)
    const rtcp = udpSocket(local)
    try {
      await bind(rtp, port, local)
      await bind(rtcp, port + 1, local)
      rtp.setRecvBufferSize(RECEIVE_BYTES)
      return [rtp, rtcp, port]
    } catch (error) {
      last = error
      rtp.close()
      rtcp.close()
    }
  }
  throw new Error('no pair of UDP ports is free', { cause: last })
}

const udpSocket = (local: string): Socket => createSocket({ type: isIPv6(local) ? 'udp6' : 'udp4' })

const bind = (socket: Socket, port: number, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, address, () => {
      socket.off('error', reject)
      resolve()
    })
  })

const plainAddress = (address: string): string => address.replace(/^::ffff:/i, '')

// UDP ports: one pair for the whole street, RTP on an even port and RTCP on the next (RFC 3550 §11). A client's reports tell
// by their address which session is still watched.

import { createSocket, type Socket } from 'node:dgram'
import { type Outlet, type UdpTarget, udpOutlet } from '#simulator/rtp/outlet.ts'
import type { Session } from './session.ts'

const TRIES = 50

export class UdpPorts {
  readonly rtp_port: number
  readonly rtcp_port: number
  readonly #rtp: Socket
  readonly #rtcp: Socket
  readonly #listening = new Map<string, Pick<Session, 'heard'>>()

  private constructor(rtp: Socket, rtcp: Socket) {
    this.#rtp = rtp
    this.#rtcp = rtcp
    this.rtp_port = rtp.address().port
    this.rtcp_port = rtcp.address().port
    rtcp.on('message', (_bytes, { address, port }) => this.#listening.get(`${address}:${port}`)?.heard())
    // A client that went away makes the kernel report refused ports here; its session ends by timeout.
    for (const socket of [rtp, rtcp]) socket.on('error', () => {})
  }

  static async open(host: string): Promise<UdpPorts> {
    for (let tries = 0; tries < TRIES; tries++) {
      const rtp = await bound(host, 0)
      if (rtp === undefined) continue
      const { port } = rtp.address()
      const rtcp = port % 2 === 0 ? await bound(host, port + 1) : undefined
      if (rtcp !== undefined) return new UdpPorts(rtp, rtcp)
      rtp.close()
    }
    throw new Error(`no free pair of UDP ports on ${host}`)
  }

  open(target: UdpTarget, session: Pick<Session, 'heard'>): { outlet: Outlet; close: () => void } {
    const key = `${target.address}:${target.rtcp_port}`
    this.#listening.set(key, session)
    return { outlet: udpOutlet(this.#rtp, this.#rtcp, target), close: () => this.#listening.delete(key) }
  }

  close(): void {
    this.#rtp.close()
    this.#rtcp.close()
  }
}

const bound = (host: string, port: number): Promise<Socket | undefined> =>
  new Promise(resolve => {
    const socket = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4', sendBufferSize: 1_048_576 })
    socket.once('error', () => {
      socket.close()
      resolve(undefined)
    })
    socket.bind(port, host, () => {
      socket.removeAllListeners('error')
      resolve(socket)
    })
  })

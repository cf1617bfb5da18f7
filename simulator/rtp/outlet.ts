// Outlets: where a track's packets leave, over the client's own TCP connection or over UDP. What is handed over is always a
// block in TCP form; a UDP outlet sends its packets one by one without the four bytes in front.

import type { Socket as UdpSocket } from 'node:dgram'
import type { Duplex } from 'node:stream'
import { TCP_PREFIX_BYTES } from './reel.ts'

export type Outlet = {
  /** Stands in each packet's interleaved header; meaningless over UDP. */
  readonly channel: number
  /** False while the client does not read: whole frames are left out then. */
  readonly ready: () => boolean
  /** Room to write the next block into; valid until `send`. */
  readonly room: (bytes: number) => Buffer
  readonly send: (block: Buffer, starts: Int32Array) => void
  readonly control: (report: Buffer) => void
}

/** How much one client may leave unread before frames are left out for it. */
const MOST_UNREAD_BYTES = 1_048_576

/** Blocks are built in one buffer for the whole street; one that the kernel did not take at once is given away. */
export class Scratch {
  #bytes = Buffer.allocUnsafeSlow(256 * 1_024)

  room(bytes: number): Buffer {
    if (bytes > this.#bytes.length) this.#bytes = Buffer.allocUnsafeSlow(bytes * 2)
    return this.#bytes
  }

  giveAway(): void {
    this.#bytes = Buffer.allocUnsafeSlow(this.#bytes.length)
  }
}

export const tcpOutlet = (socket: Duplex, channel: number, scratch: Scratch): Outlet => ({
  channel,
  ready: () => socket.writableLength < MOST_UNREAD_BYTES,
  room: bytes => scratch.room(bytes),
  send: block => {
    if (socket.destroyed || !socket.writable) return
    // A block still waiting in the stream must not be overwritten by the next camera's.
    if (socket.writableLength > 0) {
      socket.write(Buffer.from(block))
      return
    }
    socket.write(block)
    if (socket.writableLength > 0) scratch.giveAway()
  },
  control: report => {
    if (socket.destroyed || !socket.writable) return
    const framed = Buffer.allocUnsafe(TCP_PREFIX_BYTES + report.length)
    framed[0] = 0x24
    framed[1] = channel + 1
    framed.writeUInt16BE(report.length, 2)
    report.copy(framed, TCP_PREFIX_BYTES)
    socket.write(framed)
  },
})

export type UdpTarget = { readonly address: string; readonly rtp_port: number; readonly rtcp_port: number }

export const udpOutlet = (rtp: UdpSocket, rtcp: UdpSocket, target: UdpTarget): Outlet => {
  // Nobody listening any more is the client's affair: the session ends by its own timeout.
  const sent = (): void => {}
  return {
    channel: 0,
    ready: () => true,
    room: bytes => Buffer.allocUnsafe(bytes),
    send: (block, starts) => {
      for (let index = 0; index < starts.length; index++) {
        const packet = block.subarray(starts[index]! + TCP_PREFIX_BYTES, starts[index + 1] ?? block.length)
        rtp.send(packet, target.rtp_port, target.address, sent)
      }
    },
    control: report => rtcp.send(report, target.rtcp_port, target.address, sent),
  }
}

// Doorstep: who comes in by a port is known by the first bytes: TLS is unwrapped, an HTTP tunnel is put together, a web request goes to the device's
// web pages, and all else is RTSP.

import type { Socket } from 'node:net'
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls'
import type { Line } from './line.ts'
import { type SelfSigned, selfSigned } from './self-signed.ts'
import { Tunnels } from './tunnel.ts'

export type Rooms = {
  readonly rtsp: (line: Line) => void
  /** A web port: RTSP comes in by it in a tunnel only. Left out where a port has no web pages. */
  readonly http?: (socket: Socket) => void
}

const HEAD_END = Buffer.from('\r\n\r\n')
const MOST_HEAD_BYTES = 8_192
const TLS_HANDSHAKE = 0x16

export class Doorstep {
  readonly #tunnels = new Tunnels()
  #certificate: SelfSigned | undefined
  #context: SecureContext | undefined

  /** The certificate that is shown now; made when it is first needed. */
  get certificate(): SelfSigned {
    this.#certificate ??= selfSigned('Camera')
    return this.#certificate
  }

  /** As after a factory reset: another key. */
  changeCertificate(): void {
    this.#certificate = undefined
    this.#context = undefined
  }

  receive(socket: Socket, rooms: Rooms): void {
    socket.on('error', () => socket.destroy())
    let held: Buffer = Buffer.alloc(0)
    const hear = (bytes: Buffer): void => {
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
      const kind = kindOf(held)
      if (kind === undefined) return
      socket.off('data', hear)
      socket.pause()
      if (kind !== 'tunnel' && kind !== 'rubbish') socket.unshift(held)
      if (kind === 'rubbish') socket.destroy()
      else if (kind === 'tls') this.receive(this.#unwrapped(socket), rooms)
      else if (kind === 'tunnel') this.#tunnel(socket, held, rooms)
      else {
        if (rooms.http !== undefined) rooms.http(socket)
        else rooms.rtsp(socket)
        socket.resume()
      }
    }
    socket.on('data', hear)
  }

  #unwrapped(socket: Socket): TLSSocket {
    const { key, cert } = this.certificate
    this.#context ??= createSecureContext({ key, cert })
    const unwrapped = new TLSSocket(socket, { isServer: true, secureContext: this.#context })
    // TLS has no reset of its own.
    unwrapped.resetAndDestroy = () => {
      socket.resetAndDestroy()
      return unwrapped
    }
    return unwrapped
  }

  #tunnel(socket: Socket, bytes: Buffer, { rtsp }: Rooms): void {
    const end = bytes.indexOf(HEAD_END)
    const cookie = cookieOf(bytes.subarray(0, end).toString('latin1'))
    if (bytes[0] === 0x47) {
      const line = this.#tunnels.begin(cookie, socket)
      if (line === undefined) socket.destroy()
      else rtsp(line)
    } else if (!this.#tunnels.speak(cookie, socket, bytes.subarray(end + HEAD_END.length))) socket.destroy()
  }
}

/** Undefined until enough came in to say. */
const kindOf = (bytes: Buffer): 'tls' | 'tunnel' | 'http' | 'rtsp' | 'rubbish' | undefined => {
  if (bytes[0] === TLS_HANDSHAKE) return 'tls'
  const begins = bytes.subarray(0, 5).toString('latin1')
  if (begins.length < 5 && ('GET /'.startsWith(begins) || 'POST '.startsWith(begins))) return undefined
  const method = /^(GET|POST|PUT|HEAD|DELETE) \//.exec(bytes.subarray(0, 8).toString('latin1'))
  if (method === null) return 'rtsp'
  if (method[1] !== 'GET' && method[1] !== 'POST') return 'http'
  const end = bytes.indexOf(HEAD_END)
  if (end < 0) return bytes.length > MOST_HEAD_BYTES ? 'rubbish' : undefined
  return cookieOf(bytes.subarray(0, end).toString('latin1')) === '' ? 'http' : 'tunnel'
}

const cookieOf = (head: string): string => /^x-sessioncookie:\s*(\S{1,128})\s*$/im.exec(head)?.[1] ?? ''

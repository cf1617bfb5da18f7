// Line: the bytes to and from a camera, below RTSP: a TCP connection, or one inside TLS. What comes in is handed on as a view on a
// buffer that is used again. A camera's certificate is its own work: the one that it showed at first is the one that it must show.

import { connect, isIP } from 'node:net'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { StreamFailure } from '#engine/camera/stream-state.ts'

/** The SHA-256 of the certificate that a camera shows; false when it is another one than at first. */
export type CertificateCheck = (sha256: string) => boolean

export type LineOptions = {
  readonly host: string
  /** Where that is: what is dialled, without asking a name server again. */
  readonly ip: string
  readonly port: number
  readonly tls: boolean
  readonly certificate: CertificateCheck
}

export type LineEvents = {
  /** `length` bytes of `buffer`, borrowed. */
  readonly data: (buffer: Buffer, length: number) => void
  readonly error: (error: Error & { code?: string }) => void
  readonly closed: () => void
  /** Told of each read (and with 0, after a pause): answers for how many milliseconds nothing more is read. Never when left out. */
  readonly pause?: (bytes: number) => number
}

export type Line = {
  /** Resolves when bytes may be sent; rejects only where the camera shows another certificate. Other trouble is told as an event. */
  readonly connected: Promise<void>
  readonly write: (bytes: string | Buffer) => void
  /** Sends what waits, then closes. */
  readonly end: () => void
  readonly destroy: () => void
  readonly localAddress: () => string
  readonly remoteAddress: () => string
}

/** All sockets of a process read into one buffer: each read is taken apart before the next one comes. */
const sharedRead = Buffer.allocUnsafeSlow(256 * 1024)

export const openLine = (options: LineOptions, events: LineEvents): Line => {
  const { host, ip, port, tls, certificate } = options
  const way = {
    host: ip,
    port,
    noDelay: true,
    onread: {
      buffer: sharedRead,
      callback: (length: number) => {
        events.data(sharedRead, length)
        return readsOn(length)
      },
    },
  }
  // The camera's own window fills while nothing is read: it sends no faster than we take.
  const readsOn = (bytes: number): boolean => {
    const pause_ms = events.pause?.(bytes) ?? 0
    if (pause_ms > 0) setTimeout(() => readsOn(0) && socket.resume(), pause_ms)
    return pause_ms <= 0
  }
  // Cameras sign for themselves and some only know small keys; whom we talk to is known by the kept fingerprint instead.
  const socket = tls
    ? connectTls({
        ...way,
        rejectUnauthorized: false,
        ciphers: 'DEFAULT@SECLEVEL=0',
        ...(isIP(host) === 0 && { servername: host }),
      })
    : connect(way)
  socket.on('error', events.error)
  socket.on('close', events.closed)
  const connected = new Promise<void>((resolve, reject) => {
    if (!tls) socket.once('connect', () => resolve())
    else socket.once('secureConnect', () => greet(socket as TLSSocket, certificate, resolve, reject))
  })
  connected.catch(() => {}) // whoever waits for it hears of it
  return {
    connected,
    write: bytes => void socket.write(bytes),
    end: () => socket.destroySoon(),
    destroy: () => void socket.destroy(),
    localAddress: () => socket.localAddress ?? '0.0.0.0',
    remoteAddress: () => socket.remoteAddress ?? ip,
  }
}

const greet = (
  socket: TLSSocket,
  certificate: CertificateCheck,
  resolve: () => void,
  reject: (failure: StreamFailure) => void,
): void => {
  const shown = socket.getPeerX509Certificate()?.fingerprint256.replaceAll(':', '').toLowerCase()
  if (shown !== undefined && certificate(shown)) {
    resolve()
    return
  }
  reject(new StreamFailure('certificate_changed', `it now shows the certificate ${shown?.slice(0, 16) ?? '(none)'}…`))
  socket.destroy()
}

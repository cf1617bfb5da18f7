// The secure door: the same routes over TLS 1.2 and later. Certificates may change while it stands open. Whoever speaks TLS at the plain
// port is served as well: a browser that was told to use https only (HSTS) keeps the port that it was given.

import type { Server as HttpServer } from 'node:http'
import { createServer as createSecureServer, type Server } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import type { FastifyInstance } from 'fastify'
import { problemOfListening } from './listen.ts'

export type Certificates = {
  /** Shown to whoever names no name, or one that no other certificate stands for. */
  readonly usual: () => { readonly key: string; readonly certificate: string }
  readonly forName: (name: string) => SecureContext | undefined
  /** Calls back when `usual` is another. */
  readonly onChange: (changed: () => void) => void
}

export type SecureDoor = {
  /** Answers the port. Throws `port_in_use`, `bad_host`. */
  readonly listen: (at: { readonly host: string; readonly port: number }) => Promise<number>
}

const HANDSHAKE_MS = 10_000
const FIRST_BYTE_MS = 10_000
const TLS_HANDSHAKE = 22

/** Call it before the app listens: the door closes with it. */
export const secureDoor = (
  app: FastifyInstance,
  certificates: Certificates,
  limits: { maxHeaderSize: number },
): SecureDoor => {
  const plain = app.server as HttpServer
  const server = createSecureServer(
    {
      ...limits,
      headersTimeout: plain.headersTimeout,
      requestTimeout: plain.requestTimeout,
      ...contextOf(certificates),
      minVersion: 'TLSv1.2',
      honorCipherOrder: true,
      handshakeTimeout: HANDSHAKE_MS,
      SNICallback: (name, done) => done(null, certificates.forName(name.toLowerCase())),
    },
    (request, response) => app.routing(request, response),
  )
  server.keepAliveTimeout = plain.keepAliveTimeout
  server.maxConnections = plain.maxConnections
  server.on('upgrade', (...asked) => plain.emit('upgrade', ...asked))
  certificates.onChange(() => server.setSecureContext({ ...contextOf(certificates), minVersion: 'TLSv1.2' }))
  speakBoth(plain, server)
  app.addHook('preClose', done => {
    if (server.listening) server.close()
    server.closeAllConnections()
    done()
  })
  return { listen: at => opened(server, at) }
}

const contextOf = (certificates: Certificates) => {
  const { key, certificate } = certificates.usual()
  return { key, cert: certificate }
}

const opened = (server: Server, at: { host: string; port: number }): Promise<number> =>
  new Promise((resolve, reject) => {
    const failed = (cause: Error) => reject(problemOfListening(cause, at))
    server.once('error', failed)
    server.listen(at, () => {
      server.off('error', failed)
      resolve((server.address() as AddressInfo).port)
    })
  })

/** The first byte tells: 22 begins a TLS handshake (RFC 8446 §5.1), and no HTTP method. */
const speakBoth = (plain: HttpServer, secure: Server): void => {
  const usual = plain.listeners('connection') as ((socket: Socket) => void)[]
  plain.removeAllListeners('connection')
  plain.on('connection', (socket: Socket) => {
    const leave = () => socket.destroy()
    socket.setTimeout(FIRST_BYTE_MS, leave)
    socket.once('error', leave)
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1)
      if (first === null) return leave() // it hung up without a word
      socket.off('error', leave)
      socket.setTimeout(0)
      socket.off('timeout', leave)
      socket.unshift(first)
      if (first[0] === TLS_HANDSHAKE) secure.emit('connection', socket)
      else for (const listener of usual) listener.call(plain, socket)
    })
  })
}

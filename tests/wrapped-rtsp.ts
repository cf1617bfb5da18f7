// Wrapped RTSP: stands before a camera's plain port and offers the same conversation inside TLS, or inside HTTP as QuickTime tunnels it.

import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'

/** Why no certificate can be made here; false when it can. */
export const noOpenssl: string | false =
  spawnSync('openssl', ['version']).status === 0 ? false : 'openssl chưa được cài (not installed)'

/** A certificate that signs for itself, as a camera's does. */
export const makeCertificate = (): { readonly key: Buffer; readonly cert: Buffer } => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-tls-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const how = ['-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=camera', '-keyout', key, '-out', cert]
  spawnSync('openssl', ['req', '-x509', ...how])
  const made = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true })
  return made
}

export const insideTls = (port: number, certificate: ReturnType<typeof makeCertificate>): Promise<Wrapped> =>
  opened(createTlsServer(certificate, socket => joined(socket, connect(port, '127.0.0.1'))))

/** GET carries what the camera says, POST what it is told, in base64; the cookie ties them. `lock` wants HTTP Basic. */
export const insideHttp = (port: number, lock?: string): Promise<Wrapped> => {
  const cameras = new Map<string, Socket>()
  return opened(
    createServer(socket => {
      socket.on('error', () => socket.destroy())
      let head = ''
      let rest = ''
      let camera: Socket | undefined
      socket.on('data', bytes => {
        if (camera !== undefined) {
          rest = decodeInto(camera, rest + bytes.toString('latin1'))
          return
        }
        head += bytes.toString('latin1')
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const cookie = /x-sessioncookie: (\S+)/i.exec(head)?.[1] ?? ''
        if (lock !== undefined && !head.includes(`Basic ${Buffer.from(lock).toString('base64')}`)) {
          socket.end('HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: Basic realm="camera"\r\n\r\n')
        } else if (head.startsWith('GET ')) {
          const opened = connect(port, '127.0.0.1')
          cameras.set(cookie, opened)
          socket.write('HTTP/1.0 200 OK\r\nContent-Type: application/x-rtsp-tunnelled\r\n\r\n')
          joined(socket, opened)
        } else {
          camera = cameras.get(cookie)
          if (camera === undefined) socket.destroy()
          else rest = decodeInto(camera, head.slice(end + 4))
        }
      })
    }),
  )
}

export type Wrapped = AsyncDisposable & { readonly port: number }

const opened = async (server: Server): Promise<Wrapped> => {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** Each request is encoded by itself, so padding may stand in the middle. */
const decodeInto = (camera: Socket, text: string): string => {
  const whole = text.slice(0, text.length - (text.length % 4))
  for (const part of whole.match(/[A-Za-z0-9+/]+={0,2}/g) ?? []) camera.write(Buffer.from(part, 'base64'))
  return text.slice(whole.length)
}

const joined = (one: Socket, other: Socket): void => {
  const end = () => {
    one.destroy()
    other.destroy()
  }
  for (const socket of [one, other]) socket.on('error', end).on('close', end)
  if (one.listenerCount('data') === 0) one.pipe(other)
  other.pipe(one)
}

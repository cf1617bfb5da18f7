// Strangers: servers that somebody may take for a camera. Each answers in its own way on a free port.

import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createWebServer } from 'node:http'
import { createServer, type Socket } from 'node:net'

const CHANCE_BYTES = 64 * 1024

const onConnection: Readonly<Record<'ssh' | 'chance' | 'nothing', (socket: Socket) => void>> = {
  ssh: socket => {
    socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n')
    socket.once('data', () => socket.end('Invalid SSH identification string.\r\n'))
  },
  chance: socket => {
    const pour = () => {
      while (!socket.destroyed && socket.write(randomBytes(CHANCE_BYTES)));
    }
    socket.on('drain', pour)
    socket.resume()
    pour()
  },
  nothing: socket => void socket.resume(),
}

export type Stranger = keyof typeof onConnection | 'web'

/** Opens it and answers its port. */
export const openStranger = async (stack: AsyncDisposableStack, kind: Stranger): Promise<number> => {
  const open = new Set<Socket>()
  const server =
    kind === 'web' ? createWebServer((_, answer) => answer.end('<h1>hi</h1>')) : createServer(onConnection[kind])
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stack.defer(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A port where nobody answers. */
export const closedPort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

// Opening the door: to the network, or on the station's own Unix socket, which only its user may open (mode 0600).

import { chmodSync, closeSync, openSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { basename, dirname } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Problem } from '#base/problems.ts'

/** Listens on `host:port` and returns the port, which port 0 leaves to the system. Throws `port_in_use`. */
export const listenOn = async (
  app: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<number> => {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    throw problemOfListening(cause, { host, port })
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** What a port that cannot be opened is told as. */
export const problemOfListening = (cause: unknown, { host, port }: { host: string; port: number }): unknown => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'EADDRINUSE' || code === 'EACCES') return new Problem('port_in_use', { port }, { cause })
  if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL') return new Problem('bad_host', { host }, { cause })
  return cause
}

/** Listens on the Unix socket `file`. Throws `data_folder_in_use` when a station answers there already. */
export const listenLocally = async (app: FastifyInstance, file: string): Promise<void> => {
  const path = reachable(file)
  app.addHook('onClose', async () => path.close())
  if (await answers(path.path)) throw new Problem('data_folder_in_use', { file })
  rmSync(file, { force: true }) // Left behind by a station that was killed.
  // The socket takes its mode from the umask at the moment it is made; there is no later moment when others could open it.
  const umask = process.umask(0o177)
  try {
    await app.listen({ path: path.path })
  } catch (cause) {
    throw new Problem('data_folder_unwritable', { file }, { cause })
  } finally {
    process.umask(umask)
  }
  chmodSync(file, 0o600)
}

// A Unix socket's path holds at most 107 bytes (unix(7)). A longer one is reached through its open folder (proc(5)).
const MOST_PATH_BYTES = 100

export const reachable = (file: string): { readonly path: string; readonly close: () => void } => {
  if (Buffer.byteLength(file) <= MOST_PATH_BYTES) return { path: file, close: () => {} }
  const folder = openSync(dirname(file), 'r')
  return { path: `/proc/self/fd/${folder}/${basename(file)}`, close: () => closeSync(folder) }
}

const answers = (path: string): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(path)
    const done = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
  })

// Foreign device: a pretend HTTP device for tests, on a bare socket, so that it can answer in every way that no HTTP library would let it.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type Heard = {
  /** The request line and the headers, as they came. */
  readonly head: string
  readonly body: string
  /** A header's value, '' without one. */
  readonly header: (name: string) => string
}

/** Writes an answer, or half of one, or does whatever a bad device does. */
export type Answer = (heard: Heard, socket: Socket) => void

export type ForeignDevice = AsyncDisposable & { readonly port: number; readonly heard: readonly Heard[] }

/** Opens a device on 127.0.0.1 that answers each whole request by `answer`. */
export const foreignDevice = async (answer: Answer): Promise<ForeignDevice> => {
  const heard: Heard[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    let said = ''
    sockets.add(socket)
    // A client that has heard enough hangs up.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.on('data', bytes => {
      said += bytes.toString('latin1')
      const request = wholeRequest(said)
      if (request === undefined) return
      said = ''
      heard.push(request)
      answer(request, socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** An answer that is right in all its lengths; the connection is closed behind it. */
export const says = (socket: Socket, status: string, body = '', headers: readonly string[] = []): void => {
  const lines = [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, 'Connection: close', ...headers]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

const wholeRequest = (said: string): Heard | undefined => {
  const end = said.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = said.slice(0, end)
  const header = (name: string): string => new RegExp(`^${name}:[ ]*(.*?)\r?$`, 'im').exec(head)?.[1] ?? ''
  const body = said.slice(end + 4)
  return body.length < Number(header('content-length')) ? undefined : { head, body, header }
}

// Device HTTP: everything that a pretend camera answers on its web port: ONVIF, its maker's own interface, a snapshot, and a sign-in page that
// gives its maker away. One server a device, fed with sockets by the street.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { titled } from '#simulator/brands/personality.ts'
import type { Device } from '#simulator/device/device.ts'
import { OnvifDoor } from '#simulator/onvif/onvif-door.ts'
import { answerDahua } from './dahua-cgi.ts'
import { type HttpAnswer, type HttpRequest, type HttpTrick, notFound, says } from './http-answer.ts'
import { answerIsapi } from './isapi.ts'
import { SignIn } from './sign-in.ts'
import { snapshot } from './snapshot.ts'

const MOST_BODY_BYTES = 1_048_576

export class DeviceHttp {
  readonly onvif: OnvifDoor
  readonly #device: Device
  readonly #signIn: SignIn
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  constructor(device: Device) {
    this.#device = device
    this.#signIn = new SignIn(device)
    this.onvif = new OnvifDoor(device, this.#signIn)
    this.#server = createServer({ keepAliveTimeout: 5_000 }, (request, response) => {
      this.#serve(request, response).catch(() => response.destroy())
    })
  }

  welcome(socket: Socket): void {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    this.#server.emit('connection', socket)
  }

  /** Hangs up everybody. */
  dismiss(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { unplugged, no_air } = this.#device.fault() ?? {}
    if (unplugged === 'reset') message.socket.resetAndDestroy()
    // Nothing comes back while it has no power or no air.
    if (unplugged !== undefined || no_air !== undefined) return
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const body = await readBody(message)
    if (body === undefined) {
      response.writeHead(413, { Connection: 'close' }).end()
      return
    }
    const headers = new Map(Object.entries(message.headers).map(([name, value]) => [name, String(value)]))
    const reached = headers.get('host') ?? `${this.#device.host}:${this.#device.http_port}`
    const { method = 'GET', url = '/' } = message
    const request: HttpRequest = { method, url: url.slice(0, 2_048), headers, body, reached, gone: gone.signal }
    await write(response, await this.#answer(request), this.#device.personality.server)
  }

  async #answer(request: HttpRequest): Promise<HttpTrick> {
    const { personality, traits } = this.#device
    const fault = this.#device.fault()
    if (request.url.startsWith('/onvif/snapshot/'))
      return this.#guarded(request, () => snapshot(this.#device, request.url))
    if (request.url.startsWith('/onvif/') && personality.onvif !== undefined && traits.onvif_on) {
      if (request.method !== 'POST') return says(405, 'text/plain', 'POST')
      const usual = await this.onvif.answer(request)
      return fault?.onvif?.(usual, request) ?? usual
    }
    if (request.url.startsWith('/ISAPI/') && personality.api === 'isapi')
      return this.#guarded(request, () => answerIsapi(this.#device, request))
    if (request.url.startsWith('/cgi-bin/') && personality.api === 'dahua_cgi')
      return this.#guarded(request, () => answerDahua(this.#device, request))
    if (request.url === '/') return says(200, 'text/html', personality.page ?? titled(personality.maker))
    return notFound
  }

  #guarded(request: HttpRequest, deed: () => Promise<HttpAnswer>): Promise<HttpAnswer> | HttpAnswer {
    return this.#signIn.may(request) ? deed() : this.#signIn.challenge()
  }
}

/** Undefined where it is too big. */
const readBody = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of message as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > MOST_BODY_BYTES) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const write = async (response: ServerResponse, given: HttpTrick, server: string): Promise<void> => {
  if (given === 'nothing') return
  if ('raw' in given) {
    const { socket } = response
    if (socket === null) return
    for await (const part of given.raw) {
      if (socket.destroyed) return
      if (!socket.write(part)) await drained(socket)
    }
    socket.destroySoon()
    return
  }
  const body = Buffer.from(given.body as string)
  response.writeHead(given.status, { Server: server, ...given.headers, 'Content-Length': body.length })
  response.end(body)
}

const drained = (socket: Socket): Promise<void> =>
  new Promise(resolve => {
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
  })

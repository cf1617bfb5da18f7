// Gate: one listening port of the street. It can be shut for a while, as when a camera has no power, and opens at the same port again.

import { createServer, type Server, type Socket } from 'node:net'
import { Problem } from '#base/problems.ts'

const AGAIN_MS = 100
const BACKLOG = 1_024

export class Gate {
  readonly #host: string
  readonly #welcome: (socket: Socket) => void
  #server: Server | undefined
  #retry: NodeJS.Timeout | undefined
  #wanted = true
  port: number

  constructor(host: string, port: number, welcome: (socket: Socket) => void) {
    this.#host = host
    this.port = port
    this.#welcome = welcome
  }

  /** Whether it should stand open now. */
  get wanted(): boolean {
    return this.#wanted
  }

  /** Throws `port_in_use`. */
  async open(): Promise<void> {
    this.#wanted = true
    const server = createServer(socket => this.#welcome(socket))
    this.#server = server
    await new Promise<void>((resolve, reject) => {
      server.once('error', (cause: NodeJS.ErrnoException) =>
        reject(cause.code === 'EADDRINUSE' ? new Problem('port_in_use', { port: this.port }, { cause }) : cause),
      )
      server.listen(this.port, this.#host, BACKLOG, resolve)
    })
    if (!this.#wanted || this.#server !== server) {
      server.close()
      return
    }
    const address = server.address()
    if (typeof address === 'object' && address !== null) this.port = address.port
  }

  /** Opens once the port is free, however long somebody else holds it. */
  openAgain(): void {
    clearTimeout(this.#retry)
    this.#wanted = true
    this.open().catch(() => {
      this.#retry = setTimeout(() => this.openAgain(), AGAIN_MS)
    })
  }

  /** Nobody comes in any more; who is in stays. */
  shut(): void {
    this.#wanted = false
    clearTimeout(this.#retry)
    this.#server?.close()
    this.#server = undefined
  }

  /** Resolves once everybody has gone. */
  async close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    this.shut()
    if (server?.listening) await new Promise<void>(resolve => server.close(() => resolve()))
  }
}

const MOST_PORTS_TRIED = 1_000

/** The first gate that opens, at `from` or the next free port above it. */
export const openNextFree = async (make: (port: number) => Gate, from: number): Promise<Gate> => {
  for (let port = from; ; port++) {
    const gate = make(port)
    try {
      await gate.open()
      return gate
    } catch (error) {
      if (port - from > MOST_PORTS_TRIED) throw error
    }
  }
}

/** Ports outside those that the system gives out by itself, so that nobody sits on one while it is shut. */
export const portBase = (): number => 15_000 + Math.floor(Math.random() * 15_000)

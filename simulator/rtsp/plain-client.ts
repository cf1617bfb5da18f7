// Plain client: the smallest RTSP client, for tests of the street itself. It shares no code with the engine.

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type PlainAnswer = {
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}
export type PlainPacket = { readonly channel: number; readonly bytes: Buffer }

const PATIENCE_MS = 10_000

export class PlainClient implements AsyncDisposable {
  readonly packets: PlainPacket[] = []
  readonly #socket: Socket
  #held: Buffer = Buffer.alloc(0)
  #answers: PlainAnswer[] = []
  #cseq = 0
  closed = false
  readonly #wake = new Set<() => void>()

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes: Buffer) => this.#hear(bytes))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.closed = true
      this.#tell()
    })
  }

  static async open(port: number): Promise<PlainClient> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')
    return new PlainClient(socket)
  }

  async ask(
    method: string,
    url: string,
    headers: Readonly<Record<string, string>> = {},
    patience_ms = PATIENCE_MS,
  ): Promise<PlainAnswer> {
    const lines = [`${method} ${url} RTSP/1.0`, `CSeq: ${++this.#cseq}`]
    for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
    this.#socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    await this.until(() => this.#answers.length > 0, patience_ms)
    return this.#answers.shift()!
  }

  /** SETUP of one track over this connection; returns the session's id. */
  async setUp(url: string, track = 0, more: Readonly<Record<string, string>> = {}): Promise<string> {
    const transport = `RTP/AVP/TCP;unicast;interleaved=${track * 2}-${track * 2 + 1}`
    const { headers } = await this.ask('SETUP', `${url}/trackID=${track}`, { Transport: transport, ...more })
    return (headers.get('session') ?? '').split(';')[0]!
  }

  /** Waits for something that the street does; throws when it does not come, or the street hung up. */
  async until(done: () => boolean, patience_ms = PATIENCE_MS): Promise<void> {
    const deadline = performance.now() + patience_ms
    while (!done()) {
      if (performance.now() > deadline) throw new Error('the street did not answer in time')
      if (this.closed) throw new Error('the street hung up')
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, 50)
        this.#wake.add(() => {
          clearTimeout(timer)
          resolve()
        })
      })
    }
  }

  write(bytes: string): void {
    this.#socket.write(bytes)
  }

  pause(): void {
    this.#socket.pause()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy()
  }

  #tell(): void {
    for (const wake of this.#wake) wake()
    this.#wake.clear()
  }

  #hear(bytes: Buffer): void {
    this.#held = Buffer.concat([this.#held, bytes])
    while (this.#take()) {
      // Takes as many whole messages as there are.
    }
    this.#tell()
  }

  #take(): boolean {
    const held = this.#held
    if (held[0] === 0x24) {
      const size = held.length < 4 ? Number.POSITIVE_INFINITY : held.readUInt16BE(2)
      if (held.length < 4 + size) return false
      this.packets.push({ channel: held[1]!, bytes: held.subarray(4, 4 + size) })
      this.#held = held.subarray(4 + size)
      return true
    }
    const end = held.indexOf('\r\n\r\n')
    if (end < 0) return false
    const [first = '', ...lines] = held.subarray(0, end).toString('latin1').split('\r\n')
    const headers = new Map(
      lines.map(line => [line.split(':')[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    )
    const size = Number(headers.get('content-length') ?? 0)
    if (held.length < end + 4 + size) return false
    const status = Number(/^RTSP\/1\.0 ([0-9]{3}) /.exec(first)?.[1] ?? 0)
    this.#answers.push({ status, headers, body: held.subarray(end + 4, end + 4 + size).toString() })
    this.#held = held.subarray(end + 4 + size)
    return true
  }
}

/** Two UDP ports that collect what is sent to them. */
export const openEars = async (): Promise<{
  ports: [number, number]
  heard: [Buffer[], Buffer[]]
  close: () => void
}> => {
  const heard: [Buffer[], Buffer[]] = [[], []]
  const sockets = [createSocket('udp4'), createSocket('udp4')]
  for (const [index, socket] of sockets.entries()) {
    socket.on('message', bytes => heard[index as 0 | 1].push(bytes))
    socket.bind(0, '127.0.0.1')
    await once(socket, 'listening')
  }
  const close = (): void => {
    for (const socket of sockets) socket.close()
  }
  return { ports: [sockets[0]!.address().port, sockets[1]!.address().port], heard, close }
}

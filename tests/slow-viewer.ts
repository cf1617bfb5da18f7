// A live viewer that stops reading, as a page on a bad line does. It speaks just enough WebSocket (RFC 6455 §5) over a bare
// connection, since a proper client reads whatever comes.

import { once } from 'node:events'
import { request } from 'node:http'
import type { Socket } from 'node:net'
import { type LiveNews, liveNewsShape } from '#contract/live.ts'
import { LIVE_HEADER_BYTES, type LiveHeader, readLiveHeader } from '#contract/live-header.ts'
import type { House } from './neighbourhood.ts'

const TEXT = 1

export type Heard = { readonly news: LiveNews } | { readonly header: LiveHeader }

export class SlowViewer implements Disposable {
  readonly #socket: Socket
  readonly heard: Heard[] = []
  /** Bytes that came in all. */
  read_bytes = 0
  #held: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket, head: Buffer) {
    this.#socket = socket
    this.#take(head)
    socket.on('data', (bytes: Buffer) => this.#take(bytes))
    socket.on('error', () => socket.destroy())
  }

  static async open({ station, cookie }: House): Promise<SlowViewer> {
    const headers = {
      cookie,
      origin: station.url,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16, 7).toString('base64'),
    }
    const [, socket, head] = await once(request(`${station.url}/api/live`, { headers }).end(), 'upgrade')
    return new SlowViewer(socket, head)
  }

  watch(channel: number, camera: string): void {
    const text = Buffer.from(JSON.stringify({ kind: 'watch', channel, camera, stream: 'main' }))
    // A mask of zeros is a mask; what is asked for fits the short length.
    this.#socket.write(Buffer.concat([Buffer.from([0x80 | TEXT, 0x80 | text.length, 0, 0, 0, 0]), text]))
  }

  stopReading(): void {
    this.#socket.pause()
  }

  readOn(): void {
    this.#socket.resume()
  }

  [Symbol.dispose](): void {
    this.#socket.destroy()
  }

  #take(bytes: Buffer): void {
    this.read_bytes += bytes.length
    this.#held = Buffer.concat([this.#held, bytes])
    let at = 0
    for (let next = this.#message(at); next > 0; next = this.#message(at)) at = next
    this.#held = this.#held.subarray(at)
  }

  /** One whole message at `at`: answers where it ends, or 0 while it is unfinished. */
  #message(at: number): number {
    const held = this.#held.subarray(at)
    if (held.length < 10) return 0
    const short = held[1]! & 0x7f
    const head = short === 127 ? 10 : short === 126 ? 4 : 2
    const length = short === 127 ? Number(held.readBigUInt64BE(2)) : short === 126 ? held.readUInt16BE(2) : short
    if (held.length < head + length) return 0
    const body = held.subarray(head, head + length)
    if ((held[0]! & 0x0f) === TEXT) this.heard.push({ news: liveNewsShape.parse(JSON.parse(body.toString())) })
    else if (length >= LIVE_HEADER_BYTES) {
      const header = readLiveHeader(new DataView(body.buffer, body.byteOffset, LIVE_HEADER_BYTES))
      if (header !== undefined) this.heard.push({ header })
    }
    return at + head + length
  }
}

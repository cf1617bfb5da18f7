// RTSP in an HTTP tunnel, as QuickTime began it: what the camera says comes as the endless answer to a GET, what the client says goes base64 into a
// POST on a second connection, and a cookie ties the two together.

import { Duplex } from 'node:stream'
import type { Line } from './line.ts'

const MOST_TUNNELS = 200
const MOST_HELD_CHARACTERS = 65_536

export class Tunnels {
  readonly #open = new Map<string, TunnelLine>()

  /** The GET: the line begins here. */
  begin(cookie: string, down: Line): TunnelLine | undefined {
    if (this.#open.size >= MOST_TUNNELS || this.#open.has(cookie)) return undefined
    down.write(
      'HTTP/1.0 200 OK\r\nServer: MatThan-Street/1\r\nConnection: close\r\nCache-Control: no-store\r\nPragma: no-cache\r\nContent-Type: application/x-rtsp-tunnelled\r\n\r\n',
    )
    const line = new TunnelLine(down)
    this.#open.set(cookie, line)
    line.once('close', () => this.#open.delete(cookie))
    return line
  }

  /** The POST, or one that takes its place: what the client says. False where no GET came before. */
  speak(cookie: string, up: Line, first: Buffer): boolean {
    const line = this.#open.get(cookie)
    if (line === undefined) return false
    line.hearFrom(up, first)
    return true
  }
}

class TunnelLine extends Duplex implements Line {
  readonly #down: Line
  #up: Line | undefined
  #held = ''

  constructor(down: Line) {
    super({ allowHalfOpen: false })
    this.#down = down
    down.on('error', () => this.destroy())
    down.on('close', () => this.destroy())
    // Whatever a client sends behind its GET means nothing.
    down.resume()
  }

  get remoteAddress(): string | undefined {
    return this.#down.remoteAddress
  }

  hearFrom(up: Line, first: Buffer): void {
    this.#up?.destroy()
    this.#up = up
    this.#held = ''
    this.#hear(first)
    up.on('data', (bytes: Buffer) => this.#hear(bytes))
    up.resume()
    up.on('error', () => up.destroy())
  }

  setNoDelay(noDelay?: boolean): void {
    this.#down.setNoDelay(noDelay)
  }

  destroySoon(): void {
    this.end(() => this.destroy())
  }

  resetAndDestroy(): void {
    this.#down.resetAndDestroy()
    this.#up?.resetAndDestroy()
    this.destroy()
  }

  override _read(): void {}

  override _write(bytes: Buffer, _: string, done: (error?: Error | null) => void): void {
    this.#down.write(bytes, done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#down.destroy()
    this.#up?.destroy()
    done(error)
  }

  /** Four characters are three bytes; a client pads each message for itself, so that padding stands in the middle too. */
  #hear(bytes: Buffer): void {
    const text = this.#held + bytes.toString('latin1').replace(/\s+/g, '')
    const whole = text.length - (text.length % 4)
    this.#held = text.slice(whole)
    if (text.length > MOST_HELD_CHARACTERS || !/^[A-Za-z0-9+/=]*$/.test(text)) {
      this.destroy()
      return
    }
    const parts: Buffer[] = []
    for (let at = 0; at < whole; at += 4) parts.push(Buffer.from(text.slice(at, at + 4), 'base64'))
    if (parts.length > 0) this.push(Buffer.concat(parts))
  }
}

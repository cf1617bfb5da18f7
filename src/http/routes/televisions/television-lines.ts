// Television lines: the WebSockets of paired televisions. Each hears at once what changes for it and every few seconds how the station is,
// and says what it shows; one that says nothing for long is hung up on. A television that was taken out loses its lines and pictures.

import type { WebSocket } from '@fastify/websocket'
import type { Clock } from '#base/clock.ts'
import type { WallTime90k } from '#base/units.ts'
import {
  type TelevisionHome,
  type TelevisionNews,
  type TelevisionPulse,
  type TelevisionWord,
  televisionWordShape,
} from '#contract/television.ts'
import { CLOSE_SIGNED_OUT } from '#http/open-sockets.ts'
import type { LiveServing } from '#http/routes/live/live-routes.ts'

const PULSE_MS = 5_000
/** Four pulses without a word. */
const SILENT_MS = 20_000
const MOST_SOCKETS = 6
const CLOSE_TRY_LATER = 1013

type Line = { readonly socket: WebSocket; told: string; heard_ms: number }
type Open = {
  readonly lines: Set<Line>
  readonly pictures: Map<WebSocket, LiveServing>
  since: WallTime90k
  address: string
  word: TelevisionWord | undefined
}

type Need = {
  readonly clock: Clock
  /** Undefined for one that was taken out. */
  readonly homeOf: (id: string) => TelevisionHome | undefined
  readonly pulse: () => TelevisionPulse
  readonly noteSeen: (id: string) => void
}

export class TelevisionLines {
  readonly #need: Need
  readonly #open = new Map<string, Open>()
  readonly #timer: ReturnType<typeof setInterval>
  #stopped = false

  constructor(need: Need) {
    this.#need = need
    this.#timer = setInterval(() => this.#beat(), PULSE_MS).unref()
  }

  /** What a television says of itself while it has a line. */
  presence(id: string): Pick<Open, 'since' | 'address' | 'word'> | undefined {
    const open = this.#open.get(id)
    return open === undefined || open.lines.size === 0 ? undefined : open
  }

  add(id: string, socket: WebSocket, address: string): void {
    const open = this.#placeOf(id)
    if (this.#full(open, socket)) return
    if (open.lines.size === 0) open.since = this.#need.clock.wall()
    open.address = address
    const line: Line = { socket, told: '', heard_ms: this.#need.clock.monotonic() }
    open.lines.add(line)
    this.#need.noteSeen(id)
    socket.on('message', data => this.#hear(open, line, String(data)))
    socket.on('close', () => {
      open.lines.delete(line)
      if (!this.#stopped) this.#need.noteSeen(id)
      this.#leave(id, open)
    })
    this.#tellHome(id, line)
    this.#tell(line, { kind: 'pulse', pulse: this.#need.pulse() })
  }

  /** A socket with live pictures of this television. False when it has too many. */
  addPictures(id: string, socket: WebSocket, serve: () => LiveServing): void {
    const open = this.#placeOf(id)
    if (this.#full(open, socket)) return
    open.pictures.set(socket, serve())
    socket.on('close', () => {
      open.pictures.delete(socket)
      this.#leave(id, open)
    })
  }

  /** Something of this television has changed: it is told now, and pictures that it may not see any more end. */
  changed(id: string): void {
    const open = this.#open.get(id)
    if (open === undefined) return
    if (this.#need.homeOf(id) === undefined) {
      this.#hangUp(open)
      return
    }
    for (const line of open.lines) this.#tellHome(id, line)
    for (const serving of open.pictures.values()) serving.review()
  }

  /** False when the television is away. */
  say(id: string, news: TelevisionNews): boolean {
    const lines = this.#open.get(id)?.lines ?? new Set<Line>()
    for (const line of lines) this.#tell(line, news)
    return lines.size > 0
  }

  /** Before the book is closed: lines that end later are noted no more. */
  stop(): void {
    clearInterval(this.#timer)
    for (const [id, { lines }] of this.#open) if (lines.size > 0) this.#need.noteSeen(id)
    this.#stopped = true
  }

  #beat(): void {
    if (this.#open.size === 0) return
    const [now, pulse] = [this.#need.clock.monotonic(), this.#need.pulse()]
    for (const [id, open] of this.#open) {
      this.changed(id)
      for (const line of open.lines) {
        if (now - line.heard_ms > SILENT_MS) line.socket.terminate()
        else this.#tell(line, { kind: 'pulse', pulse })
      }
    }
  }

  #hear(open: Open, line: Line, text: string): void {
    const word = readTelevisionWord(text)
    if (word === undefined) return
    line.heard_ms = this.#need.clock.monotonic()
    open.word = word
  }

  #tellHome(id: string, line: Line): void {
    const home = this.#need.homeOf(id)
    const told = JSON.stringify(home)
    if (home === undefined || told === line.told) return
    line.told = told
    this.#tell(line, { kind: 'home', home })
  }

  #tell({ socket }: Line, news: TelevisionNews): void {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(news))
  }

  #hangUp(open: Open): void {
    for (const socket of [...open.pictures.keys(), ...[...open.lines].map(line => line.socket)])
      socket.close(CLOSE_SIGNED_OUT, 'television_taken_out')
  }

  #full(open: Open, socket: WebSocket): boolean {
    if (open.lines.size + open.pictures.size < MOST_SOCKETS) return false
    socket.close(CLOSE_TRY_LATER, 'too_many_sockets')
    return true
  }

  #placeOf(id: string): Open {
    const open = this.#open.get(id) ?? {
      lines: new Set(),
      pictures: new Map(),
      since: this.#need.clock.wall(),
      address: '',
      word: undefined,
    }
    this.#open.set(id, open)
    return open
  }

  #leave(id: string, open: Open): void {
    if (open.lines.size === 0) open.word = undefined
    if (open.lines.size + open.pictures.size === 0 && this.#open.get(id) === open) this.#open.delete(id)
  }
}

/** What came from a television, if it is what one says. */
export const readTelevisionWord = (text: string): TelevisionWord | undefined => {
  if (text.length > 1_000) return undefined
  try {
    const read = televisionWordShape.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

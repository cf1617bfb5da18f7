// Fetch session: one system that receives one stream. Hands shared packets to its socket as they are, and lets go of a system that takes
// nothing any more.

import type { Socket } from 'node:net'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Fetcher, Lease } from '#engine/republish/streams.ts'
import type { Block } from './packetizer.ts'

/** A system that takes no byte for so long is gone. */
const STUCK_MS = 20_000

export type Opened = {
  readonly account: string
  readonly camera: CameraId
  readonly stream: StreamName
  readonly address: string
  readonly since: WallTime90k
}

type Said = { readonly began: (session: FetchSession) => void; readonly ended: (session: FetchSession) => void }

export class FetchSession {
  readonly opened: Opened
  readonly #socket: Socket
  readonly #channel: number
  readonly #lease: Lease
  readonly #said: Said
  #state: 'set_up' | 'playing' | 'over' = 'set_up'
  #skipped = 0
  #stuck: NodeJS.Timeout | undefined

  constructor(socket: Socket, channel: number, lease: Lease, opened: Opened, said: Said) {
    this.#socket = socket
    this.#channel = channel
    this.#lease = lease
    this.opened = opened
    this.#said = said
  }

  /** Pictures that were left out, because the system reads too slowly. */
  get skipped(): number {
    return this.#skipped
  }

  first(): Block | undefined {
    return this.#state === 'set_up' ? this.#lease.first() : undefined
  }

  begin(): void {
    if (this.#state !== 'set_up') return
    this.#state = 'playing'
    this.#said.began(this)
    const fetcher: Fetcher = {
      block: block => this.#write(this.#framed(block)),
      report: report => this.#write(this.#channel === 0 ? report : onChannel(report, [0], this.#channel + 1)),
      skipped: pictures => {
        this.#skipped += pictures
      },
      changed: () => this.#socket.destroy(),
      waiting: () => this.#socket.writableLength,
    }
    this.#lease.fetch(fetcher)
  }

  end(): void {
    if (this.#state === 'playing') this.#said.ended(this)
    this.#state = 'over'
    clearTimeout(this.#stuck)
  }

  /** The system is hung up on. */
  close(): void {
    this.#socket.destroy()
  }

  #write(bytes: Buffer): void {
    if (this.#state !== 'playing' || !this.#socket.writable) return
    if (this.#socket.write(bytes) || this.#stuck !== undefined) return
    const taken = this.#taken()
    this.#stuck = setTimeout(() => this.#stillTakes(taken), STUCK_MS)
  }

  #taken(): number {
    return this.#socket.bytesWritten - this.#socket.writableLength
  }

  #stillTakes(before: number): void {
    const taken = this.#taken()
    this.#stuck = undefined
    if (this.#socket.writableLength === 0 || this.#state !== 'playing') return
    if (taken <= before) this.#socket.destroy()
    else this.#stuck = setTimeout(() => this.#stillTakes(taken), STUCK_MS)
  }

  #framed({ bytes, starts }: Block): Buffer {
    return this.#channel === 0 ? bytes : onChannel(bytes, starts, this.#channel)
  }
}

/** A copy for the rare system that wants other channels than 0 and 1. */
const onChannel = (bytes: Buffer, starts: readonly number[], channel: number): Buffer => {
  const copy = Buffer.from(bytes)
  for (const at of starts) copy[at + 1] = channel
  return copy
}

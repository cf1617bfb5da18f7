// Fetch session: one system that receives one stream, its pictures, its sound or both. Hands shared packets to its socket as they are, and lets go of a system that takes
// nothing any more.

import type { Socket } from 'node:net'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Fetcher, Lease } from '#engine/republish/streams.ts'
import { type Block, channelOf } from './rtp-track.ts'

/** A system that takes no byte for so long is gone. */
const STUCK_MS = 20_000

export type Opened = {
  readonly account: string
  readonly camera: CameraId
  readonly stream: StreamName
  readonly address: string
  readonly since: WallTime90k
}

/** `began` answers false where it may not begin. */
type Said = { readonly began: (session: FetchSession) => boolean; readonly ended: (session: FetchSession) => void }

export class FetchSession {
  readonly opened: Opened
  readonly #socket: Socket
  /** Which channel each kind goes to; what was not set up is left out. */
  readonly #channels = new Map<Block['kind'], number>()
  readonly #lease: Lease
  readonly #said: Said
  #state: 'set_up' | 'playing' | 'over' = 'set_up'
  #skipped = 0
  #stuck: NodeJS.Timeout | undefined

  constructor(socket: Socket, lease: Lease, opened: Opened, said: Said) {
    this.#socket = socket
    this.#lease = lease
    this.opened = opened
    this.#said = said
  }

  /** Pictures that were left out, because the system reads too slowly. */
  get skipped(): number {
    return this.#skipped
  }

  get hears(): boolean {
    return this.#channels.has('sound')
  }

  /** False when it was set up before, or plays, or another track has the channel. */
  setUp(kind: Block['kind'], channel: number): boolean {
    const taken = [...this.#channels].some(([one, at]) => one === kind || Math.abs(at - channel) < 2)
    if (taken || this.#state !== 'set_up') return false
    this.#channels.set(kind, channel)
    return true
  }

  /** The first block of each kind that was set up, as far as there is one. */
  first(): readonly Block[] {
    if (this.#state !== 'set_up') return []
    return [...this.#channels.keys()].flatMap(kind => this.#lease.first(kind) ?? [])
  }

  begin(): void {
    if (this.#state !== 'set_up') return
    this.#state = 'playing'
    if (!this.#said.began(this)) {
      this.#socket.destroy()
      return
    }
    const fetcher: Fetcher = {
      block: block => this.#hand(block.kind, block.bytes, block.starts, 0),
      report: (report, kind) => this.#hand(kind, report, [0], 1),
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

  /** `behind`: 1 for a report, which travels on the channel behind that of the packets. */
  #hand(kind: Block['kind'], bytes: Buffer, starts: readonly number[], behind: 0 | 1): void {
    const channel = this.#channels.get(kind)
    if (channel === undefined) return
    this.#write(channel === channelOf(kind) ? bytes : onChannel(bytes, starts, channel + behind))
  }
}

/** A copy for the rare system that wants other channels than the usual ones. */
const onChannel = (bytes: Buffer, starts: readonly number[], channel: number): Buffer => {
  const copy = Buffer.from(bytes)
  for (const at of starts) copy[at + 1] = channel
  return copy
}

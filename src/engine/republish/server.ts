// The station as an RTSP server: other systems fetch `rtsp://station:8554/<camera>/main|sub` with an account that was made for them. How
// many may call, and how often one address may guess, is bounded; who fetches what is known and is ended when its account goes.

import { createServer, type Server, type Socket } from 'node:net'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { wallIso } from '#base/units.ts'
import type { Denied, KnownCamera, Looked, RepublishAccounts } from './accounts.ts'
import { closeDoor, openDoor } from './door.ts'
import type { Guesses } from './guesses.ts'
import { Connection } from './rtsp/connection.ts'
import type { FetchSession, Opened } from './rtsp/fetch-session.ts'
import type { RepublishStreams } from './streams.ts'

const MOST_CONNECTIONS = 256
/** A wall of another system opens many at once, but no one system may take all. */
const MOST_PER_ADDRESS = 128

export type RepublishNeed = {
  readonly looked: Looked
  readonly denied: Denied
  readonly accounts: RepublishAccounts
  readonly streams: RepublishStreams
  /** The same with their privacy masks burned in, and without sound. */
  readonly covered_streams: Pick<RepublishStreams, 'open'>
  /** Undefined: there is no such camera. */
  readonly cameraOf: (camera: CameraId) => KnownCamera | undefined
  readonly guesses: Guesses
  readonly clock: Clock
  readonly log: Logger
}

export type Fetched = Opened & { readonly hears: boolean; readonly pictures_skipped: number }

export class RepublishServer {
  readonly #need: RepublishNeed
  readonly #server: Server
  readonly #connections = new Set<Connection>()
  readonly #byAddress = new Map<string, number>()
  readonly #sessions = new Map<FetchSession, () => void>()

  constructor(need: RepublishNeed) {
    this.#need = need
    this.#server = createServer(socket => this.#welcome(socket))
  }

  /** Answers the port. Throws the system's error where it cannot listen. */
  listen(host: string, port: number): Promise<number> {
    return openDoor(this.#server, { host, port }, this.#need.log)
  }

  /** Who fetches what now. */
  sessions(): readonly Fetched[] {
    return [...this.#sessions.keys()].map(({ opened, hears, skipped }) => ({
      ...opened,
      hears,
      pictures_skipped: skipped,
    }))
  }

  /** Accounts, cameras or what is recorded of them changed: ends whatever would not be given now as it was given then. */
  review(): void {
    for (const connection of [...this.#connections]) connection.review()
  }

  close(): Promise<void> {
    return closeDoor(this.#server, () => {
      for (const connection of [...this.#connections]) connection.close()
    })
  }

  #welcome(socket: Socket): void {
    const address = socket.remoteAddress ?? ''
    const there = this.#byAddress.get(address) ?? 0
    if (this.#connections.size >= MOST_CONNECTIONS || there >= MOST_PER_ADDRESS) {
      socket.on('error', () => socket.destroy())
      socket.resetAndDestroy()
      return
    }
    this.#byAddress.set(address, there + 1)
    const connection = new Connection(socket, {
      ...this.#need,
      guesses: this.#need.guesses.at(address),
      began: session => this.#began(session),
      ended: session => this.#ended(session),
    })
    this.#connections.add(connection)
    socket.on('close', () => {
      this.#connections.delete(connection)
      const left = (this.#byAddress.get(address) ?? 1) - 1
      if (left > 0) this.#byAddress.set(address, left)
      else this.#byAddress.delete(address)
    })
  }

  #began(session: FetchSession): boolean {
    const { account, camera, address } = session.opened
    try {
      this.#sessions.set(session, this.#need.looked({ account, camera, address, as: 'stream' }))
    } catch (error) {
      this.#need.log.error('another system is sent away: its look could not be written down', {
        error,
        ...told(session),
      })
      return false
    }
    this.#need.log.info('another system begins to fetch a stream', told(session))
    return true
  }

  #ended(session: FetchSession): void {
    this.#sessions.get(session)?.()
    if (!this.#sessions.delete(session)) return
    const until = wallIso(this.#need.clock.wall())
    const { skipped } = session
    this.#need.log.info('another system has ended fetching a stream', { ...told(session), until, skipped })
  }
}

const told = ({ opened }: FetchSession) => ({ ...opened, since: wallIso(opened.since) })

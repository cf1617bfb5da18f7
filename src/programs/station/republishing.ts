// Republishing: opens and closes the doors through which other systems fetch live pictures, as the settings say. A door that cannot be
// opened when the station starts stops nothing else.

import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { Polygon } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import type { RepublishBook } from '#community/access/republish-book.ts'
import type { Sight } from '#community/access/sight.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { Republish, RepublishSettings } from '#contract/republish.ts'
import type { Denied, KnownCamera, Looked, RepublishAccounts } from '#engine/republish/accounts.ts'
import { type Discoverable, openDiscoverable } from '#engine/republish/discoverable.ts'
import type { ShownCameras } from '#engine/republish/facade-cameras.ts'
import { createGuesses, type Guesses } from '#engine/republish/guesses.ts'
import { OnvifFacade } from '#engine/republish/onvif-facade.ts'
import { RepublishServer } from '#engine/republish/server.ts'
import { RepublishStreams } from '#engine/republish/streams.ts'
import type { LiveSource } from '#engine/viewing/live.ts'
import type { TakeSnapshot } from '#engine/viewing/snapshots.ts'
import type { AccessDesk } from '#http/ports.ts'
import type { RepublishDoors } from '#http/routes/republish/republish-routes.ts'
import { createRepublishBook, createRepublishSecrets } from '#store/republish.ts'
import type { Vault } from '#store/vault.ts'
import { allowedAccounts } from './allowed-accounts.ts'

export type RepublishingNeeds = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly cameras: CameraReader
  readonly access: Pick<AccessDesk, 'sightOf'>
  readonly source: LiveSource
  readonly clock: Clock
  readonly log: Logger
  /** Somebody begins to fetch; answers what says that they have stopped. */
  readonly looked: Looked
  /** Somebody asked for a camera that is not theirs to fetch. */
  readonly denied: Denied
  /** Somebody at this address answered a challenge wrongly. */
  readonly refused: (address: string) => void
  /** What the station calls itself as an ONVIF device. */
  readonly self: { readonly station: string; readonly name: string; readonly version: string }
  /** What each camera's streams were last seen to be. */
  readonly shown: ShownCameras
  readonly snapshot: TakeSnapshot
  /** Pictures with privacy masks burned in. */
  readonly masking: {
    readonly streams: RepublishStreams
    readonly covers: (sight: Sight, camera: string) => boolean
    readonly masks: (camera: string) => readonly Polygon[]
  }
  /** 3702 but in tests. */
  readonly discovery_port: number | undefined
}

/** What is open. */
type Doors = {
  readonly rtsp: RepublishServer
  readonly onvif: OnvifFacade | undefined
  readonly discoverable: Discoverable | undefined
}

export class Republishing implements RepublishDoors {
  readonly book: RepublishBook
  readonly streams: RepublishStreams
  readonly #needs: RepublishingNeeds
  readonly #accounts: RepublishAccounts
  readonly #guesses: Guesses
  #doors: Doors | undefined
  #problem: string | null = null
  #turn: Promise<void> = Promise.resolve()

  constructor(needs: RepublishingNeeds) {
    this.#needs = needs
    this.book = createRepublishBook(needs.db, needs.vault, needs.clock)
    this.#accounts = allowedAccounts(createRepublishSecrets(needs.db, needs.vault), needs.access, (sight, camera) =>
      needs.masking.covers(sight, camera),
    )
    this.#guesses = createGuesses(needs.clock, needs.refused)
    this.streams = new RepublishStreams(needs.source, needs.clock)
  }

  /** Opens what was open before. */
  async start(): Promise<void> {
    const settings = this.book.settings()
    if (!settings.enabled) return
    await this.apply(settings).catch(error => {
      this.#problem = error instanceof Problem ? error.code : 'bug'
      this.#needs.log.error('the door for other systems could not be opened', { error, port: settings.port })
    })
  }

  /** One change after the other. */
  apply(settings: RepublishSettings): Promise<void> {
    const done = this.#turn.then(() => this.#apply(settings))
    this.#turn = done.catch(() => {})
    return done
  }

  state(): Pick<Republish, 'state' | 'problem' | 'fetching'> {
    const state = this.#doors !== undefined ? 'on' : this.#problem === null ? 'off' : 'failed'
    const fetching = (this.#doors?.rtsp.sessions() ?? []).map(({ since, hears, ...session }) => ({
      ...session,
      since_90k: since,
      sound: hears,
    }))
    return { state, problem: this.#problem, fetching }
  }

  /** Accounts or cameras changed. */
  review(): void {
    this.#doors?.rtsp.review()
  }

  async stop(): Promise<void> {
    await this.#turn
    await this.#close()
  }

  /** Where the new port cannot be opened, the old one is opened again. */
  async #apply(settings: RepublishSettings): Promise<void> {
    const before = this.book.settings()
    const wasOpen = this.#doors !== undefined
    await this.#close()
    this.#problem = null
    if (!settings.enabled) return
    try {
      this.#doors = await this.#open(settings)
    } catch (error) {
      if (wasOpen) this.#doors = await this.#open(before).catch(() => undefined)
      throw error
    }
  }

  async #close(): Promise<void> {
    const doors = this.#doors
    this.#doors = undefined
    doors?.discoverable?.close()
    await doors?.onvif?.close()
    await doors?.rtsp.close()
  }

  async #open({ host, port, onvif, onvif_port, discovery }: RepublishSettings): Promise<Doors> {
    const { cameras, clock, log, looked, denied, shown, snapshot, self, discovery_port, masking } = this.#needs
    const cameraOf = (camera: CameraId): KnownCamera | undefined => cameras.get(camera)
    const shared = { accounts: this.#accounts, guesses: this.#guesses, looked, denied, clock, log }
    const opened: { close: () => unknown }[] = []
    const device = { name: self.name, version: self.version, endpoint: endpointOf(self.station) }
    try {
      const rtsp = new RepublishServer({
        ...shared,
        streams: this.streams,
        covered_streams: masking.streams,
        cameraOf,
      })
      await listening(rtsp, host, port)
      opened.push(rtsp)
      if (!onvif) return { rtsp, onvif: undefined, discoverable: undefined }
      const facade = new OnvifFacade({
        ...shared,
        ...{ cameras: shown, snapshot, self: device, rtsp_port: port },
        covers: camera => masking.masks(camera),
      })
      await listening(facade, host, onvif_port)
      opened.push(facade)
      const discoverable = discovery
        ? await openDiscoverable({ self: device, onvif_port, log }, discovery_port)
        : undefined
      return { rtsp, onvif: facade, discoverable }
    } catch (error) {
      for (const door of opened) await door.close()
      throw error
    }
  }
}

const listening = async (
  door: { readonly listen: (host: string, port: number) => Promise<number> },
  host: string,
  port: number,
): Promise<void> => {
  try {
    await door.listen(host, port)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    if (code === 'EADDRINUSE' || code === 'EACCES') throw new Problem('republish_port_in_use', { port }, { cause })
    if (code === 'EADDRNOTAVAIL' || code === 'EINVAL') throw new Problem('republish_bad_host', { host }, { cause })
    throw cause
  }
}

/** The same for the life of the station: a UUID of version 8 (RFC 9562 §5.8). */
const endpointOf = (station: string): string => {
  const hex = createHash('sha256').update(`onvif ${station}`).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

// Republishing: opens and closes the doors through which other systems fetch live pictures, as the settings say. A door that cannot be
// opened when the station starts stops nothing else.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import type { RepublishBook } from '#community/access/republish-book.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { Republish, RepublishSettings } from '#contract/republish.ts'
import type { RepublishAccounts } from '#engine/republish/accounts.ts'
import { RepublishServer } from '#engine/republish/server.ts'
import { RepublishStreams } from '#engine/republish/streams.ts'
import type { LiveSource } from '#engine/viewing/live.ts'
import type { RepublishDoors } from '#http/routes/republish/republish-routes.ts'
import { createRepublishBook, createRepublishSecrets } from '#store/republish.ts'
import type { Vault } from '#store/vault.ts'

export type RepublishingNeeds = {
  readonly db: DatabaseSync
  readonly vault: Vault
  readonly cameras: CameraReader
  readonly source: LiveSource
  readonly clock: Clock
  readonly log: Logger
}

export class Republishing implements RepublishDoors {
  readonly book: RepublishBook
  readonly streams: RepublishStreams
  readonly #needs: RepublishingNeeds
  readonly #accounts: RepublishAccounts
  #server: RepublishServer | undefined
  #problem: string | null = null
  #turn: Promise<void> = Promise.resolve()

  constructor(needs: RepublishingNeeds) {
    this.#needs = needs
    this.book = createRepublishBook(needs.db, needs.vault, needs.clock)
    this.#accounts = createRepublishSecrets(needs.db, needs.vault)
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
    const state = this.#server !== undefined ? 'on' : this.#problem === null ? 'off' : 'failed'
    const fetching = (this.#server?.sessions() ?? []).map(({ since, ...session }) => ({ ...session, since_90k: since }))
    return { state, problem: this.#problem, fetching }
  }

  cut(account: string): void {
    this.#server?.cut(account)
  }

  camerasChanged(): void {
    this.#server?.cutCamerasGone()
  }

  async stop(): Promise<void> {
    await this.#turn
    await this.#server?.close()
    this.#server = undefined
  }

  /** Where the new port cannot be opened, the old one is opened again. */
  async #apply(settings: RepublishSettings): Promise<void> {
    const before = this.book.settings()
    const wasOpen = this.#server !== undefined
    await this.#server?.close()
    this.#server = undefined
    this.#problem = null
    if (!settings.enabled) return
    try {
      this.#server = await this.#open(settings)
    } catch (error) {
      if (wasOpen) this.#server = await this.#open(before).catch(() => undefined)
      throw error
    }
  }

  async #open({ host, port }: RepublishSettings): Promise<RepublishServer> {
    const { cameras, clock, log } = this.#needs
    const nameOf = (camera: CameraId) => cameras.get(camera)?.name
    const server = new RepublishServer({ accounts: this.#accounts, streams: this.streams, nameOf, clock, log })
    try {
      await server.listen(host, port)
    } catch (cause) {
      const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
      if (code === 'EADDRINUSE' || code === 'EACCES') throw new Problem('republish_port_in_use', { port }, { cause })
      if (code === 'EADDRNOTAVAIL' || code === 'EINVAL') throw new Problem('republish_bad_host', { host }, { cause })
      throw cause
    }
    return server
  }
}

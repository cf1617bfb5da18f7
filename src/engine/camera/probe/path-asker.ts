// Path asker: asks one device which of many RTSP paths it has, over as few connections as it lets us keep. A password that it refuses is
// offered once; dials are bounded, so that asking costs a small camera little.

import { ok } from '#base/result.ts'
import type { Credentials } from '#engine/camera/rtsp/auth.ts'
import { RtspClient } from '#engine/camera/rtsp/client.ts'
import { readSdp } from '#engine/camera/rtsp/sdp.ts'
import { StreamFailure } from '#engine/camera/stream-state.ts'

/** Enough for every known path on a device that hangs up after each one. */
const MOST_DIALS = 40
/** Some devices leave a path that they do not know unanswered. */
const PATIENCE_MS = 1500

export type DialledAt = {
  /** As in the address that is kept. */
  readonly host: string
  /** What is dialled. */
  readonly ip: string
  readonly port: number
  readonly tls: boolean
}

type WhyOver = 'auth_failed' | 'password_wanted' | 'unreachable' | 'not_rtsp'

export type PathAnswer =
  | { readonly kind: 'stream'; readonly audio: string | null }
  | { readonly kind: 'absent' }
  /** No more can be asked: why. */
  | { readonly kind: 'over'; readonly why: WhyOver; readonly detail: string }

export class PathAsker {
  readonly at: DialledAt
  readonly #credentials: Credentials | undefined
  readonly #signal: AbortSignal
  #client: RtspClient | undefined
  #dials = 0
  /** It took the password for some path: one that it then refuses is a path that it does not have. */
  #proven = false
  asked = 0
  /** It has answered something. */
  heard = false

  constructor(at: DialledAt, credentials: Credentials | undefined, signal: AbortSignal) {
    this.at = at
    this.#credentials = credentials
    this.#signal = signal
  }

  get proven(): boolean {
    return this.#proven
  }

  async ask(path: string): Promise<PathAnswer> {
    this.asked++
    try {
      const client = await this.#connected()
      const url = urlAt({ ...this.at, host: this.at.ip }, path)
      const answer = await client.request('DESCRIBE', url, { Accept: 'application/sdp' }, PATIENCE_MS)
      this.heard = true
      // An answer to nobody in particular, such as 404 before any sign-in, proves no password.
      if (client.signsIn) this.#proven = true
      if (answer.status >= 300 && answer.status < 400) return { kind: 'stream', audio: null }
      if (answer.status !== 200) return { kind: 'absent' }
      const { tracks, unread } = readSdp(answer.body)
      if (!tracks.some(({ kind }) => kind === 'video') && !unread.some(name => name.startsWith('video')))
        return { kind: 'absent' }
      return { kind: 'stream', audio: tracks.find(({ kind }) => kind === 'audio')?.codec ?? null }
    } catch (error) {
      return this.#after(error)
    }
  }

  close(): void {
    this.#client?.close()
    this.#client = undefined
  }

  async #connected(): Promise<RtspClient> {
    if (this.#client !== undefined) return this.#client
    if (++this.#dials > MOST_DIALS) throw new StreamFailure('unreachable', `dialled ${MOST_DIALS} times`)
    const { host, ip, port, tls } = this.at
    const client = await RtspClient.open(
      {
        host,
        port,
        way: { kind: tls ? 'tls' : 'tcp' },
        certificate: () => true,
        pin: async () => ok({ host, ip }),
        credentials: this.#credentials,
        onPacket: () => {},
        onRubbish: () => {},
      },
      this.#signal,
    )
    this.#client = client
    void client.ended.then(() => {
      if (this.#client === client) this.#client = undefined
    })
    return client
  }

  #after(error: unknown): PathAnswer {
    this.close()
    if (!(error instanceof StreamFailure)) throw error
    const { reason, detail } = error
    if (reason === 'auth_failed') {
      if (this.#credentials === undefined) return { kind: 'over', why: 'password_wanted', detail }
      return this.#proven ? { kind: 'absent' } : { kind: 'over', why: 'auth_failed', detail }
    }
    if (reason === 'rubbish' && !this.#signal.aborted) return { kind: 'over', why: 'not_rtsp', detail }
    return this.#signal.aborted || reason === 'unreachable'
      ? { kind: 'over', why: 'unreachable', detail }
      : { kind: 'absent' }
  }
}

export const urlAt = ({ host, port, tls }: Pick<DialledAt, 'host' | 'port' | 'tls'>, path: string): string =>
  `rtsp${tls ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${port}${path}`

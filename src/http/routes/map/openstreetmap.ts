// Pictures of OpenStreetMap, where the operator allows them. The station fetches them, not the page: the page's policy stays closed, and
// openstreetmap.org learns of one station, not of every phone that looks at the map. Its rules ask for a name and for keeping what was
// fetched (https://operations.osmfoundation.org/policies/tiles/).

import { Problem } from '#base/problems.ts'

export type TileAt = { readonly z: number; readonly x: number; readonly y: number }
export type Fetching = (url: string, init: RequestInit) => Promise<Response>

const SERVER = 'https://tile.openstreetmap.org'
const WAIT_MS = 10_000
const MOST_TILE_BYTES = 512 * 1024
const MOST_KEPT = 1_000
/** Their least: seven days. */
const KEEP_MS = 7 * 24 * 3_600_000
const MOST_AT_ONCE = 8

type Kept = { readonly bytes: Buffer; readonly until_ms: number }

export class OpenStreetMap {
  readonly #fetch: Fetching
  readonly #agent: string
  readonly #now: () => number
  readonly #kept = new Map<string, Kept>()
  readonly #underWay = new Map<string, Promise<Buffer>>()

  constructor(fetch: Fetching, version: string, now: () => number) {
    this.#fetch = fetch
    this.#agent = `MatThan/${version} (camera network of a commune)`
    this.#now = now
  }

  /** A PNG of 256 × 256. Throws `openstreetmap_unreachable`. */
  async tile({ z, x, y }: TileAt): Promise<Buffer> {
    const path = `${z}/${x}/${y}.png`
    const kept = this.#kept.get(path)
    if (kept !== undefined && kept.until_ms > this.#now()) return kept.bytes
    const coming = this.#underWay.get(path)
    if (coming !== undefined) return coming
    if (this.#underWay.size >= MOST_AT_ONCE) throw new Problem('openstreetmap_unreachable', { retry_after_s: 1 })
    const asked = this.#ask(path)
    this.#underWay.set(path, asked)
    try {
      const bytes = await asked
      this.#keep(path, bytes)
      return bytes
    } catch (cause) {
      if (kept !== undefined) return kept.bytes // An old map is better than none.
      throw new Problem('openstreetmap_unreachable', {}, { cause })
    } finally {
      this.#underWay.delete(path)
    }
  }

  async #ask(path: string): Promise<Buffer> {
    const answer = await this.#fetch(`${SERVER}/${path}`, {
      headers: { 'user-agent': this.#agent, accept: 'image/png' },
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
    })
    const type = answer.headers.get('content-type') ?? ''
    if (!answer.ok || !type.startsWith('image/png')) throw new Error(`answered ${answer.status} ${type}`)
    const parts: Uint8Array[] = []
    let length = 0
    for await (const part of answer.body ?? []) {
      length += part.length
      if (length > MOST_TILE_BYTES) throw new Error('too large')
      parts.push(part)
    }
    return Buffer.concat(parts)
  }

  /** The one that was kept longest goes first. */
  #keep(path: string, bytes: Buffer): void {
    this.#kept.delete(path)
    this.#kept.set(path, { bytes, until_ms: this.#now() + KEEP_MS })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
  }
}

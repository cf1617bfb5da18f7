// Chain writer: the moving end of one stream's chain. Gives each fragment what stands behind its samples: its link and, once a minute, a
// signed head.

import type { Clock } from '#base/clock.ts'
import type { CameraId, StationId } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k, wallIso } from '#base/units.ts'
import { type Link, linkBox, nextLink } from './chain.ts'
import { headBox, headOf, type SignedHead, type Signer } from './chain-head.ts'

const SIGN_EVERY = spanFromMillis(60_000)

export type ChainWriterOptions = {
  readonly station: StationId
  readonly camera: CameraId
  /** The stream's name, or that of its chain of recovered footage. */
  readonly stream: string
  /** Where the stream's chain stands. */
  readonly link: Link
  /** Undefined when the station has no key: footage is chained and not signed. */
  readonly signer: Signer | undefined
  readonly clock: Clock
}

export class ChainWriter {
  readonly #options: ChainWriterOptions
  #link: Link
  #signedAt = 0

  constructor(options: ChainWriterOptions) {
    this.#options = options
    this.#link = options.link
  }

  get link(): Link {
    return this.#link
  }

  /** Takes the next fragment's bytes, whose last sample ends at `end`; answers what stands behind them, and the head that was signed. */
  tail(parts: readonly Uint8Array[], end: WallTime90k): { readonly bytes: Buffer; readonly signed?: SignedHead } {
    const { station, camera, stream, signer, clock } = this.#options
    this.#link = nextLink(this.#link, parts)
    const link = linkBox(this.#link)
    if (signer === undefined || end - this.#signedAt < SIGN_EVERY) return { bytes: link }
    this.#signedAt = end
    const signed = signer(headOf(this.#link, { station, camera, stream, signed_at: wallIso(clock.wall()) }))
    return { bytes: Buffer.concat([link, headBox(signed)]), signed }
  }
}

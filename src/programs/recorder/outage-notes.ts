// Outage notes: watches how one stream fares and keeps its ledger: when footage stops, why, and when it goes on.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'
import type { LedgerWriter, LossCause } from '#engine/recording/ledger.ts'

/** Why nothing is being recorded now; undefined while all is well, or while it is too early to say. */
export type Trouble = {
  readonly cause: LossCause
  readonly detail: string
  readonly since: WallTime90k
  /** Who ordered it; the recorder saw it when left out. */
  readonly by?: string
}

export class OutageNotes {
  readonly #ledger: LedgerWriter
  readonly #camera: CameraId
  readonly #stream: StreamName
  #open: { readonly cause: LossCause; readonly detail: string; readonly end: (to: WallTime90k) => void } | undefined

  constructor(ledger: LedgerWriter, camera: CameraId, stream: StreamName) {
    this.#ledger = ledger
    this.#camera = camera
    this.#stream = stream
  }

  /** Says how it is now. A cause that changes ends one note and begins another. */
  look(trouble: Trouble | undefined, now: WallTime90k): void {
    const open = this.#open
    if (open?.cause === trouble?.cause && open?.detail === trouble?.detail) return
    open?.end(now)
    this.#open = undefined
    if (trouble === undefined) return
    const from = open === undefined ? trouble.since : now
    const { cause, detail, by = 'recorder' } = trouble
    const note = { camera: this.#camera, stream: this.#stream, from, cause, detail, by, noted: now }
    this.#open = { cause, detail, end: this.#ledger.outage(note) }
  }
}

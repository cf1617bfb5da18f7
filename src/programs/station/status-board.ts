// Status board: what the recorder last said of each stream, for the page, the CLI and everybody who wants to know of a change.

import type { CameraId, StreamName } from '#base/ids.ts'
import type { StreamStatus } from '#contract/camera.ts'

type Changed = (camera: string, stream: StreamName, status: StreamStatus) => void

export class StatusBoard {
  readonly #known = new Map<string, StreamStatus>()
  readonly #listeners = new Set<Changed>()

  set(camera: string, stream: StreamName, status: StreamStatus): void {
    const before = this.#known.get(`${camera}/${stream}`)
    this.#known.set(`${camera}/${stream}`, status)
    const same =
      before?.state === status.state && before.reason === status.reason && before.since_90k === status.since_90k
    if (same) return
    for (const listener of this.#listeners) listener(camera, stream, status)
  }

  statusOf(camera: CameraId, stream: StreamName): StreamStatus | null {
    return this.#known.get(`${camera}/${stream}`) ?? null
  }

  /** Forgets cameras that are not in `kept`. */
  keepOnly(kept: ReadonlySet<string>): void {
    for (const key of this.#known.keys()) {
      if (!kept.has(key.split('/')[0]!)) this.#known.delete(key)
    }
  }

  subscribe(changed: Changed): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }
}

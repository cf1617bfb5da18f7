// Live ring: the newest group of one stream, kept in memory, so that a new viewer sees a picture at once instead of waiting for
// the next keyframe. Lives in the recorder's process and holds on to chunks that are there anyway.

import type { Frame, VideoFormat } from '#engine/frames/frame.ts'

/** A camera that sends no keyframe for this long loses its ring rather than filling memory. */
const MOST_FRAMES = 600
const MOST_BYTES = 8 * 1024 * 1024

export type LiveListener = (frame: Frame) => void

export class LiveRing {
  #group: Frame[] = []
  #bytes = 0
  readonly #listeners = new Set<LiveListener>()

  get format(): VideoFormat | undefined {
    const first = this.#group[0]
    return first?.format.kind === 'video' ? first.format : undefined
  }

  /** Takes every frame of the stream; sound is passed by. */
  take(frame: Frame): void {
    if (frame.kind !== 'video') return
    if (frame.key) this.#drop()
    const full = this.#group.length >= MOST_FRAMES || this.#bytes > MOST_BYTES
    if (full) this.#drop()
    if (frame.key || (this.#group.length > 0 && !full)) {
      frame.chunk.retain()
      this.#group.push(frame)
      this.#bytes += frame.end - frame.start
    }
    for (const listener of this.#listeners) listener(frame)
  }

  /** The camera is gone: its last group is no longer live. */
  clear(): void {
    this.#drop()
  }

  /** Hands the group so far to `listener`, then every frame as it comes. Answers how to stop. */
  follow(listener: LiveListener): () => void {
    for (const frame of this.#group) listener(frame)
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #drop(): void {
    for (const frame of this.#group) frame.chunk.release()
    this.#group = []
    this.#bytes = 0
  }
}

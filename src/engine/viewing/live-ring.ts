// Live ring: the newest group of one stream, kept in memory, so that a new viewer sees a picture at once instead of waiting for
// the next keyframe. Lives in the recorder's process and holds on to chunks that are there anyway. Sound is handed on as it comes, to
// who asked for it, and never kept.

import type { AudioFormat, Frame, VideoFormat } from '#engine/frames/frame.ts'

/** A camera that sends no keyframe for this long loses its ring rather than filling memory. */
const MOST_FRAMES = 600
const MOST_BYTES = 8 * 1024 * 1024

export type LiveListener = (frame: Frame) => void

export class LiveRing {
  #group: Frame[] = []
  #bytes = 0
  readonly #listeners = new Set<LiveListener>()
  readonly #hearing = new Set<LiveListener>()
  #sound: AudioFormat | undefined

  /** A session begins, with this sound; undefined where none is recorded. */
  begin(sound: AudioFormat | undefined): void {
    this.#sound = sound
  }

  get sound(): AudioFormat | undefined {
    return this.#sound
  }

  get format(): VideoFormat | undefined {
    const first = this.#group[0]
    return first?.format.kind === 'video' ? first.format : undefined
  }

  /** Takes every frame of the stream. */
  take(frame: Frame): void {
    if (frame.kind === 'audio') {
      for (const listener of this.#hearing) listener(frame)
      return
    }
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
    this.#sound = undefined
  }

  /** Hands the group so far to `listener`, then every picture as it comes, and every piece of sound where it `hears`. Answers how to stop. */
  follow(listener: LiveListener, hears = false): () => void {
    for (const frame of this.#group) listener(frame)
    this.#listeners.add(listener)
    if (hears) this.#hearing.add(listener)
    return () => {
      this.#listeners.delete(listener)
      this.#hearing.delete(listener)
    }
  }

  #drop(): void {
    for (const frame of this.#group) frame.chunk.release()
    this.#group = []
    this.#bytes = 0
  }
}

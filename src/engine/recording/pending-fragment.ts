// Pending fragment: frames of one track that are gathered until they are worth a write. Holds on to their chunks; frames that lie
// one behind the other in a chunk go to disk as one piece.

import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Frame } from '#engine/frames/frame.ts'
import type { FragmentSamples } from './fragment.ts'
import type { Piece } from './segment.ts'

export type Gathered = {
  readonly kind: 'video' | 'audio'
  readonly key: boolean
  readonly start: WallTime90k
  readonly samples: FragmentSamples
  /** Each holds its chunk once. */
  readonly pieces: readonly Piece[]
}

/** Stands in for the length of a last sound that nothing follows. */
const SHORT = spanFromMillis(20)

export class PendingFragment {
  #kind: 'video' | 'audio' = 'video'
  #key = false
  #sizes: number[] = []
  #decodes: number[] = []
  #compositions: number[] = []
  #composed = false
  #pieces: Piece[] = []

  get empty(): boolean {
    return this.#sizes.length === 0
  }

  get frames(): number {
    return this.#sizes.length
  }

  /** Decode time of the first and of the last frame; only while not empty. */
  get start(): WallTime90k {
    return wallTime90k(this.#decodes[0]!)
  }

  get last(): WallTime90k {
    return wallTime90k(this.#decodes.at(-1)!)
  }

  /** Where the last frame probably ends. */
  get end(): WallTime90k {
    const [before, last] = [this.#decodes.at(-2), this.#decodes.at(-1)!]
    return wallTime90k(last + (before === undefined ? SHORT : last - before))
  }

  /** `decode` places the frame where its own time does not fit. */
  add(frame: Frame, decode: WallTime90k = frame.decode): void {
    if (this.empty) {
      this.#kind = frame.kind
      this.#key = frame.key
    }
    this.#sizes.push(frame.end - frame.start)
    this.#decodes.push(decode)
    this.#compositions.push(frame.composition)
    if (frame.composition !== 0) this.#composed = true
    const last = this.#pieces.at(-1)
    if (last !== undefined && last.chunk === frame.chunk && last.end === frame.start) {
      last.end = frame.end
      return
    }
    frame.chunk.retain()
    this.#pieces.push({ chunk: frame.chunk, start: frame.start, end: frame.end })
  }

  /** Hands over what was gathered, its last sample ending at `end`, and is empty again. */
  take(end: WallTime90k): Gathered {
    const decodes = this.#decodes
    const spans = decodes.map((decode, i) => Math.max(1, (decodes[i + 1] ?? end) - decode))
    const gathered: Gathered = {
      kind: this.#kind,
      key: this.#key,
      start: this.start,
      samples: { sizes: this.#sizes, spans, compositions: this.#composed ? this.#compositions : [] },
      pieces: this.#pieces,
    }
    this.#sizes = []
    this.#decodes = []
    this.#compositions = []
    this.#composed = false
    this.#pieces = []
    return gathered
  }
}

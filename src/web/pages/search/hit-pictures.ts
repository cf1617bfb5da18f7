// Hit pictures: the small pictures of hits, fetched and decoded as they come into sight, the ones asked for last first. A few are kept; what has
// left the sight before it came is not asked for any more.

import type { WallTime90k } from '#base/units.ts'
import { keyframesOf } from '#web/player/keyframes.ts'
import { StillDecoder } from '#web/player/still-decoder.ts'

export type Wanted = {
  readonly camera: string
  readonly stream: 'main' | 'sub'
  readonly at: WallTime90k
}

export type Shown = { readonly picture: ImageBitmap; readonly at: WallTime90k }
/** `undefined`: there is none, or this browser cannot decode it. */
type Take = (shown: Shown | undefined) => void
type Waiting = { readonly wanted: Wanted; readonly take: Take; readonly over: AbortController }

const AT_ONCE = 3
/** Half a megabyte each. */
const MOST_KEPT = 90
const WIDTH = 480

export class HitPictures {
  readonly #decoder = new StillDecoder()
  readonly #kept = new Map<string, Shown>()
  #waiting: Waiting[] = []
  #under_way = 0
  #disposed = false

  /** The picture at once where it is here; answers how to want it no more. */
  want(wanted: Wanted, take: Take): () => void {
    const key = keyOf(wanted)
    const kept = this.#kept.get(key)
    if (kept !== undefined) {
      this.#kept.delete(key)
      this.#kept.set(key, kept)
      take(kept)
      return () => undefined
    }
    const one = { wanted, take, over: new AbortController() }
    this.#waiting.push(one)
    this.#next()
    return () => {
      one.over.abort()
      this.#waiting = this.#waiting.filter(other => other !== one)
    }
  }

  dispose(): void {
    this.#disposed = true
    for (const { over } of this.#waiting) over.abort()
    this.#waiting = []
    this.#decoder.dispose()
    for (const { picture } of this.#kept.values()) picture.close()
    this.#kept.clear()
  }

  #next(): void {
    while (this.#under_way < AT_ONCE) {
      const one = this.#waiting.pop()
      if (one === undefined) return
      this.#under_way++
      void this.#fetch(one).finally(() => {
        this.#under_way--
        if (!this.#disposed) this.#next()
      })
    }
  }

  async #fetch({ wanted, take, over }: Waiting): Promise<void> {
    try {
      const { camera, stream, at } = wanted
      const found = await keyframesOf(camera, stream).near(at, over.signal)
      if (found === undefined) return take(undefined)
      const drawable = await this.#decoder.decode(found)
      const picture = await createImageBitmap(drawable, { resizeWidth: WIDTH, resizeQuality: 'medium' })
      drawable.close()
      if (this.#disposed) return picture.close()
      const shown = { picture, at: found.at }
      this.#keep(keyOf(wanted), shown)
      if (!over.signal.aborted) take(shown)
    } catch {
      // A picture that is refused or does not decode is told as none; the hit stands all the same.
      if (!over.signal.aborted) take(undefined)
    }
  }

  #keep(key: string, shown: Shown): void {
    this.#kept.get(key)?.picture.close()
    this.#kept.set(key, shown)
    for (const [oldest, { picture }] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) return
      this.#kept.delete(oldest)
      picture.close()
    }
  }
}

const keyOf = ({ camera, stream, at }: Wanted): string => `${camera} ${stream} ${at}`

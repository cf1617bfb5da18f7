// Camera follower: looks at what one camera has recorded, from where it was left on, a stretch at a time. The decoder stays open between stretches,
// since pictures lean on those before them. Footage that cannot be read or decoded is stepped over and counted, never told as still.

import type { CameraId, StreamName } from '#base/ids.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { CameraMotion, type TakeRecord } from '#engine/noticing/camera-motion.ts'
import type { CellMap } from '#engine/noticing/motion-grid.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import type { Footage, FootagePart } from '#engine/viewing/footage.ts'
import { GreyDecoder } from './grey-decoder.ts'
import { RecordedPictures } from './recorded-pictures.ts'

type Av = typeof import('node-av')

export type Rate = {
  /** One picture in so many ticks is looked at. */
  readonly every: number
  /** Only pictures that stand alone are decoded. */
  readonly keys_only: boolean
}

export type Followed = { readonly pictures: number; readonly undecodable: number }

export class CameraFollower implements AsyncDisposable {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly #av: Av
  readonly #footage: Footage
  readonly #motion: CameraMotion
  readonly #files = new RecordedPictures()
  #decoder: { readonly format: string; readonly open: GreyDecoder } | undefined
  /** Everything before has been looked at. */
  #at: WallTime90k
  /** Pictures were left out since the last keyframe. */
  #torn = false
  #counted = { pictures: 0, undecodable: 0 }

  constructor(
    av: Av,
    footage: Footage,
    { camera, stream, from }: { camera: CameraId; stream: StreamName; from: WallTime90k },
    take: TakeRecord,
  ) {
    this.#av = av
    this.#footage = footage
    this.camera = camera
    this.stream = stream
    this.#at = from
    this.#motion = new CameraMotion(take)
  }

  get at(): WallTime90k {
    return this.#at
  }

  /** Looks at what was recorded before `until`. */
  async follow(until: WallTime90k, rate: Rate): Promise<Followed> {
    this.#counted = { pictures: 0, undecodable: 0 }
    for (const part of await this.#footage.parts(this.camera, this.stream, this.#at, until))
      await this.#watch(part, rate)
    return this.#counted
  }

  /** Of these cells nothing is told from now on. */
  mask(cells: CellMap): void {
    this.#motion.mask(cells)
  }

  /** What is recorded from now on does not go on from here. */
  pause(): void {
    this.#motion.pause()
    this.#decoder?.open[Symbol.dispose]()
    this.#decoder = undefined
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.pause()
    await this.#files[Symbol.asyncDispose]()
  }

  async #watch(part: FootagePart, rate: Rate): Promise<void> {
    if (part.afterGap && part.pictures[0]!.start > this.#at) this.pause()
    for (const fragment of part.pictures) {
      const end = wallTime90k(fragment.start + fragment.span)
      // A decoder that goes on has seen what lies before; a new one needs it from the keyframe on.
      if (end <= this.#at && this.#decoder !== undefined) continue
      if (fragment.key) this.#torn = false
      // What leans on a picture that was left out is not worth decoding.
      if (rate.keys_only) this.#torn = true
      if (fragment.key || !this.#torn) await this.#decode(part, fragment, rate)
      if (end > this.#at) this.#at = end
    }
  }

  async #decode({ file, video }: FootagePart, fragment: Fragment, rate: Rate): Promise<void> {
    const decoder = this.#decoderFor(video)
    const read = await this.#files.read(file, fragment).catch(() => [])
    const pictures = rate.keys_only ? read.slice(0, 1) : read
    for (const picture of pictures) {
      const decoded = decoder?.push(picture, {
        isDue: at => at >= this.#at && this.#motion.isDue(at, rate.every),
        look: (grey, at) => this.#motion.look(grey, at, rate.every),
      })
      this.#counted.pictures++
      if (decoded !== true) this.#counted.undecodable++
    }
  }

  /** Undefined: nothing here decodes the format. */
  #decoderFor(video: FootagePart['video']): GreyDecoder | undefined {
    if (this.#decoder?.format === video.id) return this.#decoder.open
    this.pause()
    try {
      this.#decoder = { format: video.id, open: new GreyDecoder(this.#av, video) }
    } catch {
      return undefined
    }
    return this.#decoder.open
  }
}

// Camera follower: looks at what one camera has recorded, from where it was left on, a stretch at a time. The decoder stays open between stretches,
// since pictures lean on those before them. Footage of which no picture is to be had is told as such, never as still.

import type { CameraId, StreamName } from '#base/ids.ts'
import { localDayStart } from '#base/local-day.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import { CameraMotion, type TakeRecord } from '#engine/noticing/camera-motion.ts'
import { type CellMap, TICK_MS, TICKS_PER_DAY } from '#engine/noticing/motion-grid.ts'
import type { Fragment } from '#engine/recording/fragment.ts'
import type { Footage, FootagePart, SteppedOver } from '#engine/viewing/footage.ts'
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

const TICK_90K = TICK_MS * 90
/** A camera that sends a picture less often than this is looked at in pieces. */
const MOST_EVERY = 60_000 / TICK_MS
/** Pictures larger than this cost too much each: of a stream of them keyframes are looked at alone. */
const LARGE_PIXELS = 1280 * 736
/** What cannot be decoded is told at the latest after so much of it. */
const TOLD_VAIN = spanFromMillis(60_000)

export class CameraFollower implements AsyncDisposable {
  readonly camera: CameraId
  readonly stream: StreamName
  readonly #av: Av
  readonly #footage: Footage
  readonly #take: TakeRecord
  readonly #motion: CameraMotion
  readonly #files = new RecordedPictures()
  #decoder: { readonly format: string; readonly open: GreyDecoder } | undefined
  /** Everything before has been looked at. */
  #at: WallTime90k
  /** Pictures were left out since the last keyframe. */
  #torn = false
  #key: WallTime90k | undefined
  #counted = { pictures: 0, undecodable: 0 }
  #vain: { from: WallTime90k; to: WallTime90k } | undefined

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
    this.#take = take
    this.#motion = new CameraMotion(take)
  }

  get at(): WallTime90k {
    return this.#at
  }

  /** Looks at what was recorded before `until`. */
  async follow(until: WallTime90k, rate: Rate, stepped?: (over: SteppedOver) => void): Promise<Followed> {
    this.#counted = { pictures: 0, undecodable: 0 }
    for (const part of await this.#footage.parts(this.camera, this.stream, this.#at, until, stepped))
      await this.#watch(part, rate, until)
    return this.#counted
  }

  /** Of these cells nothing is told from now on. */
  mask(cells: CellMap): void {
    this.#motion.mask(cells)
  }

  /** What is recorded from now on does not go on from here. */
  pause(): void {
    this.#motion.pause()
    this.#tellVain()
    this.#decoder?.open[Symbol.dispose]()
    this.#decoder = undefined
    this.#key = undefined
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.pause()
    await this.#files[Symbol.asyncDispose]()
  }

  async #watch(part: FootagePart, rate: Rate, until: WallTime90k): Promise<void> {
    if (part.afterGap && part.pictures[0]!.start > this.#at) this.pause()
    const { width, height } = part.video
    const keys_only = rate.keys_only || width * height > LARGE_PIXELS
    for (const fragment of part.pictures) {
      const end = wallTime90k(fragment.start + fragment.span)
      // A decoder that goes on has seen what lies before; a new one needs it from the keyframe on.
      if (end <= this.#at && this.#decoder !== undefined) continue
      if (fragment.start >= until) break
      if (fragment.key) this.#torn = false
      // What leans on a picture that was left out is not worth decoding.
      if (keys_only) this.#torn = true
      if (fragment.key || !this.#torn) await this.#decode(part, fragment, { every: rate.every, keys_only })
      if (end > this.#at) this.#at = end
    }
  }

  async #decode({ file, video }: FootagePart, fragment: Fragment, { every, keys_only }: Rate): Promise<void> {
    const decoder = this.#decoderFor(video)
    const read = await this.#files.read(file, fragment).catch(() => [])
    const pictures = keys_only ? read.slice(0, 1) : read
    const looked = Math.max(every, this.#spacing(fragment, keys_only))
    let decoded = 0
    const sink = {
      isDue: (at: WallTime90k) => {
        decoded++
        return at >= this.#at && this.#motion.isDue(at, looked)
      },
      look: (grey: Uint8Array, at: WallTime90k) => this.#motion.look(grey, at, looked),
    }
    for (const picture of pictures) if (decoder?.push(picture, sink) !== true) this.#counted.undecodable++
    this.#counted.pictures += pictures.length
    if (decoded > 0) this.#tellVain()
    else this.#sawNothing(fragment)
  }

  /** How many ticks lie between the pictures that there are: a camera that sends one a second cannot be looked at four times. */
  #spacing({ start, span, sizes }: Fragment, keys_only: boolean): number {
    const apart = keys_only ? start - (this.#key ?? start) : span / sizes.length
    if (keys_only) this.#key = start
    return Math.min(MOST_EVERY, Math.max(1, Math.round(apart / TICK_90K)))
  }

  #sawNothing({ start, span }: Fragment): void {
    const end = wallTime90k(start + span)
    if (end <= this.#at) return
    const from = wallTime90k(Math.max(start, this.#at))
    if (this.#vain === undefined) this.#vain = { from, to: end }
    else this.#vain.to = end
    if (this.#vain.to - this.#vain.from > TOLD_VAIN) this.#tellVain()
  }

  #tellVain(): void {
    const vain = this.#vain
    this.#vain = undefined
    for (let at = vain?.from ?? 0; vain !== undefined && at < vain.to; ) {
      const day = localDayStart(wallTime90k(at))
      const from = Math.floor((at - day) / TICK_90K)
      const to = Math.min(TICKS_PER_DAY, Math.ceil((vain.to - day) / TICK_90K))
      this.#take(day, { kind: 'undecodable', from, to })
      at = day + to * TICK_90K
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

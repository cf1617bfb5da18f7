// Watched camera: one camera that is looked at while it records: where that is, and what it saw that is not written down yet. A disk that is full
// loses what was seen, and says nothing of it as looked at, so that it is looked at again once there is room.

import type { WallTime90k } from '#base/units.ts'
import { maskedCells } from '#engine/noticing/masked-cells.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import type { MotionStore } from '#engine/noticing/motion-store.ts'
import type { Footage } from '#engine/viewing/footage.ts'
import { CameraFollower, type Rate } from './camera-follower.ts'
import type { ToldCamera } from './told-cameras.ts'

/** Rounds in a row in which nothing decoded: what it sends is nothing for this machine. */
const SURE_ROUNDS = 5

export class WatchedCamera implements AsyncDisposable {
  readonly told: ToldCamera
  readonly #follower: CameraFollower
  readonly #store: MotionStore
  #records: { readonly day: WallTime90k; readonly record: MotionRecord }[] = []
  #vain = 0

  constructor(av: typeof import('node-av'), footage: Footage, store: MotionStore, told: ToldCamera, from: WallTime90k) {
    this.told = told
    this.#store = store
    const place = { camera: told.camera, stream: told.stream, from }
    this.#follower = new CameraFollower(av, footage, place, (day, record) => void this.#records.push({ day, record }))
    this.#follower.mask(maskedCells(told.masks))
  }

  /** Everything recorded before has been looked at, or was not there. */
  get at(): WallTime90k {
    return this.#follower.at
  }

  get undecodable(): boolean {
    return this.#vain >= SURE_ROUNDS
  }

  async follow(until: WallTime90k, rate: Rate): Promise<void> {
    const { pictures, undecodable } = await this.#follower.follow(until, rate)
    if (pictures > 0) this.#vain = undecodable === pictures ? this.#vain + 1 : 0
  }

  /** False when the disk takes nothing. */
  write(): boolean {
    const records = this.#records
    this.#records = []
    try {
      for (const [day, own] of Map.groupBy(records, ({ day }) => day))
        this.#store.append(
          this.told.camera,
          day,
          own.map(({ record }) => record),
        )
      return true
    } catch {
      this.#follower.pause() // a run that began in what is lost would be told without its beginning
      this.#records = []
      return false
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#follower[Symbol.asyncDispose]()
    this.write()
  }
}

// Opens the way of covered pictures on a station: live, recorded and single ones with a camera's privacy masks burned in, for whoever may not see
// behind them. Where they cannot be covered just now there are none; the recording keeps its bytes.

import { availableParallelism } from 'node:os'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { CameraId, StreamName } from '#base/ids.ts'
import type { Logger } from '#base/log.ts'
import type { Polygon } from '#base/polygon.ts'
import { Problem, type ProblemCode } from '#base/problems.ts'
import type { WallTime90k } from '#base/units.ts'
import type { Sight } from '#community/access/sight.ts'
import { type MaskBook, masksNow, masksOver } from '#community/privacy/masks.ts'
import type { CameraReader, CameraRow } from '#community/upkeep/camera-book.ts'
import { readCameraAddress } from '#engine/camera/address.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { RepublishStreams } from '#engine/republish/streams.ts'
import { type IncomingFrame, LiveHub, type LiveSource } from '#engine/viewing/live.ts'
import type { PictureMaker } from '#engine/viewing/picture-maker.ts'
import type { CoveredFootage } from '#http/routes/recordings/covered-footage.ts'
import { createMaskBook } from '#store/masks.ts'
import { masksFollowing, type TakenOver } from './masks-follow.ts'
import { transcodeSpan } from './transcoded-span.ts'
import { Transcoding } from './transcoding.ts'

/** A main stream costs about as much as four sub streams (bench/README.md). */
const MAIN_COSTS = 4
const PER_PROCESSOR = 8
const STILL_WIDTH = 1280

type Need = {
  readonly db: DatabaseSync
  readonly source: LiveSource
  readonly pictures: () => PictureMaker
  /** How much at once, a sub stream being 1; by the machine's processors when left out. */
  readonly most?: number | undefined
  readonly clock: Clock
  readonly log: Logger
}

export class Masking implements CoveredFootage {
  readonly book: MaskBook
  readonly hub: LiveHub
  /** For other systems. */
  readonly streams: RepublishStreams
  readonly #need: Need
  readonly #guests: Transcoding
  readonly #following: () => readonly TakenOver[]

  constructor(need: Need) {
    this.#need = need
    this.book = createMaskBook(need.db, need.clock)
    this.#following = masksFollowing(need.db, camera => this.masks(camera))
    this.#guests = new Transcoding({
      source: need.source,
      log: need.log,
      range: 1,
      most: need.most ?? PER_PROCESSOR * Math.max(2, availableParallelism()),
      costOf: stream => (stream === 'main' ? MAIN_COSTS : 1),
      masks: camera => this.masks(camera),
      out: {
        format: (handle, format) => {
          if (!this.streams.takeFormat(handle, format)) this.hub.takeFormat(handle, format)
        },
        frame: (handle, frame) => {
          if (!this.streams.takeFrame(handle, frame)) this.hub.takeFrame(handle, frame)
        },
      },
    })
    this.hub = new LiveHub(this.#guests)
    this.streams = new RepublishStreams(this.#guests, need.clock)
  }

  /** What covers a camera now. */
  masks(camera: string): readonly Polygon[] {
    return masksNow(this.book.versions(camera))
  }

  /** Whether this caller is given the camera's live pictures covered. */
  covers(sight: Pick<Sight, 'may'>, camera: string): boolean {
    return this.masks(camera).length > 0 && !sight.may('see_unmasked', camera)
  }

  /** Whether one of these cameras is dialled at the host of this address and has masks. */
  isMaskedHost(url: string, cameras: Pick<CameraReader, 'list'>): boolean {
    const host = hostOf(url)
    const at = ({ main_url, sub_url }: CameraRow) => hostOf(main_url) === host || hostOf(sub_url ?? '') === host
    return cameras.list().some(row => this.masks(row.id).length > 0 && at(row))
  }

  masksOver(sight: Pick<Sight, 'may'>, camera: string, from: WallTime90k, to: WallTime90k): readonly Polygon[] {
    return sight.may('see_unmasked', camera) ? [] : masksOver(this.book.versions(camera), from, to)
  }

  refusal(camera: CameraId, stream: StreamName): ProblemCode | undefined {
    const refused = this.#guests.refusal(camera, stream)
    return refused === undefined ? undefined : inPlaceOf(refused)
  }

  async span(...[parts, masks, gone, wish]: Parameters<CoveredFootage['span']>): ReturnType<CoveredFootage['span']> {
    try {
      return await transcodeSpan(this.#guests, parts, gone, { ...wish, masks })
    } catch (error) {
      if (error instanceof Problem) throw new Problem(inPlaceOf(error.code), error.where, { cause: error })
      throw error
    }
  }

  async still(...[picture, masks]: Parameters<CoveredFootage['still']>): Promise<Buffer> {
    const made = await this.#need.pictures().jpeg(picture, STILL_WIDTH, masks)
    if (made.ok) return made.value
    if (made.problem === 'no_decoder') throw new Problem('masking_missing')
    throw new Problem(made.problem === 'undecodable' ? 'masking_failed' : 'masking_busy')
  }

  /** Its masks are others now. */
  changed(camera: CameraId): void {
    this.#guests.remask(camera)
  }

  /** Cameras were added, or are called elsewhere: what hangs at a masked camera's device is masked as that is. Answers whether any was. */
  follow(): boolean {
    const taken = this.#following()
    for (const { camera, from, areas } of taken) {
      const follows = this.book.versions(camera).length
      this.book.set(camera, { areas, reason: `cùng thiết bị với ${from}`.slice(0, 200), by: 'station', follows })
      this.changed(camera)
      this.#need.log.warn('a camera was called where one with privacy masks hangs: they cover it too', { camera, from })
    }
    return taken.length > 0
  }

  /** A format or a frame of the recorder's link; false when it is not for this room. */
  takeFormat(handle: number, format: VideoFormat): boolean {
    return this.#guests.takeFormat(handle, format)
  }

  takeFrame(handle: number, frame: IncomingFrame): boolean {
    return this.#guests.takeFrame(handle, frame)
  }

  resume(): void {
    this.#guests.resume()
  }

  stop(): void {
    this.#guests.stop()
  }
}

/** With its port: several pretend cameras live at one address. */
const hostOf = (url: string): string | undefined => {
  const read = readCameraAddress(url)
  return read.ok ? `${read.value.host}:${read.value.port}` : undefined
}

const inPlaceOf = (code: ProblemCode): ProblemCode => {
  if (code === 'transcoding_busy') return 'masking_busy'
  if (code === 'transcoding_missing') return 'masking_missing'
  return code === 'transcoding_failed' ? 'masking_failed' : code
}

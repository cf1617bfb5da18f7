// Filmed motion: a take drawn, coded and decoded as a camera's sub stream is, looked at by what looks at cameras, and kept as a day that can be searched.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CameraId, knownCameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import type { VideoFormat } from '#engine/frames/frame.ts'
import { CameraMotion } from '#engine/noticing/camera-motion.ts'
import { MotionDay } from '#engine/noticing/motion-day.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { GreyDecoder } from '#programs/noticer/grey-decoder.ts'
import type { Film } from '#simulator/footage/film.ts'
import { loadLibav } from '#simulator/footage/libav.ts'
import { filmTake } from '#simulator/footage/take-film.ts'
import type { Seen } from '#simulator/scenes/render.ts'
import type { Take } from '#simulator/scenes/take.ts'

/** Ten in the morning of some day; a film is shorter than what is left of it. */
const BEGINS: WallTime90k = wallFromUnixMillis(Date.UTC(2026, 10, 20, 3))
const camera: CameraId = knownCameraId('do')

export type SeenAt = { readonly at_s: number; readonly seen: readonly Seen[] }

/** Seconds of the film. */
export type FoundSpan = { readonly from_s: number; readonly to_s: number; readonly cells: number }

/** A film that was looked at. Close it. */
export type Looked = Disposable & {
  readonly day: MotionDay
  readonly seconds: number
  readonly looks: number
  /** Milliseconds that the background took, all looks together. */
  readonly look_ms: number
  /** How often the whole picture became another. */
  readonly switched: number
}

/** Ticks of the film's day at a second of it. */
export const tickAt = (second: number): number =>
  Math.round((BEGINS - localDayStart(BEGINS)) / 90 / TICK_MS + (second * 1000) / TICK_MS)
export const secondAt = (tick: number): number => ((tick - tickAt(0)) * TICK_MS) / 1000

/** Draws, codes and looks. `shown` is told what is to be seen in each picture. */
export const lookAtTake = async (take: Take, seed: number, shown: (seen: SeenAt) => void): Promise<Looked> => {
  using looking = new Looking(await loadLibav(), Buffer.alloc(0))
  const order = { seed, shown: (at_s: number, seen: readonly Seen[]) => shown({ at_s, seen }) }
  await filmTake(take, order, ({ at_s, key, nals }) => looking.push(at_s, key, annexB(nals)))
  return looking.done(take.seconds)
}

/** A film that somebody else took, once from its beginning to its end. */
export const lookAtFilm = async ({ video, loop_90k }: Film): Promise<Looked> => {
  using looking = new Looking(await loadLibav(), annexB(video.parameterSets))
  for (const { nals, key, shown_at } of video.pictures) looking.push(shown_at / 90_000, key, annexB(nals))
  return looking.done(loop_90k / 90_000)
}

const startCode = Buffer.from([0, 0, 0, 1])
const annexB = (nals: readonly Buffer[]): Buffer => Buffer.concat(nals.flatMap(nal => [startCode, nal]))

class Looking implements Disposable {
  readonly #decoder: GreyDecoder
  readonly #records: MotionRecord[] = []
  readonly #motion = new CameraMotion((_, record) => this.#records.push(record))
  #looks = 0
  #look_ms = 0

  constructor(av: Awaited<ReturnType<typeof loadLibav>>, description: Buffer) {
    const format = { kind: 'video', id: 'do', entry: 'avc1', codec: 'avc1', width: 0, height: 0 } as const
    this.#decoder = new GreyDecoder(av, { ...format, reorder: undefined, description } satisfies VideoFormat)
  }

  push(at_s: number, key: boolean, bytes: Buffer): void {
    const shown = wallTime90k(BEGINS + Math.round(at_s * 90_000))
    this.#decoder.push(
      { key, shown, bytes },
      {
        isDue: at => this.#motion.isDue(at, 1),
        look: (grey, at) => {
          const begun = process.cpuUsage().user
          this.#motion.look(grey, at, 1)
          this.#look_ms += (process.cpuUsage().user - begun) / 1000
          this.#looks++
        },
      },
    )
  }

  done(seconds: number): Looked {
    this.#motion.pause()
    const folder = mkdtempSync(join(tmpdir(), 'matthan-quality-'))
    const store = new MotionStore(folder)
    store.append(camera, BEGINS, this.#records)
    const day = localDay(BEGINS)
    store.seal(camera, day)
    const opened = MotionDay.open(store.pathOf(camera, { day, sealed: true }))
    if (!opened.ok) throw new Error(`a day of motion is ${opened.problem}`)
    const switched = this.#records.filter(({ kind }) => kind === 'picture').length
    return {
      ...{ day: opened.value, seconds, looks: this.#looks, look_ms: this.#look_ms, switched },
      [Symbol.dispose]: () => {
        opened.value[Symbol.dispose]()
        rmSync(folder, { recursive: true, force: true })
      },
    }
  }

  [Symbol.dispose](): void {
    this.#decoder[Symbol.dispose]()
  }
}

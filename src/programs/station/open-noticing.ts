// Opens noticing on a station: a guest process looks at what is recorded and writes down where something moved. Who starts and ends it, what it is
// told, and a plain record of when it looked, how often, and when not. Recording knows nothing of it.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { Polygon } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { NoticingWish } from '#community/upkeep/noticing-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { Noticing } from '#contract/noticing.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import type { Route } from '#http/route.ts'
import { noticingRoutes } from '#http/routes/noticing/noticing-routes.ts'
import type { NoticerProgress } from '#programs/noticer/noticer-told.ts'
import type { ToldCamera } from '#programs/noticer/told-cameras.ts'
import { createNoticingBook } from '#store/noticing-words.ts'
import { NoticerDiary } from './noticer-diary.ts'
import { NoticerProcess, type NoticerSummary } from './noticer-process.ts'

/** The list of cameras and masks is compared so often. */
const LOOK_EVERY_MS = 2_000
/** A station starts recording and serving first. */
const BEGINS_MS = 8_000

type Need = {
  readonly data: string
  readonly db: DatabaseSync
  readonly cameras: CameraReader & SeenCameras
  readonly masks: (camera: string) => readonly Polygon[]
  readonly clock: Clock
  readonly log: Logger
  /** `never`: not at all, whatever was set; for tests that are about something else. */
  readonly begins?: 'soon' | 'at_once' | 'never' | undefined
}

export type OpenNoticing = { readonly routes: readonly Route[]; readonly stop: () => Promise<void> }

export const openNoticing = ({ data, db, cameras, masks, clock, log, begins = 'soon' }: Need): OpenNoticing => {
  const book = createNoticingBook(db, clock)
  const diary = new NoticerDiary(join(data, 'logs', 'noticing.log'), clock)
  const noticer = new NoticerProcess({
    ...{ data, clock, log },
    happened: ({ what }) => diary.write(what),
    progress: told => diary.rate(told),
  })
  let told = ''
  const follow = (): void => {
    const looks = noticer.summary.state !== 'no_decoder'
    const wished = looks ? toldOf(book.wish(), cameras, masks) : []
    // Without anything to look at, or to look with, motion that was found before still leaves with its footage.
    const idle = wished.length === 0 && !existsSync(join(data, 'motion'))
    const now = JSON.stringify([idle, wished])
    if (now === told) return
    told = now
    noticer.tell(idle ? undefined : wished)
  }
  let polling: NodeJS.Timeout | undefined
  const begin = (): void => {
    follow()
    polling = setInterval(follow, LOOK_EVERY_MS)
    polling.unref()
  }
  const beginning = begins === 'never' ? undefined : setTimeout(begin, begins === 'soon' ? BEGINS_MS : 0)
  beginning?.unref()
  return {
    routes: noticingRoutes({
      ...{ book, cameras },
      state: () => shown(book.wish(), noticer.summary, diary, cameras),
      changed: () => {
        diary.write(book.wish().on ? 'switched_on' : 'switched_off')
        if (polling !== undefined) follow()
      },
      rebuild: asked => {
        if (noticer.summary.state !== 'running' || !book.wish().on) throw new Problem('noticer_away')
        noticer.rebuild(asked)
        return asked.camera === undefined ? cameras.list().length : 1
      },
    }),
    stop: async () => {
      clearTimeout(beginning)
      clearInterval(polling)
      await noticer.stop()
    },
  }
}

const toldOf = (
  { on, without }: NoticingWish,
  cameras: CameraReader,
  masks: (camera: string) => readonly Polygon[],
): readonly ToldCamera[] =>
  on
    ? cameras.list().flatMap(({ id, sub_url }) => {
        const stream = sub_url === null ? 'main' : 'sub'
        return without.has(id) ? [] : [{ camera: id, stream, masks: masks(id) } as const]
      })
    : []

const nothing: NoticerProgress = {
  ...{ kind: 'progress', busy: 0, behind_s: 0, backlog_s: 0, done: true, every: 1, keys_only: false },
  ...{ can_write: true, memory_bytes: 0, cameras: [] },
}

const shown = (
  { on, without }: NoticingWish,
  { state, since_90k, restarts, progress = nothing }: NoticerSummary,
  diary: NoticerDiary,
  cameras: CameraReader,
): Noticing => {
  const known = new Map(progress.cameras.map(one => [one.camera, one]))
  const { every, keys_only, busy, memory_bytes, behind_s, backlog_s, can_write } = progress
  return {
    ...{ on, state: on || state === 'no_decoder' ? state : 'off', since_90k, restarts, keys_only, busy },
    ...{ memory_bytes, behind_s, backlog_s, can_write, every_ms: every * TICK_MS },
    cameras: cameras.list().map(({ id }) => {
      const one = known.get(id)
      return {
        camera: id,
        on: on && !without.has(id),
        at_90k: one?.at_90k ?? null,
        backlog_s: one?.backlog_s ?? 0,
        undecodable: one?.undecodable ?? false,
      }
    }),
    happened: [...diary.latest()],
  }
}

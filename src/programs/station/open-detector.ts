// Opens the detector on a station: its models, its settings, and the process that runs it when somebody has brought a model and switched it on.

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { Polygon } from '#base/polygon.ts'
import { Problem } from '#base/problems.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { DetectionWish, InstallModel } from '#contract/detection.ts'
import { MOST_MODEL_BYTES } from '#engine/noticing/model-check.ts'
import { ModelShelf } from '#engine/noticing/model-shelf.ts'
import { TICK_MS } from '#engine/noticing/motion-grid.ts'
import { readObjectDay } from '#engine/noticing/object-day.ts'
import type { Route } from '#http/route.ts'
import { modelRoutes } from '#http/routes/models/model-routes.ts'
import { type ObjectPorts, objectRoutes } from '#http/routes/objects/object-routes.ts'
import { findRuntime } from '#programs/detector/runtime.ts'
import type { DetectorOrder } from '#programs/detector/told.ts'
import { createDetectionBook } from '#store/detection-settings.ts'
import { createOverviewReader } from '#store/overview.ts'
import { DetectorProcess, tryModel } from './detector-process.ts'

type Need = {
  readonly data: string
  readonly db: DatabaseSync
  readonly catalogue: DatabaseSync
  readonly cameras: CameraReader & SeenCameras
  readonly shared: ObjectPorts['shared']
  readonly covered: ObjectPorts['covered']
  readonly masks: (camera: string) => readonly Polygon[]
  readonly clock: Clock
  readonly log: Logger
}

export type OpenDetector = { readonly routes: readonly Route[]; readonly stop: () => Promise<void> }

const LOOK_EVERY_MS = 3000
const MOST_CLASSES_BYTES = 20_000

export const openDetector = ({
  data,
  db,
  catalogue,
  cameras,
  shared,
  covered,
  masks,
  clock,
  log,
}: Need): OpenDetector => {
  const book = createDetectionBook(db, clock)
  const shelf = new ModelShelf(join(data, 'models'))
  const detector = new DetectorProcess({ clock, log })
  let told = ''
  const follow = (): void => {
    const wish = book.wish()
    const runtime = wish.model === null ? undefined : findRuntime(data)
    const known = shelf.list().some(({ name }) => name === wish.model)
    const start =
      wish.model === null || runtime === undefined || !known
        ? undefined
        : { data, model: shelf.folderOf(wish.model), runtime: runtime.path }
    const order = start === undefined ? undefined : orderOf(wish, cameras, masks)
    const now = JSON.stringify([start, order])
    if (now === told) return
    told = now
    detector.tell(start, order)
  }
  const looking = setInterval(follow, LOOK_EVERY_MS)
  looking.unref()
  const install = async ({ file, name, licence = '', classes_file }: InstallModel, by: string) => {
    const bytes = await readBounded(file, MOST_MODEL_BYTES)
    const classes = classes_file === undefined ? undefined : await readBounded(classes_file, MOST_CLASSES_BYTES)
    let picture_ms: number | null = null
    const wish = { name, licence, classes: classes?.toString('utf8'), by, at_90k: clock.wall() }
    const model = await shelf.install(bytes, wish, async folder => {
      const runtime = findRuntime(data)
      if (runtime === undefined) return
      const took = await tryModel(folder, runtime.path)
      if (took === undefined) throw new Problem('model_does_not_run', { model: name })
      picture_ms = took
    })
    return { model, picture_ms }
  }
  return {
    routes: [
      ...modelRoutes({
        ...{ shelf, book, install, log },
        runtime: () => findRuntime(data)?.version ?? null,
        state: () => stateOf(book.wish(), detector, shelf, data),
        changed: follow,
      }),
      ...objectRoutes({
        ...{ cameras, shared, covered, first: createOverviewReader(catalogue).first },
        day: (camera, day) => readObjectDay(join(data, 'motion', camera, `${day}.objects`)),
      }),
    ],
    stop: async () => {
      clearInterval(looking)
      await detector.stop()
    },
  }
}

const orderOf = (
  { share, least_score, cameras: chosen }: DetectionWish,
  cameras: CameraReader,
  masks: (camera: string) => readonly Polygon[],
): DetectorOrder => ({
  ...{ share, least_score },
  cameras: cameras
    .list()
    .filter(({ id }) => chosen === null || chosen.includes(id))
    .map(({ id, sub_url }) => ({ camera: id, stream: sub_url === null ? 'main' : 'sub', masks: masks(id) })),
})

const stateOf = ({ model }: DetectionWish, detector: DetectorProcess, shelf: ModelShelf, data: string) => {
  const { state, restarts, told } = detector.summary
  const lacks =
    findRuntime(data) === undefined
      ? 'no_runtime'
      : shelf.list().every(({ name }) => name !== model)
        ? 'no_model'
        : state
  return {
    ...{ state: model === null ? ('off' as const) : (lacks as 'no_runtime' | 'no_model' | typeof state), restarts },
    ...{ pictures: told?.pictures ?? 0, picture_ms: told?.picture_ms ?? 0, every_ms: (told?.every ?? 0) * TICK_MS },
    ...{ behind_s: told?.behind_s ?? 0, skipped_s: told?.skipped_s ?? 0, memory_bytes: told?.memory_bytes ?? 0 },
  }
}

/** Never more than was allowed, whatever the file says of its size. */
const readBounded = async (path: string, most: number): Promise<Buffer> => {
  const file = await open(path, 'r').catch(cause => {
    throw new Problem('model_unreadable', { file: path }, { cause })
  })
  try {
    const { size } = await file.stat()
    if (size > most) throw new Problem('model_too_large', { bytes: size, most_bytes: most })
    const bytes = Buffer.alloc(size)
    const { bytesRead } = await file.read(bytes, 0, size, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

// Models and the detector over HTTP: what is installed, which of it runs, on which cameras, and how it fares. A model is brought at the station's own
// machine only: it names files there.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { DetectionBook } from '#community/upkeep/detection-book.ts'
import {
  type Detection,
  detectionShape,
  detectionWishShape,
  type InstallModel,
  installedModelShape,
  installModelShape,
  type ModelShown,
  modelShape,
  modelsShape,
} from '#contract/detection.ts'
import type { InstalledModel, ModelShelf } from '#engine/noticing/model-shelf.ts'
import { classOf, objectClasses } from '#engine/noticing/object-day.ts'
import { toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

export type ModelPorts = {
  readonly shelf: ModelShelf
  readonly book: DetectionBook
  readonly runtime: () => string | null
  /** Throws what is wrong with the file. */
  readonly install: (
    wish: z.output<typeof installModelShape>,
    by: string,
  ) => Promise<{ readonly model: InstalledModel; readonly picture_ms: number | null }>
  readonly state: () => Omit<Detection, keyof z.infer<typeof detectionWishShape>>
  /** It was set otherwise. */
  readonly changed: () => void
  readonly log: Logger
}

const params = z.strictObject({ model: z.string().max(60) })

export const modelRoutes = ({ shelf, book, runtime, install, state, changed, log }: ModelPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/models',
    access: 'session',
    does: toStation('configure_station'),
    summary:
      'Which models for the detector are installed, their licences and checksums, and whether anything here runs them.',
    answers: { 200: modelsShape },
    handler: () => ({ models: shelf.list().map(model => shown(model, book)), runtime: runtime() }),
  }),
  route({
    method: 'POST',
    path: '/api/models',
    access: 'local', // it names files of the station's machine
    does: toStation('configure_station'),
    summary:
      'Installs a model from a file of this machine, after it was checked without running it and tried in a process of its own.',
    body: installModelShape,
    answers: { 201: installedModelShape },
    handler: async ({ body, caller }, reply) => {
      const { model, picture_ms } = await install(body satisfies InstallModel, nameOf(caller))
      log.info('a model was installed', { model: model.name, sha256: model.sha256, by: nameOf(caller) })
      return reply.code(201).send({ ...shown(model, book), picture_ms })
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/models/:model',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Removes a model that is not in use.',
    params,
    answers: { 200: modelShape },
    handler: ({ params, caller }) => {
      const model = shelf.get(params.model)
      if (book.wish().model === model.name) throw new Problem('model_in_use', { model: model.name })
      shelf.remove(model.name)
      log.info('a model was removed', { model: model.name, by: nameOf(caller) })
      return shown(model, book)
    },
  }),
  route({
    method: 'GET',
    path: '/api/detection',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'How the detector is set, and how it fares.',
    answers: { 200: detectionShape },
    handler: () => ({ ...book.wish(), ...state() }),
  }),
  route({
    method: 'PUT',
    path: '/api/detection',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Sets the detector: which model, how much of a core, which cameras. No model: it is off.',
    body: detectionWishShape,
    answers: { 200: detectionShape },
    handler: ({ body, caller }) => {
      if (body.model !== null) {
        shelf.get(body.model)
        if (runtime() === null) throw new Problem('no_model_runtime', {})
      }
      book.set(body, nameOf(caller))
      log.info('the detector was set', { model: body.model, share: body.share, by: nameOf(caller) })
      changed()
      return { ...book.wish(), ...state() }
    },
  }),
]

const shown = (model: InstalledModel, book: DetectionBook): ModelShown => {
  const { name, sha256, bytes, licence, width, height, class_names, by, installed_90k } = model
  const known = new Set(class_names.map(classOf))
  return {
    ...{ name, sha256, bytes, licence, width, height, by, installed_90k },
    classes: objectClasses.filter(one => known.has(one)),
    in_use: book.wish().model === name,
  }
}

// Imports: a footage file is brought in by hand, in parts, so that a slow or broken line loses a part and not the file.

import { z } from 'zod'
import type { knownCameraId } from '#base/ids.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  beginImportShape,
  type ImportBegun,
  type Imported,
  importBegunShape,
  importedShape,
  importPartQueryShape,
  importReadingShape,
  LARGEST_IMPORT_PART_BYTES,
} from '#contract/backfill.ts'
import { toCamera, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'

export type Importing = {
  readonly begin: (wanted: {
    readonly camera: ReturnType<typeof knownCameraId>
    readonly stream: 'main' | 'sub'
    readonly start: ReturnType<typeof wallTime90k>
    readonly name: string
    readonly bytes: number
  }) => Promise<ImportBegun>
  readonly take: (id: string, at: number, bytes: Buffer) => Promise<ImportBegun>
  readonly finish: (id: string) => Promise<Imported | undefined>
}

const importParams = z.strictObject({ import: z.string().regex(/^[0-9a-f]{16}$/) })

export const importRoutes = (imports: Importing, cameras: SeenCameras): readonly Route[] => [
  route({
    method: 'POST',
    path: '/api/footage-imports',
    access: 'session',
    does: toCamera('recover', 'body.camera'),
    summary: 'Begins to bring a footage file in: MP4, MKV or .dav, at a stated time of one camera.',
    body: beginImportShape,
    answers: { 201: importBegunShape },
    handler: async ({ body: { camera, stream, start_90k, name, bytes }, sight }, reply) => {
      const id = knownCamera(cameras.seenBy(sight), camera)
      const begun = await imports.begin({ camera: id, stream, start: wallTime90k(start_90k), name, bytes })
      return reply.code(201).send(begun)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/footage-imports/:import',
    access: 'session',
    does: toSome('recover'),
    summary: 'The next bytes of the file (application/octet-stream, at most 4 MiB); answers how much is here.',
    params: importParams,
    query: importPartQueryShape,
    bodyLimit: LARGEST_IMPORT_PART_BYTES,
    answers: { 200: importBegunShape },
    handler: ({ params, query, body }) => {
      if (!Buffer.isBuffer(body) || body.length === 0) throw new Problem('invalid_request', { field: 'body' })
      return imports.take(params.import, query.at, body)
    },
  }),
  route({
    method: 'POST',
    path: '/api/footage-imports/:import/finish',
    access: 'session',
    does: toSome('recover'),
    summary:
      'The file is whole: its pictures go where footage is missing, the original is kept with its SHA-256. 202: ask again.',
    params: importParams,
    answers: { 200: importedShape, 202: importReadingShape },
    handler: async ({ params }, reply) => {
      const imported = await imports.finish(params.import)
      return imported ?? reply.code(202).send({ id: params.import, state: 'reading' })
    },
  }),
]

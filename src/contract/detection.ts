// The detector and its models on the wire. Off until an operator brings a model and switches it on; its labels are guesses of a machine, never of who
// somebody is.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { tick } from './recording.ts'

export const objectClassShape = z.enum(['person', 'bicycle', 'motorbike', 'car', 'bus', 'truck', 'dog'])
export type ObjectClassCode = z.infer<typeof objectClassShape>

export const modelShape = z.object({
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  licence: z.string(),
  width: z.int(),
  height: z.int(),
  classes: z.array(objectClassShape).describe('of its classes, those that are used'),
  by: z.string(),
  installed_90k: z.int(),
  in_use: z.boolean(),
})
export type ModelShown = z.infer<typeof modelShape>

export const modelsShape = z.object({
  models: z.array(modelShape),
  runtime: z.string().nullable().describe('the version of what runs models; null: `matthan model runtime` installs it'),
})
export type Models = z.infer<typeof modelsShape>

/** POST /api/models, on the local socket only: it names files of the station's machine. */
export const installModelShape = z.strictObject({
  file: z.string().min(1).max(1000).startsWith('/'),
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,47}$/),
  licence: z.string().trim().max(400).default(''),
  classes_file: z.string().min(1).max(1000).startsWith('/').optional().describe('a line a class; COCO’s when left out'),
})
export type InstallModel = z.input<typeof installModelShape>

export const installedModelShape = modelShape.extend({
  picture_ms: z
    .number()
    .nullable()
    .describe('how long a picture took when it was tried; null: nothing here runs models'),
})
export type InstalledModelShown = z.infer<typeof installedModelShape>

export const detectionWishShape = z.strictObject({
  model: z.string().max(60).nullable().describe('null: the detector is off'),
  share: z.number().min(0.05).max(1).describe('of one core, at most'),
  least_score: z.number().min(0.1).max(0.95),
  cameras: z.array(cameraIdShape).max(800).nullable().describe('null: all'),
})
export type DetectionWish = z.infer<typeof detectionWishShape>

export const detectionShape = z.object({
  ...detectionWishShape.shape,
  state: z.enum(['off', 'starting', 'running', 'restarting', 'no_runtime', 'no_model', 'unavailable']),
  restarts: z.int(),
  pictures: z.int(),
  picture_ms: z.number(),
  every_ms: z.number().describe('a picture of what moves is looked at so often'),
  behind_s: z.number(),
  skipped_s: z.number().describe('motion that was passed over for want of time'),
  memory_bytes: z.number(),
})
export type Detection = z.infer<typeof detectionShape>

const span = { from_90k: tick, to_90k: tick }
const cornersText = z
  .string()
  .max(2000)
  .regex(/^(?:[01](?:\.\d+)?,[01](?:\.\d+)?)(?:;[01](?:\.\d+)?,[01](?:\.\d+)?)*$/)
  .transform(text => text.split(';').map(pair => pair.split(',').map(Number) as [number, number]))

/** GET /api/cameras/{camera}/objects */
export const objectsQueryShape = z.strictObject({
  ...span,
  classes: z
    .string()
    .max(100)
    .transform(text => [...new Set(text.split(','))])
    .pipe(z.array(objectClassShape).min(1))
    .default([...objectClassShape.options]),
  region: cornersText.optional().describe('only what went through a polygon: x,y;x,y;x,y, parts of the picture'),
  most: z.coerce.number().int().min(1).max(2000).default(200),
})

export const seenObjectShape = z.object({
  class: objectClassShape.describe('a machine’s guess'),
  score: z.number(),
  from_90k: z.int(),
  to_90k: z.int(),
  box: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .describe('left, top, right, bottom, in the middle of its way'),
})

export const objectsShape = z.object({
  objects: z.array(seenObjectShape).describe('the newest first'),
  more: z.boolean(),
  looked_ms: z.int().describe('motion that was looked at, of the whole span'),
})
export type SeenObjects = z.infer<typeof objectsShape>

/** GET /api/cameras/{camera}/counts */
export const countsQueryShape = z.strictObject({
  ...span,
  line: cornersText
    .default([
      [0.5, 1],
      [0.5, 0],
    ])
    .describe(
      'from and to of a line, as x,y;x,y; left and right as one walks along it; the middle of the picture when left out',
    ),
})

export const countsShape = z.object({
  hours: z.array(
    z.object({
      from_90k: z.int(),
      counts: z.array(z.object({ class: objectClassShape, to_left: z.int(), to_right: z.int() })),
    }),
  ),
  looked_ms: z.int(),
})
export type Counts = z.infer<typeof countsShape>

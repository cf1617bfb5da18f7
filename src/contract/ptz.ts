// Steering a camera on the wire. Speeds and positions are those of ONVIF's generic spaces: right, up and closer are positive. A camera
// that moves stops by itself when nobody says any more that it shall.

import { z } from 'zod'

const speed = z.number().min(-1).max(1).default(0)

export const ptzPositionShape = z.object({
  pan: z.number().min(-1).max(1),
  tilt: z.number().min(-1).max(1),
  zoom: z.number().min(0).max(1),
})
export type PtzPositionShown = z.infer<typeof ptzPositionShape>

export const ptzPresetShape = z.object({
  token: z.string().describe('as the camera names it'),
  name: z.string(),
  position: ptzPositionShape.nullable(),
})
export type PtzPresetShown = z.infer<typeof ptzPresetShape>

/** GET /api/cameras/:camera/ptz: asks the camera; `can` is null where it cannot be steered, and `why_not` says why. */
export const ptzShape = z.object({
  can: z
    .object({
      move: z.boolean(),
      absolute: z.boolean(),
      zoom: z.boolean(),
      home: z.boolean(),
      most_presets: z.number().int(),
    })
    .nullable(),
  why_not: z.string().nullable().describe('code of a problem, such as camera_cannot_be_steered'),
  moving: z.boolean().nullable(),
  position: ptzPositionShape.nullable(),
  presets: z.array(ptzPresetShape),
})
export type Ptz = z.infer<typeof ptzShape>

export const MOST_KEEP_ALIVE_MS = 1000

/**
 * POST /api/cameras/:camera/ptz/move: moves for `for_ms`; said again in time it goes on, also with another speed. All zero stops.
 * Whoever holds a button sends it every `for_ms` / 2.
 */
export const ptzMoveShape = z.strictObject({
  pan: speed,
  tilt: speed,
  zoom: speed,
  for_ms: z.number().int().min(100).max(MOST_KEEP_ALIVE_MS).default(MOST_KEEP_ALIVE_MS),
})
export type PtzMove = z.input<typeof ptzMoveShape>

/** PUT /api/cameras/:camera/ptz/position */
export const ptzMoveToShape = z.strictObject({
  pan: z.number().min(-1).max(1),
  tilt: z.number().min(-1).max(1),
  zoom: z.number().min(0).max(1).default(0),
})
export type PtzMoveTo = z.input<typeof ptzMoveToShape>

/** POST /api/cameras/:camera/ptz/presets: keeps where the camera looks now; PUT …/presets/:preset replaces one. DELETE removes one. */
export const ptzPresetNameShape = z.strictObject({ name: z.string().trim().min(1).max(60) })
export type PtzPresetName = z.input<typeof ptzPresetNameShape>

/**
 * POST …/ptz/stop, …/ptz/presets/:preset/goto, …/ptz/home (goes there); PUT …/ptz/home makes where it looks now the home position.
 * All answer this.
 */
export const ptzDoneShape = z.object({ done: z.literal(true) })

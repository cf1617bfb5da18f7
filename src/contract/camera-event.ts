// What a camera itself noticed, as it told over ONVIF: the last of each camera, in memory. Nothing here is proof of anything; a notice
// that is kept comes from elsewhere.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'

export const MOST_CAMERA_EVENTS = 200

export const cameraEventShape = z.object({
  kind: z.enum(['motion', 'tamper', 'digital_input', 'other']),
  active: z.boolean().nullable().describe('null where the kind knows no on and off'),
  at_90k: z.number().int().describe('when we received it, by our clock'),
  camera_ms: z.number().nullable().describe('when it happened by the camera’s own clock, Unix milliseconds'),
  changed: z.boolean().describe('false: the state as it stood when we asked'),
  topic: z.string(),
  source: z.string().nullable(),
  values: z.record(z.string(), z.string()),
})
export type CameraEvent = z.infer<typeof cameraEventShape>

/** GET /api/cameras/:camera/events, the latest first */
export const cameraEventsShape = z.object({
  state: z
    .enum(['none', 'subscribing', 'following', 'waiting'])
    .describe('none: the camera has no ONVIF events, or is not known to have any'),
  why: z.string().nullable().describe('while waiting: code of the problem'),
  events: z.array(cameraEventShape).max(MOST_CAMERA_EVENTS),
  dropped: z.number().int().describe('how many were too many and are forgotten'),
})
export type CameraEvents = z.infer<typeof cameraEventsShape>

export const MOST_TOLD_EVENTS = 100

/** GET /api/camera-events */
export const recentEventsQueryShape = z.strictObject({
  after_90k: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .describe('only those that we received after this'),
})

export const recentEventShape = z.object({
  camera: cameraIdShape,
  kind: z.enum(['motion', 'tamper', 'digital_input']),
  active: z.boolean().describe('whether it began or ended'),
  at_90k: z.number().int().describe('when we received it, by our clock'),
})
export type RecentEvent = z.infer<typeof recentEventShape>

/** What all cameras noticed of late, the latest first; the oldest give way. */
export const recentEventsShape = z.object({
  now_90k: z.number().int(),
  events: z.array(recentEventShape).max(MOST_TOLD_EVENTS),
})
export type RecentEvents = z.infer<typeof recentEventsShape>

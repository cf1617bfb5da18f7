// What a camera itself noticed, as it told over ONVIF: the last of each camera, in memory. Nothing here is proof of anything; what
// is kept of it are notices (notice.ts).

import { z } from 'zod'

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

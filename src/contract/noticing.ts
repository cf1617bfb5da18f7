// Noticing on the wire: whether recorded pictures are looked at for motion, how far that is, and what was not looked at yet.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { tick } from './recording.ts'

export const noticerStateShape = z
  .enum(['off', 'starting', 'running', 'no_decoder', 'away'])
  .describe('no_decoder: nothing on this machine decodes video; away: it died and is started again')

const eventShape = z.object({
  at_90k: z.number().int(),
  what: z.enum([
    'started',
    'ended',
    'rate',
    'switched_on',
    'switched_off',
    'cannot_write',
    'writes_again',
    'no_decoder',
  ]),
  every_ms: z.number().int().nullable().describe('of a rate: how far apart pictures are looked at from now on'),
})
export type NoticerEvent = z.infer<typeof eventShape>

export const noticingShape = z.object({
  on: z.boolean(),
  state: noticerStateShape,
  since_90k: z.number().int(),
  restarts: z.number().int(),
  every_ms: z.number().int().describe('pictures are looked at this far apart; 250 when the machine has time'),
  keys_only: z.boolean().describe('only pictures that stand alone are decoded'),
  busy: z.number().describe('how much of a core it takes'),
  memory_bytes: z.number().int(),
  behind_s: z.number().describe('how far the camera that is farthest behind is behind its recording'),
  backlog_s: z.number().describe('recorded footage that is still to be looked at'),
  can_write: z.boolean(),
  cameras: z.array(
    z.object({
      camera: z.string(),
      on: z.boolean(),
      at_90k: z
        .number()
        .int()
        .nullable()
        .describe('everything recorded before has been looked at, but for the backlog'),
      backlog_s: z.number(),
      undecodable: z.boolean().describe('what it sends now does not decode here'),
    }),
  ),
  happened: z.array(eventShape).describe('the latest first'),
})
export type Noticing = z.infer<typeof noticingShape>

export const setNoticingShape = z.strictObject({
  camera: cameraIdShape.nullable().default(null).describe('null: all cameras'),
  on: z.boolean(),
})

export const rebuildShape = z.strictObject({
  camera: cameraIdShape.nullable().default(null).describe('null: all cameras'),
  from_90k: tick.nullable().default(null),
  to_90k: tick.nullable().default(null),
})
export const rebuiltShape = z.object({ cameras: z.number().int() })

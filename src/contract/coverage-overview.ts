// Coverage overview on the wire: how much of each day is recorded, for all cameras at once. Days are those of the commune (UTC+7).

import { z } from 'zod'
import { streamNameShape } from './camera.ts'

const dayShape = z.iso.date().describe('a day of the commune, such as 2026-11-22')

/** GET /api/coverage/overview */
export const overviewQueryShape = z.strictObject({
  from_day: dayShape,
  to_day: dayShape.describe('the last day, inclusive'),
  stream: streamNameShape.default('main'),
})

export const overviewShape = z.object({
  stream: streamNameShape,
  days: z.array(dayShape),
  cameras: z.array(
    z.object({
      camera: z.string(),
      name: z.string(),
      days: z
        .array(
          z.object({
            day: dayShape,
            recorded_ms: z.number().int().describe('recorded when it happened'),
            recovered_ms: z.number().int().describe('brought in later from a box, a recorder or a card'),
            suspended_ms: z.number().int().describe('not to be recorded, because somebody had suspended the camera'),
            not_scheduled_ms: z.number().int().describe('not to be recorded: outside the camera’s hours'),
            percent: z
              .number()
              .nullable()
              .describe(
                'how much is held, recorded or recovered, of what was to be recorded: the part of the day in which the camera was here and that has passed, less `suspended_ms` and `not_scheduled_ms`; null when there is none',
              ),
          }),
        )
        .describe('one for each of `days`, in their order'),
    }),
  ),
})
export type Overview = z.infer<typeof overviewShape>

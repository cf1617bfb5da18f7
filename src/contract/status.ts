// The station about itself: GET /api/status.

import { z } from 'zod'

export const statusShape = z.object({
  station: z.string(),
  version: z.string(),
  started_90k: z.number().int(),
  now_90k: z.number().int(),
  cameras: z.object({ total: z.number().int(), streaming: z.number().int() }),
  recorder: z.object({
    state: z.enum(['running', 'starting', 'away']),
    pid: z.number().int().nullable(),
    since_90k: z.number().int(),
    restarts: z.number().int(),
    written_bytes: z.number().int(),
    packets_lost: z.number().int(),
  }),
  disk: z.object({ free_bytes: z.number().int(), total_bytes: z.number().int() }),
})
export type Status = z.infer<typeof statusShape>

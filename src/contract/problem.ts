// A problem on the wire: RFC 9457 problem details, `application/problem+json`.

import { z } from 'zod'

export const problemShape = z.object({
  type: z.string().describe('the page of this problem on the station, ending in its code'),
  title: z.string().describe('the sentence in the language asked for'),
  status: z.number().int(),
  detail: z.string().optional().describe('more of this one case: what is not allowed, why, and who can allow it'),
  code: z.string(),
  where: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
})
export type ProblemDetails = z.infer<typeof problemShape>

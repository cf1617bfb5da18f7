// The check of the access log on the wire: how far one that runs has come, and what the last one found.

import { z } from 'zod'

export const accessCheckShape = z.object({
  running: z.boolean(),
  done: z.number().min(0).max(1).nullable().describe('how much of the log has been walked; null: none is running'),
  last: z
    .object({
      at_90k: z.int().describe('when it ended'),
      by: z.string().nullable().describe('who asked for it; null: the nightly one'),
      entries: z.int(),
      hash: z.string().describe('where the chain stood'),
      heads: z.int().describe('signed heads that it was held against'),
      folders: z.array(z.string()).describe('where those were found'),
      seconds: z.number(),
      findings_count: z.int(),
      findings: z
        .array(
          z.object({
            what: z.string(),
            vi: z.string(),
            en: z.string(),
            file: z.string(),
            n: z.int().nullable(),
            at_90k: z.int().nullable(),
            detail: z.string(),
          }),
        )
        .describe('the first of them'),
    })
    .nullable()
    .describe('null: never checked yet'),
  failed: z.boolean().describe('the last one could not be brought to its end'),
})
export type AccessCheck = z.infer<typeof accessCheckShape>
export type CheckedLog = NonNullable<AccessCheck['last']>

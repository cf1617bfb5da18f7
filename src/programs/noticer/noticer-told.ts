// What the noticer tells the station, a line of JSON each: that it is alive, and how far it is. Read as a stranger's: it has decoded what cameras sent.

import { z } from 'zod'

const progressShape = z.object({
  kind: z.literal('progress'),
  busy: z.number(),
  behind_s: z.number(),
  backlog_s: z.number(),
  done: z.boolean(),
  every: z.number().int().min(1),
  keys_only: z.boolean(),
  can_write: z.boolean(),
  memory_bytes: z.number(),
  cameras: z
    .array(
      z.object({
        camera: z.string().max(64),
        at_90k: z.number().int(),
        backlog_s: z.number(),
        undecodable: z.boolean(),
      }),
    )
    .max(4096),
})
const aliveShape = z.object({ kind: z.literal('alive'), memory_bytes: z.number() })
const toldShape = z.discriminatedUnion('kind', [progressShape, aliveShape])

export type NoticerProgress = z.infer<typeof progressShape>
export type NoticerTold = z.infer<typeof toldShape>

/** Undefined: no line of a noticer's. */
export const readNoticerTold = (line: string): NoticerTold | undefined => {
  try {
    const read = toldShape.safeParse(JSON.parse(line))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

// Redactions on the wire: a copy of recorded footage in which faces, plates, windows and voices are covered, for what leaves to the public or to a person
// in the picture. The original is untouched; the copy says that it is one; a second person looks at it before it may leave.

import { z } from 'zod'
import { cameraIdShape, streamNameShape } from './camera.ts'
import { tick } from './recording.ts'

export const MOST_REDACTION_AREAS = 64
export const MOST_KEYS = 2000
/** A copy is encoded anew, slowly: ten minutes at most. */
export const LONGEST_REDACTION_90K = 600 * 90_000

const part = z.number().min(-1).max(2)
const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Where a rectangle stands at an instant, in parts of the picture; between two keys it goes straight. */
export const keyShape = z.strictObject({ at_90k: instant, x: part, y: part, width: part, height: part })
export type RedactionKey = z.infer<typeof keyShape>

export const redactionAreaShape = z.strictObject({
  id: z.number().int().min(1).max(MOST_REDACTION_AREAS),
  what: z.enum(['face', 'child', 'plate', 'window', 'document', 'other']),
  how: z.enum(['blur', 'fill']),
  from_90k: instant,
  to_90k: instant,
  keys: z.array(keyShape).min(1).max(MOST_KEYS),
})
export type RedactionArea = z.infer<typeof redactionAreaShape>

const draft = {
  areas: z.array(redactionAreaShape).max(MOST_REDACTION_AREAS),
  sound: z
    .union([z.literal('keep'), z.literal('mute'), z.array(z.tuple([instant, instant])).max(100)])
    .describe('spans: muted there alone'),
  captions: z.boolean().describe('camera and time written over the picture'),
} as const

/** POST /api/redactions */
export const newRedactionShape = z
  .strictObject({
    camera: cameraIdShape,
    stream: streamNameShape.default('main'),
    form: z
      .enum(['film', 'still'])
      .default('film')
      .describe('a still is the one picture that stands at `from_90k`; its rectangles are those of that moment'),
    from_90k: tick,
    to_90k: tick,
    reason: z.string().trim().min(5).max(500).describe('for whom and why'),
    case: z.string().trim().max(60).nullable().default(null),
    areas: draft.areas.default([]),
    sound: draft.sound.default('mute'),
    captions: draft.captions.default(true),
  })
  .refine(({ from_90k, to_90k }) => from_90k < to_90k && to_90k - from_90k <= LONGEST_REDACTION_90K, {
    path: ['to_90k'],
  })
export type NewRedaction = z.input<typeof newRedactionShape>

/** PUT /api/redactions/:redaction: while it is a draft. */
export const editRedactionShape = z.strictObject({ ...draft, follows: z.number().int() })

/** POST /api/redactions/:redaction/tracks: follows what a rectangle holds, picture by picture; answers keys for a person to look at. */
export const trackAskShape = z.strictObject({
  from: keyShape,
  to_90k: instant,
  way: z.enum(['forward', 'back']).default('forward'),
})
export const trackShape = z.object({
  keys: z.array(keyShape),
  lost_90k: z.number().int().nullable().describe('from then on it could not be followed'),
})

/** POST /api/redactions/:redaction/steps */
export const redactionStepShape = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('hand_in'),
    children: z.enum(['none_seen', 'all_covered']).describe('somebody looked for children; they are always covered'),
  }),
  z.strictObject({ kind: z.literal('approve'), text: z.string().trim().max(500).default('') }),
  z.strictObject({ kind: z.literal('reject'), text: z.string().trim().min(5).max(500) }),
  z.strictObject({ kind: z.literal('reopen'), text: z.string().trim().min(5).max(500) }),
])
export type RedactionStep = z.output<typeof redactionStepShape>

export const redactionShape = z.object({
  id: z.number().int(),
  state: z.enum(['draft', 'rendering', 'awaiting_approval', 'approved', 'rejected', 'failed', 'deleted']),
  camera: z.string(),
  name: z.string(),
  stream: z.string(),
  form: z.enum(['film', 'still']),
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  reason: z.string(),
  case: z.string().nullable(),
  ...draft,
  children: z.enum(['none_seen', 'all_covered']).nullable(),
  version: z.number().int().describe('counts changes'),
  progress: z.number().min(0).max(1).nullable(),
  work: z
    .object({ state: z.enum(['making', 'ready', 'failed', 'gone']), progress: z.number().min(0).max(1) })
    .describe(
      'what is drawn upon: a small film of the span, privacy masks covered, each picture at its own moment; gone where nobody draws: it is made anew when a draft is opened',
    ),
  watched: z.boolean().describe('the caller has opened the copy as it is now'),
  problem: z.string().nullable(),
  result: z.object({ bytes: z.number().int(), sha256: z.string(), made_90k: z.number().int() }).nullable(),
  by: z.string(),
  made_90k: z.number().int(),
  approved_by: z.string().nullable(),
  kept_until_90k: z
    .number()
    .int()
    .nullable()
    .describe(
      'until then the footage under it is held if nobody works on it; of an approved one: until then the copy stays if nobody saves or hands it over; null: neither',
    ),
  steps: z.array(z.object({ kind: z.string(), text: z.string(), by: z.string(), at_90k: z.number().int() })),
  may: z.array(z.enum(['edit', 'hand_in', 'approve', 'reject', 'reopen', 'save', 'remove'])),
})
export type Redaction = z.infer<typeof redactionShape>
export const redactionsShape = z.object({ redactions: z.array(redactionShape.omit({ areas: true, steps: true })) })

/** GET /api/redactions/:redaction/pictures: when each picture of the work film is shown, ticks from `from_90k` on. */
export const redactionPicturesShape = z.object({ times_90k: z.array(z.number().int()) })

/** GET /api/redactions/:redaction/preview */
export const previewQueryShape = z.strictObject({ at_90k: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER) })

/** DELETE /api/redactions/:redaction: what is not approved; its films go with it. */
export const removedRedactionShape = z.object({ id: z.number().int() })

// GET /api/redactions, GET /api/redactions/:redaction, GET …/preview?at_90k= (JPEG of one picture, redacted), GET …/work.mp4 (drawn upon),
// GET …/copy.mp4 (the redacted copy, to be watched here), GET …/saved.mp4 (the same to be taken along, once approved).

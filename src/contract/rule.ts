// Rules on the wire: what somebody wants to be told of in one camera's picture. A rule never decides anything: it makes a notice, and a person says
// whether it was right.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { tick } from './recording.ts'
import { cornerShape, MOST_CORNERS } from './search.ts'

export const MOST_RULES = 16

export const ruleKindShape = z
  .enum([
    'quiet_motion', // something moves in a zone at hours when nobody should be there
    'loitering', // something keeps on moving in a zone
    'line_crossed',
    'parked', // something came into a zone and stays there
    'left_object', // something is left in a zone at hours when that is not allowed
    'covered', // the camera is covered, turned away, out of focus
  ])
  .describe('what is looked for')
export type RuleKind = z.infer<typeof ruleKindShape>

const draft = {
  name: z.string().trim().min(1).max(80),
  zone: z.array(cornerShape).min(3).max(MOST_CORNERS).nullable().describe('a polygon; null: the whole picture'),
  line: z
    .strictObject({ from: cornerShape, to: cornerShape, way: z.enum(['both', 'to_left', 'to_right']) })
    .nullable()
    .describe('of `line_crossed`; left and right as one walks from `from` to `to`'),
  hours: z
    .string()
    .max(200)
    .nullable()
    .describe('when the rule holds, as "22:00-06:00" or "t2-t6 18:00-06:00"; null: always'),
  least_s: z.number().int().min(0).max(86_400).describe('it has to last so long'),
  least_part: z.number().min(0).max(1).describe('of the zone, at the fullest moment'),
  on: z.boolean(),
} as const

/** POST /api/rules */
export const newRuleShape = z.strictObject({
  camera: cameraIdShape,
  kind: ruleKindShape,
  ...draft,
  zone: draft.zone.default(null),
  line: draft.line.default(null),
  hours: draft.hours.default(null),
  least_s: draft.least_s.optional().describe('what is usual for the kind when left out'),
  least_part: draft.least_part.default(0),
  on: draft.on.default(true),
})
export type NewRule = z.input<typeof newRuleShape>

/** PATCH /api/rules/:rule: what is left out stays as it is. */
export const editRuleShape = z.strictObject(draft).partial()
export type EditRule = z.infer<typeof editRuleShape>

/** What is usual, seconds. */
export const usualSeconds: Readonly<Record<RuleKind, number>> = {
  quiet_motion: 2,
  loitering: 180,
  line_crossed: 0,
  parked: 600,
  left_object: 120,
  covered: 60,
}

export const ruleShape = z.object({
  id: z.int(),
  camera: z.string(),
  kind: ruleKindShape,
  ...draft,
  by: z.string(),
  made_90k: z.int(),
  changed_90k: z.int(),
  state: z
    .enum(['watching', 'off', 'waiting', 'camera_gone'])
    .describe('waiting: nothing looks at the camera’s pictures for motion just now'),
  looked_90k: z.int().nullable().describe('until when its pictures were looked at'),
  quiet: z.boolean().describe('it found so much within the hour that what follows is counted, not told anew'),
  found: z.int().describe('in the last 30 days'),
  confirmed: z.int(),
  set_aside: z.int(),
})
export type Rule = z.infer<typeof ruleShape>

export const rulesShape = z.object({ rules: z.array(ruleShape) })
export type Rules = z.infer<typeof rulesShape>

export const ruleWordShape = z
  .enum(['confirmed', 'set_aside'])
  .describe('confirmed: it was so; set_aside: a false alarm')
export type RuleWord = z.infer<typeof ruleWordShape>

export const ruleNoticeShape = z.object({
  id: z.int(),
  rule: z.int(),
  name: z.string(),
  kind: ruleKindShape,
  camera: z.string(),
  from_90k: z.int(),
  to_90k: z.int().nullable().describe('null while it lasts'),
  times: z.int(),
  box: z
    .tuple([z.number(), z.number(), z.number(), z.number()])
    .nullable()
    .describe('where: left, top, right, bottom, parts of the picture'),
  word: ruleWordShape.nullable().describe('what a person said; null: nobody has looked yet'),
  word_by: z.string().nullable(),
  word_90k: z.int().nullable(),
  incident: z.int().nullable().describe('the incident that it became'),
})
export type RuleNotice = z.infer<typeof ruleNoticeShape>

/** GET /api/rule-notices */
export const ruleNoticesQueryShape = z.strictObject({
  rule: z.coerce.number().int().optional(),
  camera: cameraIdShape.optional(),
  word: z.enum(['none', 'confirmed', 'set_aside']).optional(),
  before_90k: tick.optional().describe('only what began before this'),
  most: z.coerce.number().int().min(1).max(500).default(50),
})
export type RuleNoticesQuery = z.input<typeof ruleNoticesQueryShape>

export const ruleNoticesShape = z.object({
  notices: z.array(ruleNoticeShape).describe('the newest first'),
  next_90k: z.int().nullable().describe('give it as `before_90k` for older ones; null: there are none'),
})
export type RuleNotices = z.infer<typeof ruleNoticesShape>

/** PUT /api/rule-notices/:notice/word */
export const sayRuleWordShape = z.strictObject({ word: ruleWordShape.nullable() })

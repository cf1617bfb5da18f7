// Trails on the wire (truy vết): somebody or something followed by people's eyes from camera to camera. A trail is a list of marks, seen here or not
// seen there; it names nobody and keeps no picture. Directions are compass degrees, instants ticks since 1970 (`_90k`).

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { caseNumberShape } from './purpose.ts'
import { tick } from './recording.ts'

export const MOST_MARKS = 200
export const MOST_OFFERED = 48

/** How it goes: what stands behind the time windows. */
export const moverShape = z.enum(['walker', 'motorbike', 'car'])
export type Mover = z.infer<typeof moverShape>
export const movers = moverShape.options

const kmh = z.number().min(0.5).max(200)
const paceShape = z
  .strictObject({ slow_kmh: kmh, fast_kmh: kmh })
  .refine(({ slow_kmh, fast_kmh }) => slow_kmh <= fast_kmh, { path: ['fast_kmh'] })
export type Pace = z.infer<typeof paceShape>

/** What time windows are counted from; PUT /api/trails/settings sets it for the whole station. */
export const reachSettingsShape = z.strictObject({
  walker: paceShape,
  motorbike: paceShape,
  car: paceShape,
  slack_s: z.number().int().min(0).max(3600).describe('added at both ends of each window'),
  detour: z.number().min(1).max(5).describe('a straight line times this, where no road is known'),
})
export type ReachSettings = z.infer<typeof reachSettingsShape>

/** Of one trail: how it goes, and its own pace where the station’s does not fit. */
export const goingShape = z.strictObject({
  mover: moverShape,
  pace: paceShape.nullable().describe('null: as the station has it'),
})
export type Going = z.infer<typeof goingShape>

const instant = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const degrees = z.number().min(0).lt(360)

/** GET /api/cameras/:camera/reach */
export const reachQueryShape = z.strictObject({
  at_90k: tick.describe('when it was seen on this camera'),
  mover: moverShape.default('motorbike'),
  slow_kmh: z.coerce.number().min(0.5).max(200).optional(),
  fast_kmh: z.coerce.number().min(0.5).max(200).optional(),
  direction_deg: z.coerce.number().min(0).lt(360).optional().describe('where it went: cameras ahead come first'),
  back: z.literal('1').optional().describe('where it came from: windows lie before the moment'),
  most: z.coerce.number().int().min(1).max(MOST_OFFERED).default(12),
})
export type ReachQuery = z.input<typeof reachQueryShape>

export const offeredShape = z.object({
  camera: cameraIdShape,
  name: z.string(),
  place: z.string(),
  from_90k: z.number().int(),
  to_90k: z.number().int(),
  distance_m: z.number().nullable().describe('null: it, or the camera before, stands nowhere on the map'),
  by: z.enum(['road', 'straight', 'unknown']).describe('how the distance is known'),
  bearing_deg: z.number().nullable().describe('which way it lies'),
  ahead: z.boolean().nullable().describe('whether it lies where the last one went; null: not known'),
  footage: z.object({
    held_90k: z.number().int().describe('how much of the window there are pictures of'),
    missing: z
      .array(z.object({ from_90k: z.number().int(), to_90k: z.number().int(), cause: z.string().nullable() }))
      .describe('and why there are none of the rest'),
    coming_90k: z.number().int().describe('how much of the window has not come yet'),
  }),
})
export type Offered = z.infer<typeof offeredShape>

export const reachShape = z.object({
  camera: cameraIdShape,
  at_90k: z.number().int(),
  pace: paceShape,
  slack_s: z.number().int(),
  placed: z.boolean().describe('whether the camera stands on the map'),
  roads: z.enum(['used', 'none', 'too_many']).describe('whether the map has roads to go by'),
  offered: z.array(offeredShape).describe('the first to be reached first'),
  more: z.number().int().describe('cameras farther away'),
})
export type Reach = z.infer<typeof reachShape>

/** What a person says of a camera: seen at a moment, or looked at from–to without seeing it. */
const markDraft = {
  camera: cameraIdShape,
  seen: z.boolean(),
  from_90k: instant.describe('the span that was looked at; of what was seen, when it comes into the picture'),
  to_90k: instant,
  at_90k: instant.nullable().describe('the moment at which it is seen best; null where it was not seen'),
  direction_deg: degrees.nullable().describe('where it goes from there'),
  note: z.string().trim().max(500),
} as const

export const newMarkShape = z.strictObject({
  ...markDraft,
  at_90k: markDraft.at_90k.default(null),
  direction_deg: markDraft.direction_deg.default(null),
  note: markDraft.note.default(''),
})
export type NewMark = z.input<typeof newMarkShape>

/** PATCH: what is left out stays. */
export const editMarkShape = z
  .strictObject({ direction_deg: markDraft.direction_deg, note: markDraft.note, at_90k: instant })
  .partial()
export type EditMark = z.infer<typeof editMarkShape>

export const markShape = z.object({
  id: z.number().int(),
  ...markDraft,
  name: z.string(),
  place: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  removed: z.boolean().describe('the camera is no more'),
  may_see: z.boolean().describe('whether the caller may play back this camera: else it is told without a picture'),
  by: z.string(),
  made_90k: z.number().int(),
})
export type Mark = z.infer<typeof markShape>

export const trailSharingShape = z.enum(['own', 'unit', 'station'])
export type TrailSharing = z.infer<typeof trailSharingShape>

const draft = {
  title: z.string().trim().min(1).max(120),
  about: z
    .string()
    .trim()
    .max(500)
    .describe('what is followed, as it looks: “xe máy đỏ, áo mưa xanh”; never who it is'),
  case: caseNumberShape.nullable().describe('the number of the case'),
  going: goingShape,
  shared: trailSharingShape.describe(
    'own: whoever made it alone; unit: with who may search there; station: with who may search anywhere',
  ),
  unit: z.string().max(48).nullable().describe('with which unit it is shared'),
} as const

/** POST /api/trails: begins with its first mark. */
export const newTrailShape = newMarkShape.extend({
  ...draft,
  about: draft.about.default(''),
  case: draft.case.default(null),
  going: draft.going.default({ mover: 'motorbike', pace: null }),
  shared: draft.shared.default('own'),
  unit: draft.unit.default(null),
})
export type NewTrail = z.input<typeof newTrailShape>

/** PATCH /api/trails/:trail: what is left out stays. */
export const editTrailShape = z.strictObject({ ...draft, state: z.enum(['open', 'closed']) }).partial()
export type EditTrail = z.input<typeof editTrailShape>

export const trailShape = z.object({
  id: z.number().int(),
  ...draft,
  case: z.string().nullable(),
  state: z.enum(['open', 'closed']),
  by: z.string(),
  made_90k: z.number().int(),
  changed_90k: z.number().int(),
  mine: z.boolean().describe('whether the caller made it: then it is theirs to remove and to share'),
  marks: z.array(markShape).describe('in the order in which they were made'),
})
export type Trail = z.infer<typeof trailShape>

/** GET /api/trails */
export const trailsQueryShape = z.strictObject({
  text: z.string().max(100).optional().describe('words of title, description and case, with or without accents'),
  state: z.enum(['open', 'closed']).optional(),
  before: z.coerce.number().int().min(1).max(1e12).optional().describe('`next` of the answer before'),
  most: z.coerce.number().int().min(1).max(200).default(50),
})

export const trailListShape = z.object({
  trails: z.array(
    trailShape.omit({ marks: true }).extend({
      seen: z.number().int(),
      not_seen: z.number().int(),
      first_90k: z.number().int().nullable(),
      last_90k: z.number().int().nullable(),
    }),
  ),
  next: z.number().int().nullable(),
})
export type TrailList = z.infer<typeof trailListShape>
export type ListedTrail = TrailList['trails'][number]

/** POST /api/trails/:trail/removal */
export const removeTrailShape = z.strictObject({ reason: z.string().trim().min(3).max(300) })

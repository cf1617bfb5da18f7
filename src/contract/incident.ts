// Incidents on the wire: a person says that something happened and matters. What a machine noticed becomes one by a click; from then on it is a
// person's word, with a number, a state and a history.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'
import { tick } from './recording.ts'

export const incidentCategoryShape = z.enum([
  'property_theft',
  'motorbike_theft',
  'burglary',
  'snatching',
  'brawl',
  'public_disorder',
  'property_damage',
  'camera_vandalism',
  'trespass',
  'traffic_accident',
  'congestion',
  'illegal_parking',
  'littering',
  'waste_dumping',
  'fire_explosion',
  'suspicious_activity',
  'device_fault',
  'other',
])
export type IncidentCategory = z.infer<typeof incidentCategoryShape>

export const incidentStateShape = z.enum([
  'received',
  'triage',
  'verifying',
  'extended',
  'forwarded',
  'minutes_made',
  'clarified',
  'handled',
  'unfounded',
  'false_report',
  'suspended',
  'reopened',
  'archived',
])
export type IncidentState = z.infer<typeof incidentStateShape>

const noteShape = z.string().trim().max(1000)

/** POST /api/incidents */
export const newIncidentShape = z.strictObject({
  camera: cameraIdShape,
  from_90k: tick,
  to_90k: tick,
  category: incidentCategoryShape,
  note: noteShape.default(''),
})
export type NewIncident = z.input<typeof newIncidentShape>

/** POST /api/rule-notices/:notice/incident */
export const noticeIncidentShape = z.strictObject({
  category: incidentCategoryShape.optional().describe('what is usual for the rule when left out'),
  note: noteShape.default(''),
})

/** POST /api/incidents/:incident/steps */
export const incidentStepShape = z.strictObject({ state: incidentStateShape, note: noteShape.default('') })
export type IncidentStep = z.input<typeof incidentStepShape>

export const incidentShape = z.object({
  id: z.int(),
  number: z.string().describe('as it stands on papers: counted from 1 in each year'),
  category: incidentCategoryShape,
  state: incidentStateShape,
  camera: z.string(),
  place: z.string(),
  from_90k: z.int(),
  to_90k: z.int(),
  note: z.string(),
  notice: z.int().nullable().describe('the notice of a rule that it came from'),
  by: z.string(),
  made_90k: z.int(),
  steps: z.array(z.object({ state: incidentStateShape, note: z.string(), by: z.string(), at_90k: z.int() })),
})
export type Incident = z.infer<typeof incidentShape>

export const incidentsQueryShape = z.strictObject({
  state: incidentStateShape.optional(),
  before: z.coerce.number().int().min(1).optional().describe('`next` of the answer before'),
  most: z.coerce.number().int().min(1).max(500).default(100),
})

export const incidentsShape = z.object({
  incidents: z.array(incidentShape).describe('the newest first'),
  next: z.int().nullable().describe('where the list goes on; null: that was all'),
})
export type Incidents = z.infer<typeof incidentsShape>

// Units: provinces, communes, villages and the organisations in them, with official codes and the days between which they are valid.

import { z } from 'zod'
import { unitIdShape } from './access.ts'
import { cameraIdShape } from './camera.ts'

/** Codes of the glossary. `district_legacy` is history: since 1 July 2025 no such level stands. */
export const unitKinds = [
  'province',
  'district_legacy',
  'commune',
  'village',
  'neighbourhood',
  'provincial_police',
  'commune_police',
  'police_station',
  'peoples_committee',
  'fatherland_front',
  'front_board',
  'mass_organisation',
  'security_team',
  'self_managed_model',
  'member_organisation',
  'ioc',
  'contractor',
] as const
export const unitKindShape = z.enum(unitKinds)
export type UnitKind = z.infer<typeof unitKindShape>

export const dayShape = z.iso.date().describe('a day of the commune, such as 2025-07-01')
const officialCodeShape = z
  .string()
  .regex(/^\d{2,5}$/)
  .describe('of QĐ 19/2025/QĐ-TTg: 2 digits for a province, 5 for a commune; never used again')
const nameShape = z.string().trim().min(1).max(120)

export const unitShape = z.object({
  id: unitIdShape,
  kind: unitKindShape,
  name: z.string(),
  official_code: officialCodeShape.nullable(),
  parent: unitIdShape.nullable(),
  valid_from: dayShape.nullable(),
  valid_to: dayShape.nullable().describe('the first day on which it is no more; null: it stands'),
  predecessors: z.array(unitIdShape),
  successors: z.array(unitIdShape),
  cameras: z.number().int().describe('how many stand in it, without the units below'),
})
export type Unit = z.infer<typeof unitShape>
export const unitListShape = z.object({ units: z.array(unitShape) })
export type UnitList = z.infer<typeof unitListShape>

export const newUnitShape = z.strictObject({
  id: unitIdShape.optional().describe('made from the name when left out'),
  kind: unitKindShape,
  name: nameShape,
  official_code: officialCodeShape.nullable().default(null),
  parent: unitIdShape.nullable().default(null),
  valid_from: dayShape.nullable().default(null),
  predecessors: z.array(unitIdShape).max(50).default([]),
})
export type NewUnit = z.input<typeof newUnitShape>

/** PATCH /api/units/:unit: what is left out stays. */
export const editUnitShape = z.strictObject({
  kind: unitKindShape.optional(),
  name: nameShape.optional(),
  official_code: officialCodeShape.nullable().optional(),
  parent: unitIdShape.nullable().optional(),
  valid_from: dayShape.nullable().optional(),
})
export type EditUnit = z.infer<typeof editUnitShape>

/** POST /api/units/:unit/end */
export const endUnitShape = z.strictObject({
  valid_to: dayShape,
  successors: z.array(unitIdShape).max(50).default([]),
})

/** PUT /api/cameras/:camera/unit */
export const setCameraUnitShape = z.strictObject({ unit: unitIdShape.nullable() })
export const cameraUnitShape = z.object({ camera: z.string(), unit: unitIdShape.nullable() })
/** GET /api/units/cameras */
export const cameraUnitListShape = z.object({ cameras: z.array(z.object({ camera: z.string(), unit: unitIdShape })) })
export type CameraUnitList = z.infer<typeof cameraUnitListShape>
/** PUT /api/units/:unit/cameras: all that stand in it from now on; those left out stand in none. */
export const setUnitCamerasShape = z.strictObject({ cameras: z.array(cameraIdShape).max(800) })
export type CameraUnit = z.infer<typeof cameraUnitShape>

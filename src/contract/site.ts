// Sites on the wire: where a camera stands, and what it looks at from there. Degrees are WGS 84; directions are compass degrees.

import { z } from 'zod'
import { cameraIdShape } from './camera.ts'

/** What kind of place it is, in the field's own words (design/glossary.md). */
export const siteKindShape = z.enum([
  'national_road',
  'provincial_road',
  'inter_commune_road',
  'main_axis',
  'inter_village_road',
  'junction',
  'alley',
  'gate',
  'market',
  'school',
  'community_house',
  'boundary',
  'hq',
  'other',
])
export type SiteKind = z.infer<typeof siteKindShape>

const site = {
  latitude: z.number().min(-85).max(85),
  longitude: z.number().min(-180).max(180),
  direction_deg: z.number().min(0).lt(360).nullable().describe('where it looks: 0 north, 90 east; null: not known'),
  field_of_view_deg: z.number().min(1).max(360).nullable().describe('how wide it sees'),
  range_m: z.number().min(1).max(2000).nullable().describe('how far a person is recognised as a person'),
  height_m: z.number().min(0).max(100).nullable(),
  hamlet: z.string().trim().max(80).describe('thôn, xóm, tổ dân phố'),
  road: z.string().trim().max(120),
  kind: siteKindShape.nullable(),
} as const

/** PUT /api/cameras/:camera/site: the whole site as it is to be. */
export const setSiteShape = z.strictObject({
  ...site,
  direction_deg: site.direction_deg.default(null),
  field_of_view_deg: site.field_of_view_deg.default(null),
  range_m: site.range_m.default(null),
  height_m: site.height_m.default(null),
  hamlet: site.hamlet.default(''),
  road: site.road.default(''),
  kind: site.kind.default(null),
})
export type SetSite = z.input<typeof setSiteShape>

export const siteShape = z.object({
  camera: cameraIdShape,
  ...site,
  placed_by: z.string(),
  placed_90k: z.number().int(),
})
export type Site = z.infer<typeof siteShape>

export const siteListShape = z.object({ sites: z.array(siteShape) })
export type SiteList = z.infer<typeof siteListShape>

/** What PUT and DELETE answer: PUT `before` again, or DELETE where it is null, and all is as it was. */
export const placedSiteShape = z.object({
  site: siteShape.nullable().describe('null: the camera stands nowhere'),
  before: setSiteShape.nullable().describe('where it stood; null: nowhere'),
})
export type PlacedSite = z.infer<typeof placedSiteShape>

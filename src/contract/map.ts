// The map on the wire: layers of roads, boundaries and hamlets as GeoJSON (RFC 7946), which base maps are installed, and whether pictures
// of OpenStreetMap may be fetched.

import { z } from 'zod'

export const mapLayerKindShape = z
  .enum(['roads', 'boundaries', 'hamlets', 'water', 'places', 'other'])
  .describe('how it is drawn')
export type MapLayerKind = z.infer<typeof mapLayerKindShape>

const draft = {
  name: z.string().trim().min(1).max(80),
  kind: mapLayerKindShape,
  source: z.string().trim().max(300).describe('where it comes from, shown beside the map'),
} as const

const geojsonShape = z
  .unknown()
  .describe('a FeatureCollection, a Feature or a geometry in WGS 84; 5 MB and 20,000 features at most')

/** POST /api/map/checks: what a layer would be made of; nothing is kept. */
export const checkGeoJsonShape = z.strictObject({ geojson: geojsonShape })

/** POST /api/map/layers */
export const newMapLayerShape = z.strictObject({
  ...draft,
  source: draft.source.default(''),
  geojson: geojsonShape,
})
export type NewMapLayer = z.input<typeof newMapLayerShape>

/** PUT /api/map/layers/:layer: what is left out stays as it is. */
export const setMapLayerShape = z.strictObject({
  name: draft.name.optional(),
  kind: draft.kind.optional(),
  source: draft.source.optional(),
  geojson: z.unknown().optional(),
  revision: z.number().int().min(1).describe('the one that was changed here'),
})
export type SetMapLayer = z.input<typeof setMapLayerShape>

const boundsShape = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .describe('west, south, east, north in degrees')
export type MapBounds = z.infer<typeof boundsShape>

export const checkedGeoJsonShape = z.object({
  features: z.number().int(),
  points: z.number().int(),
  lines: z.number().int(),
  areas: z.number().int(),
  bytes: z.number().int().describe('of what is kept of it'),
  bounds: boundsShape.nullable(),
})
export type CheckedGeoJson = z.infer<typeof checkedGeoJsonShape>

export const mapLayerShape = z.object({
  id: z.string(),
  ...draft,
  features: z.number().int(),
  bytes: z.number().int(),
  bounds: boundsShape.nullable().describe('null: nothing is drawn on it yet'),
  made_up: z.boolean().describe('drawn for the demo street: no such place'),
  revision: z.number().int(),
  changed_by: z.string(),
  changed_90k: z.number().int(),
})
export type MapLayer = z.infer<typeof mapLayerShape>

export const mapShape = z.object({
  layers: z
    .array(mapLayerShape)
    .describe('in the order in which they were made; GET /api/map/layers/:layer/geojson is what is on one'),
  bases: z
    .array(z.object({ file: z.string(), bytes: z.number().int(), changed_90k: z.number().int() }))
    .describe('PMTiles files in the folder `map` of the data folder; GET /api/map/bases/:file answers ranges'),
  openstreetmap: z.boolean().describe('whether the station fetches pictures from openstreetmap.org for its pages'),
  bounds: boundsShape.nullable().describe('of all layers and sites'),
})
export type MapShown = z.infer<typeof mapShape>

/** PUT /api/map/settings */
export const setMapSettingsShape = z.strictObject({ openstreetmap: z.boolean() })
export type SetMapSettings = z.infer<typeof setMapSettingsShape>

export const removedMapLayerShape = z.object({
  layer: mapLayerShape,
  restorable_until_90k: z.number().int().describe('until then POST /api/map/layers/:layer/restoration brings it back'),
})
export type RemovedMapLayer = z.infer<typeof removedMapLayerShape>

// The map: layers that were drawn or imported, base maps that the operator installed, and OpenStreetMap where it is allowed.

import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { Sight } from '#community/access/sight.ts'
import { type DrawnLayer, MOST_GEOJSON_BYTES, readGeoJson } from '#community/planning/geojson.ts'
import type { LayerRow, MapBook } from '#community/planning/map-book.ts'
import type { SiteRow } from '#community/planning/site-book.ts'
import {
  type CheckedGeoJson,
  checkedGeoJsonShape,
  checkGeoJsonShape,
  type MapBounds,
  type MapLayer,
  type MapShown,
  mapLayerShape,
  mapShape,
  newMapLayerShape,
  removedMapLayerShape,
  setMapLayerShape,
  setMapSettingsShape,
} from '#contract/map.ts'
import { freely, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { sendExtents } from '#http/routes/recordings/send-extents.ts'
import { baseBody, listBases } from './base-maps.ts'
import type { OpenStreetMap } from './openstreetmap.ts'

export type MapPorts = {
  readonly map: MapBook
  /** Where cameras stand. */
  readonly places: () => readonly Pick<SiteRow, 'camera' | 'longitude' | 'latitude'>[]
  /** Where base maps lie. */
  readonly folder: string
  readonly openstreetmap: Pick<OpenStreetMap, 'tile'>
}

/** What stands around the GeoJSON in a body, and blanks that are not kept. */
const BODY_BYTES = 2 * MOST_GEOJSON_BYTES
const DEEPEST_ZOOM = 19
const layerParams = z.strictObject({ layer: z.string().max(40) })
const baseParams = z.strictObject({ file: z.string().max(100) })
const whole = (most: number) => z.coerce.number().int().min(0).max(most)
const tileParams = z
  .strictObject({ z: whole(DEEPEST_ZOOM), x: whole(2 ** DEEPEST_ZOOM), y: whole(2 ** DEEPEST_ZOOM) })
  .refine(({ z, x, y }) => x < 2 ** z && y < 2 ** z)
const exportQuery = z.strictObject({ save: z.literal('1').optional().describe('as a file to keep') })

export const mapRoutes = (ports: MapPorts): readonly Route[] => [
  ...shownRoutes(ports),
  ...layerRoutes(ports),
  ...baseRoutes(ports),
]

const shownRoutes = ({ map, places, folder }: MapPorts): readonly Route[] => {
  const shown = async (sight: Sight): Promise<MapShown> => {
    const layers = map.layers()
    const seen = places().filter(({ camera }) => sight.knows(camera))
    const points = seen.map(({ longitude, latitude }) => [longitude, latitude, longitude, latitude] as const)
    const bounds = around([...layers.flatMap(({ bounds }) => (bounds === undefined ? [] : [bounds])), ...points])
    return {
      layers: layers.map(shownLayer),
      bases: await listBases(folder),
      openstreetmap: map.openstreetmap(),
      bounds,
    }
  }
  return [
    route({
      method: 'GET',
      path: '/api/map',
      access: 'session',
      does: freely('Layers and base maps show land and roads; cameras are told by their sites.'),
      summary: 'The layers of the map, the base maps that are installed, and whether OpenStreetMap may be fetched.',
      answers: { 200: mapShape },
      handler: ({ sight }) => shown(sight),
    }),
    route({
      method: 'PUT',
      path: '/api/map/settings',
      access: 'session',
      does: toStation('configure_station'),
      summary:
        'Allows or forbids the station to fetch pictures from openstreetmap.org; forbidden until somebody allows it.',
      body: setMapSettingsShape,
      answers: { 200: mapShape },
      handler: ({ body, caller, sight }) => {
        map.allowOpenStreetMap(body.openstreetmap, nameOf(caller))
        return shown(sight)
      },
    }),
  ]
}

const layerRoutes = ({ map }: MapPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/map/layers/:layer/geojson',
    access: 'session',
    does: freely('A layer shows land and roads.'),
    summary: 'What is drawn on a layer, as GeoJSON.',
    params: layerParams,
    query: exportQuery,
    answers: {
      200: { type: 'application/geo+json', says: 'A FeatureCollection (RFC 7946); 304 where it has not changed.' },
    },
    handler: ({ params, query, headers }, reply) => {
      const [layer, drawn] = [map.layer(params.layer), map.drawn(params.layer)]
      if (layer === undefined || drawn === undefined) throw new Problem('no_such_map_layer', { layer: params.layer })
      const tag = `"${layer.id}-${layer.revision}"`
      reply.header('etag', tag).header('cache-control', 'private, no-cache').header('vary', 'accept-encoding')
      if (headers['if-none-match'] === tag) return reply.code(304).send()
      if (query.save === '1') reply.header('content-disposition', `attachment; filename="${layer.id}.geojson"`)
      reply.type('application/geo+json')
      const packed = /\bgzip\b/.test(headers['accept-encoding'] ?? '')
      return packed ? reply.header('content-encoding', 'gzip').send(drawn) : reply.send(unpacked(drawn))
    },
  }),
  route({
    method: 'POST',
    path: '/api/map/checks',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Says what is in GeoJSON before it becomes a layer, or why it cannot; keeps nothing.',
    body: checkGeoJsonShape,
    bodyLimit: BODY_BYTES,
    answers: { 200: checkedGeoJsonShape },
    handler: ({ body }) => toldOf(drawnOf(body.geojson)),
  }),
  route({
    method: 'POST',
    path: '/api/map/layers',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Adds a layer to the map from GeoJSON.',
    body: newMapLayerShape,
    bodyLimit: BODY_BYTES,
    answers: { 201: mapLayerShape },
    handler: ({ body: { geojson, ...layer }, caller }, reply) => {
      const added = map.add({ ...layer, made_up: false }, drawnOf(geojson), nameOf(caller))
      return reply.code(201).send(shownLayer(added))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/map/layers/:layer',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Changes a layer or what is drawn on it. Refused when somebody else has changed it since.',
    params: layerParams,
    body: setMapLayerShape,
    bodyLimit: BODY_BYTES,
    answers: { 200: mapLayerShape },
    handler: ({ params, body: { geojson, revision, ...layer }, caller }) => {
      const given = Object.fromEntries(Object.entries(layer).filter(([, value]) => value !== undefined))
      const drawn = geojson === undefined ? undefined : drawnOf(geojson)
      return shownLayer(map.change(params.layer, given, drawn, revision, nameOf(caller)))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/map/layers/:layer',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Removes a layer. For ten minutes it can be brought back.',
    params: layerParams,
    answers: { 200: removedMapLayerShape },
    handler: ({ params, caller }) => {
      const { layer, until } = map.remove(params.layer, nameOf(caller))
      return { layer: shownLayer(layer), restorable_until_90k: until }
    },
  }),
  route({
    method: 'POST',
    path: '/api/map/layers/:layer/restoration',
    access: 'session',
    does: toStation('configure_station'),
    summary: 'Brings a removed layer back.',
    params: layerParams,
    answers: { 200: mapLayerShape },
    handler: ({ params }) => shownLayer(map.restore(params.layer)),
  }),
]

const baseRoutes = ({ map, folder, openstreetmap }: MapPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/map/bases/:file',
    access: 'session',
    does: freely('A base map shows land and roads.'),
    summary: 'A base map that the operator installed (PMTiles).',
    params: baseParams,
    answers: { 200: { type: 'application/vnd.pmtiles', says: 'The bytes; HTTP ranges are answered.' } },
    handler: async ({ params }, reply) => {
      const body = await baseBody(folder, params.file)
      if (body === undefined) throw new Problem('no_such_base_map', { base: params.file })
      return sendExtents(reply.request, reply, body)
    },
  }),
  route({
    method: 'GET',
    path: '/api/map/openstreetmap/:z/:x/:y',
    access: 'session',
    does: freely('A public map.'),
    summary: 'One picture of OpenStreetMap, fetched by the station; refused until somebody has allowed it.',
    params: tileParams,
    answers: { 200: { type: 'image/png', says: '256 × 256 pixels, © OpenStreetMap contributors.' } },
    handler: async ({ params }, reply) => {
      if (!map.openstreetmap()) throw new Problem('openstreetmap_off', {})
      const tile = await openstreetmap.tile(params)
      return reply.header('cache-control', 'private, max-age=604800').type('image/png').send(tile)
    },
  }),
]

const problemOf = {
  not_geojson: 'not_geojson',
  not_degrees: 'geojson_not_degrees',
  too_large: 'geojson_too_large',
} as const

const drawnOf = (geojson: unknown): DrawnLayer => {
  const read = readGeoJson(geojson)
  if (read.ok) return read.value
  const { reason, feature } = read.problem
  throw new Problem(problemOf[reason], feature === undefined ? {} : { feature })
}

const toldOf = ({ text, features, bounds }: DrawnLayer): CheckedGeoJson => {
  const drawn = JSON.parse(text) as { readonly features: readonly { readonly geometry: { readonly type: string } }[] }
  const count = (kind: string) => drawn.features.filter(({ geometry }) => geometry.type.endsWith(kind)).length
  return {
    features,
    points: count('Point'),
    lines: count('LineString'),
    areas: count('Polygon'),
    bytes: Buffer.byteLength(text),
    bounds: bounds ?? null,
  }
}

const unpacked = (drawn: Buffer): Buffer => gunzipSync(drawn, { maxOutputLength: BODY_BYTES })

const around = (
  all: readonly MapBounds[] | readonly (readonly [number, number, number, number])[],
): MapBounds | null => {
  const [first, ...others] = all
  if (first === undefined) return null
  let [west, south, east, north] = first
  for (const [w, s, e, n] of others) {
    ;[west, south, east, north] = [Math.min(west, w), Math.min(south, s), Math.max(east, e), Math.max(north, n)]
  }
  return [west, south, east, north]
}

const shownLayer = ({ bounds, changed, ...layer }: LayerRow): MapLayer => ({
  ...layer,
  bounds: bounds ?? null,
  changed_by: changed.by,
  changed_90k: changed.at,
})

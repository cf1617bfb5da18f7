// Features as the page holds them: what the station answers for a layer (GeoJSON, RFC 7946), narrowed to what it keeps.

import type { Place } from './mercator.ts'

export type Spot = readonly [longitude: number, latitude: number]
export type GeoShape =
  | { readonly type: 'Point'; readonly coordinates: Spot }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Spot[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Spot[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Spot[])[])[] }

export type GeoFeature = {
  readonly type: 'Feature'
  readonly properties: Readonly<Record<string, string | number | boolean>>
  readonly geometry: GeoShape
}
export type GeoFeatures = { readonly type: 'FeatureCollection'; readonly features: readonly GeoFeature[] }

export const placeAt = ([longitude, latitude]: Spot): Place => ({ longitude, latitude })

/** Its lines, or the rings of its areas; none for points. */
export const linesOf = (shape: GeoShape): readonly (readonly Spot[])[] => {
  if (shape.type === 'LineString') return [shape.coordinates]
  if (shape.type === 'MultiLineString' || shape.type === 'Polygon') return shape.coordinates
  return shape.type === 'MultiPolygon' ? shape.coordinates.flat() : []
}

export const spotsOf = (shape: GeoShape): readonly Spot[] => {
  if (shape.type === 'Point') return [shape.coordinates]
  return shape.type === 'MultiPoint' ? shape.coordinates : linesOf(shape).flat()
}

export const isArea = ({ type }: GeoShape): boolean => type === 'Polygon' || type === 'MultiPolygon'

/** What it is called, in the words that files use for it. */
export const nameOfFeature = ({ properties }: Pick<GeoFeature, 'properties'>): string => {
  const name = properties.name ?? properties.ten ?? properties.Name ?? properties.NAME ?? ''
  return String(name)
}

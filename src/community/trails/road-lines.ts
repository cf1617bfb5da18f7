// Road lines out of the map's GeoJSON: whatever is a line, as it was drawn. What is no line is left out; nothing throws.

import type { Place } from './ground.ts'

export type RoadLine = readonly Place[]

/** `drawn` is a parsed FeatureCollection that the map has read before (planning/geojson.ts). */
export const roadLines = (drawn: unknown): readonly RoadLine[] => {
  if (!isObject(drawn) || !Array.isArray(drawn.features)) return []
  return (drawn.features as readonly unknown[]).flatMap(feature => {
    if (!isObject(feature) || !isObject(feature.geometry)) return []
    const { type, coordinates } = feature.geometry
    if (!Array.isArray(coordinates)) return []
    if (type === 'LineString') return lineOf(coordinates)
    return type === 'MultiLineString' ? coordinates.flatMap(lineOf) : []
  })
}

const lineOf = (positions: unknown): readonly RoadLine[] => {
  if (!Array.isArray(positions)) return []
  const line = (positions as readonly unknown[]).flatMap((position): Place[] => {
    const [longitude, latitude] = Array.isArray(position) ? (position as readonly unknown[]) : []
    return typeof longitude === 'number' && typeof latitude === 'number' ? [{ longitude, latitude }] : []
  })
  return line.length < 2 ? [] : [line]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// GeoJSON from strangers (RFC 7946): read whole or refused with the feature that is wrong. What is kept is points, lines and areas in WGS 84
// with a few short properties; heights, foreign members and everything else is dropped.

import { no, ok, type Result } from '#base/result.ts'
import type { MapBounds } from '#contract/map.ts'

const MOST_FEATURES = 20_000
const MOST_POSITIONS = 500_000
export const MOST_GEOJSON_BYTES = 5 * 1024 * 1024
const MOST_PROPERTIES = 20
const LONGEST_NAME = 40
const LONGEST_VALUE = 200
/** About a centimetre. */
const PRECISION = 1e7

export type DrawnLayer = { readonly text: string; readonly features: number; readonly bounds: MapBounds | undefined }

/** `feature` counts from 1. `not_degrees`: metres of a plane system such as VN-2000, or degrees the wrong way round. */
export type GeoJsonFault = {
  readonly reason: 'not_geojson' | 'not_degrees' | 'too_large'
  readonly feature: number | undefined
}

type Reason = GeoJsonFault['reason']
type Position = readonly [number, number]
/** What was met so far; `fault` is set by whatever then answers undefined. */
type Reading = {
  positions: number
  west: number
  south: number
  east: number
  north: number
  fault: Reason | undefined
}
type Reader<Made> = (value: unknown, reading: Reading) => Made | undefined

/** Reads parsed JSON. */
export const readGeoJson = (value: unknown): Result<DrawnLayer, GeoJsonFault> => {
  const refused = (reason: Reason, feature?: number) => no({ reason, feature })
  const given = featuresOf(value)
  if (given === undefined) return refused('not_geojson')
  if (given.length > MOST_FEATURES) return refused('too_large')
  const reading: Reading = { positions: 0, west: 180, south: 90, east: -180, north: -90, fault: undefined }
  const features: object[] = []
  for (const [at, feature] of given.entries()) {
    const read = featureOf(feature, reading)
    if (reading.fault !== undefined) return refused(reading.fault, at + 1)
    if (read !== undefined) features.push(read)
  }
  const text = JSON.stringify({ type: 'FeatureCollection', features })
  if (Buffer.byteLength(text) > MOST_GEOJSON_BYTES) return refused('too_large')
  const { positions, west, south, east, north } = reading
  return ok({ text, features: features.length, bounds: positions === 0 ? undefined : [west, south, east, north] })
}

/** A collection, one feature or a bare geometry; undefined for anything else. */
const featuresOf = (value: unknown): readonly unknown[] | undefined => {
  if (!isObject(value)) return undefined
  if (value.type === 'FeatureCollection') return Array.isArray(value.features) ? value.features : undefined
  if (value.type === 'Feature') return [value]
  return typeof value.type === 'string' ? [{ type: 'Feature', properties: {}, geometry: value }] : undefined
}

/** Undefined without a fault for a feature that lies nowhere, which RFC 7946 §3.2 allows. */
const featureOf: Reader<object> = (value, reading) => {
  if (!isObject(value) || value.type !== 'Feature') return refuse(reading, 'not_geojson')
  if (value.geometry === null) return undefined
  if (!isObject(value.geometry)) return refuse(reading, 'not_geojson')
  const { type, coordinates } = value.geometry
  const read = typeof type === 'string' && Object.hasOwn(readers, type) ? readers[type] : undefined
  if (read === undefined) return refuse(reading, 'not_geojson')
  const geometry = { type, coordinates: read(coordinates, reading) }
  return { type: 'Feature', properties: propertiesOf(value.properties), geometry }
}

const refuse = (reading: Reading, reason: Reason): undefined => {
  reading.fault ??= reason
  return undefined
}

const list =
  <Made>(read: Reader<Made>, least: number): Reader<readonly Made[]> =>
  (value, reading) => {
    if (!Array.isArray(value) || value.length < least) return refuse(reading, 'not_geojson')
    const made: Made[] = []
    for (const one of value) {
      const next = read(one, reading)
      if (next === undefined) return undefined
      made.push(next)
    }
    return made
  }

const position: Reader<Position> = (value, reading) => {
  const [longitude, latitude] = Array.isArray(value) ? (value as readonly unknown[]) : []
  if (typeof longitude !== 'number' || typeof latitude !== 'number') return refuse(reading, 'not_geojson')
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85)) return refuse(reading, 'not_degrees')
  if (++reading.positions > MOST_POSITIONS) return refuse(reading, 'too_large')
  const [x, y] = [Math.round(longitude * PRECISION) / PRECISION, Math.round(latitude * PRECISION) / PRECISION]
  reading.west = Math.min(reading.west, x)
  reading.east = Math.max(reading.east, x)
  reading.south = Math.min(reading.south, y)
  reading.north = Math.max(reading.north, y)
  return [x, y]
}

const line = list(position, 2)
const corners = list(position, 3)

/** A ring that was left open is closed: many programs write such. */
const ring: Reader<readonly Position[]> = (value, reading) => {
  const positions = corners(value, reading)
  const [first, last] = [positions?.[0], positions?.at(-1)]
  if (positions === undefined || first === undefined || last === undefined) return undefined
  const closed = first[0] === last[0] && first[1] === last[1] ? positions : [...positions, first]
  return closed.length < 4 ? refuse(reading, 'not_geojson') : closed
}

const area = list(ring, 1)

const readers: Readonly<Record<string, Reader<unknown>>> = {
  Point: position,
  MultiPoint: list(position, 1),
  LineString: line,
  MultiLineString: list(line, 1),
  Polygon: area,
  MultiPolygon: list(area, 1),
}

const propertiesOf = (value: unknown): Record<string, string | number | boolean> => {
  if (!isObject(value)) return {}
  const kept = Object.entries(value).flatMap(([name, given]): [string, string | number | boolean][] => {
    if (name.length > LONGEST_NAME || name === '__proto__') return []
    if (typeof given === 'string') return [[name, given.slice(0, LONGEST_VALUE).normalize('NFC')]]
    return typeof given === 'boolean' || (typeof given === 'number' && Number.isFinite(given)) ? [[name, given]] : []
  })
  return Object.fromEntries(kept.slice(0, MOST_PROPERTIES))
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Map parsers: what reads a stranger's GeoJSON.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGeoJson } from '#community/planning/geojson.ts'
import { roadLines } from '#community/trails/road-lines.ts'
import { joinRoads } from '#community/trails/roads.ts'
import type { Parser } from './parser.ts'

const commune = join(import.meta.dirname, '..', '..', 'simulator', 'commune', 'xa-mat-than.geojson')
const [head = '', ...features] = readFileSync(commune, 'utf8').split('\n')
const few = `${head}${features.slice(0, 4).join('').replace(/,$/, '')}]}`

export const mapParsers: readonly Parser[] = [
  {
    name: 'GeoJSON',
    seeds: [Buffer.from(few), Buffer.from('{"type":"Polygon","coordinates":[[[106,20],[106.1,20],[106,20.1]]]}')],
    read: bytes => {
      const value = jsonOf(bytes)
      const read = value === undefined ? undefined : readGeoJson(value)
      return read?.ok ? read.value.text.length : 0
    },
    // A bare geometry is given its feature and collection, an open ring its last corner; 1e20 is written out.
    most: length => 8 * length + 200,
  },
  {
    name: 'roads of a map',
    seeds: [
      Buffer.from(few),
      Buffer.from('{"features":[{"geometry":{"type":"LineString","coordinates":[[106,20],[106.01,20.01]]}}]}'),
    ],
    read: bytes => {
      const lines = roadLines(jsonOf(bytes))
      const roads = joinRoads(lines)
      if (roads !== undefined && roads !== 'too_many')
        roads.distances({ longitude: 106, latitude: 20 }, [{ longitude: 106.01, latitude: 20.01 }])
      return lines.length
    },
    most: length => length,
  },
]

/** The front door refuses what is no JSON before anything of ours sees it. */
const jsonOf = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

// Map parsers: what reads a stranger's GeoJSON.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGeoJson } from '#community/planning/geojson.ts'
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
]

/** The front door refuses what is no JSON before anything of ours sees it. */
const jsonOf = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

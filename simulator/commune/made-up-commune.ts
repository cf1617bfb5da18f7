// Xã Mắt Thần, a commune that does not exist: roads, hamlets, a river and where the street's cameras stand, for whoever looks at the map
// before having one of their own. It lies in the Gulf of Tonkin, so that nobody takes it for theirs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const kinds = ['boundaries', 'water', 'hamlets', 'roads', 'places'] as const

type Geometry = { readonly type: string; readonly coordinates: readonly unknown[] }
type Feature = {
  readonly type: 'Feature'
  readonly properties: Readonly<Record<string, string | number>>
  readonly geometry: Geometry
}

export type MadeUpLayer = {
  readonly kind: (typeof kinds)[number]
  readonly name: string
  readonly geojson: { readonly type: 'FeatureCollection'; readonly features: readonly Feature[] }
}

export type MadeUpSite = {
  readonly latitude: number
  readonly longitude: number
  readonly direction_deg: number
  readonly field_of_view_deg: number
  readonly range_m: number
  readonly height_m: number
  readonly hamlet: string
  readonly road: string
  readonly kind: string
}

export type MadeUpCommune = {
  readonly source: string
  readonly layers: readonly MadeUpLayer[]
  /** Where a camera of the street stands; the `number`-th of them, from 1. Undefined where the commune has no more places. */
  readonly siteOf: (camera: string, number: number) => MadeUpSite | undefined
}

const names: Readonly<Record<MadeUpLayer['kind'], string>> = {
  boundaries: 'Địa giới xã',
  water: 'Sông, mương, ao',
  hamlets: 'Thôn',
  roads: 'Đường, ngõ',
  places: 'Địa điểm',
}

export const madeUpCommune = (): MadeUpCommune => {
  const text = readFileSync(join(import.meta.dirname, 'xa-mat-than.geojson'), 'utf8')
  const { features } = JSON.parse(text) as { readonly features: readonly Feature[] }
  const cameras = features.filter(({ properties }) => properties.layer === 'cameras')
  const own = new Map(cameras.map(feature => [feature.properties.camera, siteFrom(feature)]))
  const spare = cameras.filter(({ properties }) => properties.camera === '').map(siteFrom)
  const named = cameras.length - spare.length
  return {
    source: 'Vẽ để minh họa: xã này không có thật (made up: there is no such commune)',
    layers: kinds.map(kind => ({
      kind,
      name: names[kind],
      geojson: {
        type: 'FeatureCollection',
        features: features.filter(({ properties }) => properties.layer === kind).map(withoutLayer),
      },
    })),
    siteOf: (camera, number) => own.get(camera) ?? spare[number - 1 - named],
  }
}

const withoutLayer = ({ properties: { layer: _, ...properties }, ...feature }: Feature): Feature => ({
  ...feature,
  properties,
})

const siteFrom = ({ geometry, properties }: Feature): MadeUpSite => {
  const [longitude, latitude] = geometry.coordinates
  const { camera: _camera, layer: _layer, ...site } = properties
  return {
    ...(site as Omit<MadeUpSite, 'longitude' | 'latitude'>),
    longitude: Number(longitude),
    latitude: Number(latitude),
  }
}

// Area names: what hamlets and communes are called, written over the map in their middle. They give way to cameras and their names; each is
// written once, however many tiles its area lies on.

import { useQueries } from '@tanstack/react-query'
import type { MapLayer } from '#contract/map.ts'
import { type GeoFeatures, isArea, linesOf, nameOfFeature, placeAt } from './geo-features.ts'
import { type Named, placedOver } from './labels.ts'
import { layerLooks } from './layer-look.ts'
import { layerDrawnQuery } from './map-queries.ts'
import { type Place, type Point, worldPoint } from './mercator.ts'
import { textWidth } from './text-width.ts'

export type AreaName = {
  readonly id: string
  readonly name: string
  readonly place: Place
  readonly from_zoom: number
  readonly large: boolean
}

/** More would only be in each other's way. */
const MOST = 200

/** Of the layers whose names are written over the map; hamlets before communes. */
export const useAreaNames = (layers: readonly MapLayer[]): readonly AreaName[] => {
  const written = layers.filter(({ kind }) => layerLooks[kind].text.where === 'over')
  const ordered = [
    ...written.filter(({ kind }) => kind === 'hamlets'),
    ...written.filter(({ kind }) => kind !== 'hamlets'),
  ]
  const answers = useQueries({ queries: ordered.map(layer => layerDrawnQuery(layer.id, layer.revision)) })
  return ordered.flatMap((layer, at) => namesIn(layer, answers[at]?.data as GeoFeatures | undefined)).slice(0, MOST)
}

/** Read once from each drawing. */
const known = new WeakMap<GeoFeatures, readonly AreaName[]>()

const namesIn = (layer: MapLayer, drawn: GeoFeatures | undefined): readonly AreaName[] => {
  if (drawn === undefined) return []
  const names = known.get(drawn) ?? readNames(layer, drawn)
  known.set(drawn, names)
  return names
}

const readNames = (layer: MapLayer, { features }: GeoFeatures): readonly AreaName[] => {
  const { from_zoom, size } = layerLooks[layer.kind].text
  return features.flatMap((feature, at) => {
    const [name, ring] = [nameOfFeature(feature), linesOf(feature.geometry)[0]]
    if (name === '' || ring === undefined || !isArea(feature.geometry)) return []
    const middle = ring.map(placeAt).reduce((sum, { longitude, latitude }) => ({
      longitude: sum.longitude + longitude,
      latitude: sum.latitude + latitude,
    }))
    const place = { longitude: middle.longitude / ring.length, latitude: middle.latitude / ring.length }
    return [{ id: `${layer.id} ${at}`, name, place, from_zoom, large: size > 15 }]
  })
}

export const AreaNames = ({
  areas,
  zoom,
  origin,
  marks,
  names,
}: {
  readonly areas: readonly AreaName[]
  readonly zoom: number
  readonly origin: Place
  readonly marks: readonly Point[]
  readonly names: readonly (Point & { readonly width: number })[]
}) => {
  const base = worldPoint(origin, zoom)
  const shown = areas
    .filter(({ from_zoom }) => zoom >= from_zoom)
    .map((area): Named & AreaName => {
      const { x, y } = worldPoint(area.place, zoom)
      return { ...area, x: x - base.x, y: y - base.y, width: textWidth(area.name) * (area.large ? 1.25 : 1.15) + 8 }
    })
  const placed = placedOver(shown, marks, names)
  return shown.map(({ id, name, x, y, large }) => {
    const offset = placed.get(id)
    if (offset === undefined) return null
    return (
      <span
        key={id}
        aria-hidden="true"
        className={`absolute px-1 leading-5.5 font-medium tracking-wide whitespace-nowrap text-quiet [text-shadow:0_0_3px_var(--night),0_0_3px_var(--night),0_0_2px_var(--night)] ${large ? 'text-base' : 'text-[0.9375rem]'}`}
        style={{ left: x + offset.x, top: y + offset.y }}
      >
        {name}
      </span>
    )
  })
}

// GL style: the ground in MapLibre's style language (https://maplibre.org/maplibre-style-spec/), from roles of the theme. No glyphs are
// fetched: MapLibre draws letters itself with the page's own typeface, Vietnamese ones included.

import type { FilterSpecification, LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapLayer } from '#contract/map.ts'
import { paths } from '#web/paths.ts'
import { type BaseTold, baseLayers, osmSource } from './gl-base.ts'
import type { Ground } from './ground.ts'
import { type ColourOf, type LayerLook, layerLooks, layerOrder, roadShares, TYPEFACE } from './layer-look.ts'

/** `told` is what is known of the PMTiles file; undefined for other bases. */
export const glStyle = (
  { layers, base }: Pick<Ground, 'layers' | 'base'>,
  told: BaseTold | undefined,
  colour: ColourOf,
): StyleSpecification => {
  const sources: Record<string, SourceSpecification> = Object.fromEntries(
    layers.map(layer => [layer.id, { type: 'geojson' as const, data: layerAddress(layer) }]),
  )
  if (told !== undefined) sources.base = told.source
  if (base.kind === 'osm') sources.base = osmSource()
  const ordered = layerOrder.flatMap(kind => layers.filter(layer => layer.kind === kind))
  const raster: LayerSpecification[] = base.kind === 'osm' ? [{ id: 'base', type: 'raster', source: 'base' }] : []
  return {
    version: 8,
    sources,
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colour('night') } },
      ...raster,
      ...(told === undefined ? [] : baseLayers(told, colour)),
      ...ordered.flatMap(layer => shapesOf(layer, layerLooks[layer.kind], base.kind === 'none', colour)),
      ...ordered.flatMap(layer => namesOn(layer, layerLooks[layer.kind], colour)),
    ],
  }
}

/** The fragment changes with the revision and never leaves the page: a layer that was drawn anew is fetched anew. */
const layerAddress = ({ id, revision }: MapLayer): string =>
  `${location.origin}${paths.mapLayerGeojson(id)}#${revision}`

const areas: FilterSpecification = ['==', ['geometry-type'], 'Polygon']
const lines: FilterSpecification = ['==', ['geometry-type'], 'LineString']
const points: FilterSpecification = ['==', ['geometry-type'], 'Point']
const noPoints: FilterSpecification = ['!=', ['geometry-type'], 'Point']

/** Over a base map areas are left clear, so that it shows through. */
const shapesOf = (
  { id, kind }: MapLayer,
  { fill, line, dot }: LayerLook,
  filled: boolean,
  colour: ColourOf,
): readonly LayerSpecification[] => {
  const made: LayerSpecification[] = []
  if (fill !== undefined)
    made.push({
      id: `${id} fill`,
      type: 'fill',
      source: id,
      filter: areas,
      paint: { 'fill-color': colour(fill.role), 'fill-opacity': filled ? fill.opacity : 0.12 },
    })
  if (line !== undefined) {
    const { role, width, opacity, dashes, casing } = line
    const wide = (more: number) => widthOf(width, kind === 'roads', more)
    const layout = { 'line-cap': 'round', 'line-join': 'round' } as const
    const shape = { type: 'line', source: id, filter: noPoints } as const
    if (casing !== undefined)
      made.push({
        ...shape,
        id: `${id} casing`,
        layout,
        paint: { 'line-color': colour(casing), 'line-width': wide(1.5), 'line-opacity': 0.7 },
      })
    const dashed = dashes === undefined ? {} : { 'line-dasharray': [...dashes] }
    made.push({
      ...shape,
      id: `${id} line`,
      layout: dashes === undefined ? layout : {},
      paint: { 'line-color': colour(role), 'line-width': wide(0), 'line-opacity': opacity, ...dashed },
    })
  }
  if (dot !== undefined)
    made.push({
      id: `${id} dot`,
      type: 'circle',
      source: id,
      filter: points,
      paint: { 'circle-color': colour(dot.role), 'circle-radius': dot.radius },
    })
  return made
}

type Width = Extract<LayerSpecification, { type: 'line' }>['paint']

const widthOf = (
  [far, near]: readonly [number, number],
  roads: boolean,
  more: number,
): NonNullable<NonNullable<Width>['line-width']> => {
  const share = roads ? ['match', ['to-string', ['get', 'kind']], ...Object.entries(roadShares).flat(), 0.7] : 1
  const stop = (width: number) => ['+', ['*', width, share], more]
  return ['interpolate', ['linear'], ['zoom'], 13, stop(far), 17, stop(near), 19, stop(near * 1.5)] as never
}

/** Along lines, in the middle of areas, under points. */
const namesOn = ({ id }: MapLayer, { text, dot }: LayerLook, colour: ColourOf): readonly LayerSpecification[] => {
  if (text.where === 'over') return []
  const named = (what: string, filter: FilterSpecification, layout: object): LayerSpecification => ({
    id: `${id} ${what}`,
    type: 'symbol',
    source: id,
    minzoom: text.from_zoom,
    filter,
    layout: {
      'text-field': ['to-string', ['coalesce', ['get', 'name'], ['get', 'ten'], '']],
      'text-font': TYPEFACE,
      'text-size': text.size,
      'text-max-width': 9,
      'text-padding': 6,
      ...layout,
    },
    paint: { 'text-color': colour(text.role), 'text-halo-color': colour('night'), 'text-halo-width': 1.6 },
  })
  return [
    named('line names', lines, { 'symbol-placement': 'line' }),
    named('area names', areas, {}),
    named('point names', points, dot === undefined ? {} : { 'text-anchor': 'top', 'text-offset': [0, 0.5] }),
  ]
}

// GL base: a base map under the layers. PMTiles files are read by range from the station (https://github.com/protomaps/PMTiles), whatever
// schema their maker chose: layers are known by the names that the usual ones give them. OpenStreetMap comes as pictures, through the station.

import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { PMTiles, type Protocol, TileType } from 'pmtiles'
import { paths } from '#web/paths.ts'
import { type ColourOf, TYPEFACE } from './layer-look.ts'

/** What a PMTiles file says of itself. */
export type BaseTold = {
  readonly source: SourceSpecification
  readonly raster: boolean
  readonly vector_layers: readonly string[]
}

export const tellBase = async (file: string, protocol: Protocol): Promise<BaseTold> => {
  const address = `${location.origin}${paths.mapBase(file)}`
  const archive = new PMTiles(address)
  protocol.add(archive)
  const { tileType, maxZoom, minZoom } = await archive.getHeader()
  const url = `pmtiles://${address}`
  if (tileType !== TileType.Mvt)
    return {
      source: { type: 'raster', url, tileSize: 256, maxzoom: maxZoom, minzoom: minZoom },
      raster: true,
      vector_layers: [],
    }
  return { source: { type: 'vector', url }, raster: false, vector_layers: layerNames(await archive.getMetadata()) }
}

export const osmSource = (): SourceSpecification => ({
  type: 'raster',
  tiles: [`${location.origin}${paths.mapOpenStreetMap}/{z}/{x}/{y}`],
  tileSize: 256,
  maxzoom: 19,
})

export const baseLayers = ({ raster, vector_layers }: BaseTold, colour: ColourOf): readonly LayerSpecification[] => {
  if (raster) return [{ id: 'base', type: 'raster', source: 'base' }]
  const drawn = drawings(colour)
  return drawn.flatMap(({ names, layers }) =>
    names
      .filter(name => vector_layers.includes(name))
      .flatMap(name =>
        layers.map(
          (layer, at): LayerSpecification =>
            ({
              ...layer,
              id: `base ${name} ${layer.type} ${at}`,
              source: 'base',
              'source-layer': name,
            }) as LayerSpecification,
        ),
      ),
  )
}

/** Metadata is whatever the file's maker wrote. */
const layerNames = (metadata: unknown): readonly string[] => {
  const given = (metadata as { vector_layers?: unknown } | null)?.vector_layers
  if (!Array.isArray(given)) return []
  return given.slice(0, 60).flatMap((layer: unknown) => {
    const id = (layer as { id?: unknown } | null)?.id
    return typeof id === 'string' ? [id] : []
  })
}

type Drawing = {
  readonly type: LayerSpecification['type']
  readonly filter?: unknown
  readonly layout?: object
  readonly paint?: object
  readonly minzoom?: number
}

const areas = ['==', ['geometry-type'], 'Polygon']
const lines = ['==', ['geometry-type'], 'LineString']

/** By the names of Protomaps' and OpenMapTiles' schemas, from the lowest. */
const drawings = (
  colour: ColourOf,
): readonly { readonly names: readonly string[]; readonly layers: readonly Drawing[] }[] => {
  const name = ['coalesce', ['get', 'name:vi'], ['get', 'name'], '']
  const text = (size: number, more: object = {}) => ({
    type: 'symbol' as const,
    layout: { 'text-field': name, 'text-font': TYPEFACE, 'text-size': size, 'text-max-width': 8, ...more },
    paint: { 'text-color': colour('quiet'), 'text-halo-color': colour('night'), 'text-halo-width': 1.4 },
  })
  const fill = (role: string, opacity: number): Drawing => ({
    type: 'fill',
    filter: areas,
    paint: { 'fill-color': colour(role), 'fill-opacity': opacity },
  })
  const line = (role: string, near: number, opacity = 1): Drawing => ({
    type: 'line',
    filter: lines,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colour(role),
      'line-opacity': opacity,
      'line-width': ['interpolate', ['exponential', 1.6], ['zoom'], 8, 0.5, 17, near],
    },
  })
  return [
    { names: ['earth', 'land'], layers: [fill('slate', 0.8)] },
    { names: ['landuse', 'landcover', 'park', 'natural'], layers: [fill('accent', 0.06)] },
    { names: ['water'], layers: [fill('later', 0.22), line('later', 3, 0.35)] },
    { names: ['waterway', 'physical_line'], layers: [line('later', 3, 0.35)] },
    { names: ['buildings', 'building'], layers: [fill('raised', 0.9)] },
    { names: ['boundaries', 'boundary'], layers: [line('quiet', 2, 0.5)] },
    { names: ['roads', 'transportation', 'streets', 'road'], layers: [line('edge', 9, 0.7), line('raised', 7)] },
    {
      names: ['roads', 'transportation_name', 'street_labels'],
      layers: [{ ...text(11, { 'symbol-placement': 'line' }), minzoom: 14 }],
    },
    { names: ['places', 'place', 'place_labels'], layers: [text(13)] },
  ]
}

// Map queries: what the map asks the station: its places, its settings, its layers.

import { queryOptions } from '@tanstack/react-query'
import type { MapShown } from '#contract/map.ts'
import type { SiteList } from '#contract/site.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

export const sitesQuery = queryOptions({
  queryKey: ['sites'],
  queryFn: ({ signal }) => ask<SiteList>(paths.sites, { signal }),
  refetchInterval: 15_000,
})

export const mapQuery = queryOptions({
  queryKey: ['map'],
  queryFn: ({ signal }) => ask<MapShown>(paths.map, { signal }),
  refetchInterval: 30_000,
})

/** What is drawn on a layer; of one revision, so it never grows old. */
export const layerDrawnQuery = (layer: string, revision: number) =>
  queryOptions({
    queryKey: ['map_layer', layer, revision],
    queryFn: ({ signal }) => ask<unknown>(paths.mapLayerGeojson(layer), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

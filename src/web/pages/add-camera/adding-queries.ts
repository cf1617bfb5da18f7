// Adding queries: what is asked again and again while cameras are looked for and added.

import { queryOptions } from '@tanstack/react-query'
import type { BrandList } from '#contract/brand.ts'
import type { CameraImport } from '#contract/camera-import.ts'
import type { Discovery, Network } from '#contract/discovery.ts'
import type { Probe } from '#contract/probe.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

/** While something goes on it is asked this often, in milliseconds. */
const SOON = 500

export const brandsQuery = queryOptions({
  queryKey: ['brands'],
  queryFn: ({ signal }) => ask<BrandList>(paths.brands, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The station's own network cards. */
export const networkQuery = queryOptions({
  queryKey: ['network'],
  queryFn: ({ signal }) => ask<Network>(paths.network, { signal }),
  staleTime: 60_000,
})

/** A search for devices, read again and again while it goes on. */
export const discoveryQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['discovery', id],
    queryFn: ({ signal }) => ask<Discovery>(paths.search(id!), { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'searching' ? SOON : false),
  })

export const probeQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['probe', id],
    queryFn: ({ signal }) => ask<Probe>(paths.probe(id!), { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'probing' ? SOON : false),
  })

export const cameraImportQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['camera_import', id],
    queryFn: ({ signal }) => ask<CameraImport>(paths.cameraImport(id!), { signal }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.status !== 'error' && state.data?.state === 'adding' ? SOON : false),
  })

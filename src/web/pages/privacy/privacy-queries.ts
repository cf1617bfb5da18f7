// Privacy queries: what the page of one camera's masks, sharing and acceptance asks the station.

import { queryOptions } from '@tanstack/react-query'
import type { Acceptances, Masks, SharingShown } from '#contract/privacy.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

export const masksQuery = (camera: string) =>
  queryOptions({ queryKey: ['masks', camera], queryFn: ({ signal }) => ask<Masks>(paths.masks(camera), { signal }) })

export const sharingQuery = (camera: string) =>
  queryOptions({
    queryKey: ['sharing', camera],
    queryFn: ({ signal }) => ask<SharingShown>(paths.sharing(camera), { signal }),
    refetchInterval: 30_000,
  })

export const acceptancesQuery = (camera: string) =>
  queryOptions({
    queryKey: ['acceptances', camera],
    queryFn: ({ signal }) => ask<Acceptances>(paths.acceptances(camera), { signal }),
  })

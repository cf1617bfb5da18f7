// Recorder queries: the recorders there are, and their channels.

import { queryOptions } from '@tanstack/react-query'
import type { NvrChannels, NvrList } from '#contract/nvr.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

/** While something goes on it is asked this often, in milliseconds. */
const SOON = 500

export const nvrsQuery = queryOptions({
  queryKey: ['nvrs'],
  queryFn: ({ signal }) => ask<NvrList>(paths.nvrs, { signal }),
})

export const nvrChannelsQuery = (id: string) =>
  queryOptions({
    queryKey: ['nvr_channels', id],
    queryFn: ({ signal }) => ask<NvrChannels>(paths.nvrChannels(id), { signal }),
    refetchInterval: ({ state: { data, status } }) =>
      status !== 'error' && (data?.state === 'listing' || data?.state === 'looking') ? SOON : false,
  })

// Television queries: which televisions there are and what they show.

import { queryOptions } from '@tanstack/react-query'
import type { TelevisionList } from '#contract/television.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

export const televisionsQuery = queryOptions({
  queryKey: ['televisions'],
  queryFn: ({ signal }) => ask<TelevisionList>(paths.televisions, { signal }),
  refetchInterval: 3_000,
})

// Heat query: where much moved. Adding up weeks is dear, and what is past changes little.

import { queryOptions } from '@tanstack/react-query'
import type { Heat } from '#contract/search.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import type { Span } from './spans.ts'

export const heatQuery = (camera: string, { from, to }: Span) =>
  queryOptions({
    queryKey: ['heat', camera, from, to],
    queryFn: ({ signal }) => ask<Heat>(paths.heat(camera, { from_90k: from, to_90k: to }), { signal }),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  })

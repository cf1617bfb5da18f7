// Republishing queries: the door for other programs, and who may come through.

import { queryOptions } from '@tanstack/react-query'
import type { Republish } from '#contract/republish.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

export const republishQuery = queryOptions({
  queryKey: ['republish'],
  queryFn: ({ signal }) => ask<Republish>(paths.republish, { signal }),
  refetchInterval: 5_000,
})

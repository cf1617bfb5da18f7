// Storage queries: what is kept, held, deleted and fetched again.

import { queryOptions } from '@tanstack/react-query'
import type { BackfillList } from '#contract/backfill.ts'
import type { DeletionList } from '#contract/deletion.ts'
import type { HoldList, Retention } from '#contract/retention.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

export const retentionQuery = queryOptions({
  queryKey: ['retention'],
  queryFn: ({ signal }) => ask<Retention>(paths.retention, { signal }),
  refetchInterval: 10_000,
})

export const holdsQuery = queryOptions({
  queryKey: ['holds'],
  queryFn: ({ signal }) => ask<HoldList>(paths.holds, { signal }),
  refetchInterval: 10_000,
})

export const deletionsQuery = queryOptions({
  queryKey: ['deletions'],
  queryFn: ({ signal }) => ask<DeletionList>(paths.deletions, { signal }),
  refetchInterval: 60_000,
})

/** Quicker while something is being fetched. */
export const backfillQuery = queryOptions({
  queryKey: ['backfill'],
  queryFn: ({ signal }) => ask<BackfillList>(paths.backfill, { signal }),
  refetchInterval: ({ state }) => (state.data?.jobs.some(({ state: job }) => job === 'running') ? 2_000 : 10_000),
})

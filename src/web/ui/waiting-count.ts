// Waiting count: how many requests for footage and redacted copies wait for the person at the page; a small number beside the way there. Asked only of whoever has to do with them.

import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Extractions } from '#contract/extraction.ts'
import { ask } from '#web/ask.ts'
import { firstPaths } from '#web/first-paths.ts'
import { has, useMay } from '#web/may.ts'

const waitingQuery = queryOptions({
  queryKey: ['extractions_waiting'],
  queryFn: ({ signal }) => ask<Extractions>(firstPaths.extractions({ most: '1' }), { signal }),
  refetchInterval: 60_000,
  staleTime: 10_000,
})

export const useWaitingCount = (): number => {
  const concerned = has(useMay(), { any: ['request_extract', 'approve_extract', 'extract'] })
  return useQuery({ ...waitingQuery, enabled: concerned }).data?.waiting ?? 0
}

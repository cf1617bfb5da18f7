// Account queries: what one asks the station about one's own account.

import { queryOptions } from '@tanstack/react-query'
import type { OwnAccount, SessionList } from '#contract/account.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => ask<OwnAccount>(paths.account, { signal }),
})

export const accountSessionsQuery = queryOptions({
  queryKey: ['account_sessions'],
  queryFn: ({ signal }) => ask<SessionList>(paths.accountSessions, { signal }),
  refetchInterval: 10_000,
})

// Queries: what the page keeps asking the station, how often, and how an ended session shows everywhere at once.

import { QueryCache, QueryClient, queryOptions } from '@tanstack/react-query'
import type { Verb } from '#contract/access.ts'
import type { CameraList } from '#contract/camera.ts'
import type { Overview } from '#contract/coverage-overview.ts'
import type { RecentNotices } from '#contract/notice.ts'
import type { Watermark } from '#contract/privacy.ts'
import type { Session, Why } from '#contract/session.ts'
import type { Status } from '#contract/status.ts'
import type { WallList } from '#contract/wall.ts'
import { ask, StationProblem } from './ask.ts'
import { firstPaths } from './first-paths.ts'
import { learnPeople } from './people.ts'
import { stationNow } from './station-clock.ts'

/** Refusals after which it is asked anew who is here and what they may. */
const rightsAreOthers: ReadonlySet<string> = new Set(['signed_out', 'not_allowed', 'duty_wall_only_live'])

export const queries = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof StationProblem && rightsAreOthers.has(error.code) && query.queryKey[0] !== 'session')
        void queries.invalidateQueries({ queryKey: ['session'] })
    },
  }),
  defaultOptions: {
    queries: { retry: false, staleTime: 2_000, refetchOnWindowFocus: true, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
})

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await ask<Session>(firstPaths.session, { signal: withinPatience(signal) })
    learnPeople(session)
    return session
  },
  staleTime: 60_000,
  // A grant may end, or a browser become the duty wall's, while the page stands open.
  refetchInterval: query => (query.state.status === 'error' ? 3_000 : 60_000),
})

export const watermarkQuery = queryOptions({
  queryKey: ['watermark'],
  queryFn: ({ signal }) => ask<Watermark>(firstPaths.watermark, { signal }),
  refetchInterval: 60_000,
})

/** Why one may not do something, and who can allow it. */
export const whyQuery = (verb: Verb) =>
  queryOptions({
    queryKey: ['why', verb],
    queryFn: ({ signal }) => ask<Why>(`${firstPaths.sessionWhy}?verb=${verb}`, { signal }),
  })

export const statusQuery = queryOptions({
  queryKey: ['status'],
  // A phone that left its network behind waits for an answer without end: after this the station counts as away.
  queryFn: ({ signal }) => ask<Status>(firstPaths.status, { signal: withinPatience(signal) }),
  refetchInterval: 5_000,
})

/** Older browsers wait without end, as they always did. */
const withinPatience = (signal: AbortSignal): AbortSignal =>
  AbortSignal.any?.([signal, AbortSignal.timeout(12_000)]) ?? signal

export const camerasQuery = queryOptions({
  queryKey: ['cameras'],
  queryFn: ({ signal }) => ask<CameraList>(firstPaths.cameras, { signal }),
  refetchInterval: 5_000,
})

/** A camera that was just added has something to tell in a moment. */
const nothingYet = (overview: Overview | undefined): boolean =>
  overview?.cameras.some(({ days }) => days.at(-1)?.percent == null) ?? true

/** How much of each day is recorded, for all cameras; both days included. */
export const overviewQuery = (from_day: string, to_day: string) =>
  queryOptions({
    queryKey: ['overview', from_day, to_day],
    queryFn: ({ signal }) => ask<Overview>(firstPaths.overview(from_day, to_day), { signal }),
    refetchInterval: ({ state }) => (nothingYet(state.data) ? 5_000 : 60_000),
  })

/** One's own walls and the room's; another hand may be at them. */
export const wallsQuery = queryOptions({
  queryKey: ['walls'],
  queryFn: ({ signal }) => ask<WallList>(firstPaths.walls, { signal }),
  refetchInterval: 15_000,
})

/** What has begun on any camera in the last `back_90k`. */
export const recentNoticesQuery = (back_90k: number) =>
  queryOptions({
    queryKey: ['notices', 'recent', back_90k],
    queryFn: ({ signal }) =>
      ask<RecentNotices>(firstPaths.recentNotices(Math.max(0, stationNow() - back_90k)), { signal }),
    refetchInterval: 2_000,
  })

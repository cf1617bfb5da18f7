// Trail queries: what the page of trails asks the station.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { WallTime90k } from '#base/units.ts'
import type { Going, Reach, ReachSettings, Trail, TrailList } from '#contract/trail.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'

export const trailQuery = (id: number) =>
  queryOptions({ queryKey: ['trail', id], queryFn: ({ signal }) => ask<Trail>(paths.trail(id), { signal }) })

export const trailPagesQuery = (asked: { readonly text: string; readonly state: string }) =>
  infiniteQueryOptions({
    queryKey: ['trails', asked],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''))
      if (pageParam !== null) query.set('before', String(pageParam))
      return ask<TrailList>(`${paths.trails}?${query}`, { signal })
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }: TrailList) => next,
  })

export const trailSettingsQuery = queryOptions({
  queryKey: ['trail_settings'],
  queryFn: ({ signal }) => ask<ReachSettings>(paths.trailSettings, { signal }),
  staleTime: 60_000,
})

export type ReachWish = {
  readonly camera: string
  readonly at: WallTime90k
  readonly going: Going
  readonly direction: number | null
  readonly back: boolean
}

export const reachQuery = ({ camera, at, going, direction, back }: ReachWish) =>
  queryOptions({
    queryKey: ['reach', camera, at, going, direction, back],
    queryFn: ({ signal }) =>
      ask<Reach>(
        paths.reach(camera, {
          at_90k: String(at),
          mover: going.mover,
          most: '48',
          ...(going.pace !== null && { slow_kmh: String(going.pace.slow_kmh), fast_kmh: String(going.pace.fast_kmh) }),
          ...(direction !== null && { direction_deg: String(direction) }),
          ...(back && { back: '1' }),
        }),
        { signal },
      ),
    staleTime: 30_000,
    placeholderData: before => before,
  })

/** What the station answered after a change is what the page shows. */
export const trailChanged = (trail: Trail): void => {
  queries.setQueryData(['trail', trail.id], trail)
  void queries.invalidateQueries({ queryKey: ['trails'] })
}

// Picks: moments within the windows of the ring at which something moved, found by the motion search when somebody asks. They only say where to look.

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { SearchAsk, Searched, SearchHit } from '#contract/search.ts'
import type { Offered } from '#contract/trail.ts'
import { askStation } from '#web/ask.ts'
import { linesOf } from '#web/pages/search/answer.ts'
import { paths } from '#web/paths.ts'

/** Three cells of the grid at once: what is smaller is a leaf. */
const LEAST_PART = 0.0013
const MOST_HITS = 300
const MOST_PICKS = 8

/** Moments in order of time; `unsearched`: nobody has looked for motion there yet. */
export type PicksOf = readonly WallTime90k[] | 'unsearched'

export type Picks = {
  readonly wanted: boolean
  readonly ask: () => void
  readonly error: unknown
  readonly coming: boolean
  /** Undefined before anybody asked. */
  readonly of: (offered: Offered) => PicksOf | undefined
}

export const usePicks = (ring: readonly Offered[]): Picks => {
  const [wanted, setWanted] = useState(false)
  const spans = ring.filter(({ footage }) => footage.held_90k > TICKS_PER_SECOND)
  const found = useQuery({
    queryKey: ['picks', spans.map(({ camera, from_90k, to_90k }) => `${camera} ${from_90k} ${to_90k}`)],
    queryFn: ({ signal }) => searched(spans, signal),
    enabled: wanted && spans.length > 0,
    staleTime: 60_000,
  })
  return {
    wanted,
    ask: () => setWanted(!wanted),
    error: wanted ? found.error : null,
    coming: found.isFetching,
    of: one => (wanted && found.data !== undefined ? picksOf(found.data, one) : undefined),
  }
}

type Window = Pick<Offered, 'camera' | 'from_90k' | 'to_90k'>
type Hit = Pick<SearchHit, 'camera' | 'from_90k' | 'to_90k' | 'part'>
type Found = { readonly hits: readonly Hit[]; readonly searched: readonly Pick<Searched, 'camera' | 'searched_ms'>[] }

const searched = async (spans: readonly Offered[], signal: AbortSignal): Promise<Found> => {
  const body: SearchAsk = {
    cameras: spans.map(({ camera }) => ({ camera, region: null })),
    from_90k: Math.min(...spans.map(({ from_90k }) => from_90k)),
    to_90k: Math.max(...spans.map(({ to_90k }) => to_90k)),
    ...{ order: 'oldest', least_part: LEAST_PART, joined_ms: 4_000, most: MOST_HITS },
  }
  const response = await askStation(paths.footageSearch, { method: 'POST', body, signal })
  const found: { hits: SearchHit[]; searched: readonly Searched[] } = { hits: [], searched: [] }
  if (response.body === null) return found
  for await (const lines of linesOf(response.body))
    for (const line of lines)
      if (line.kind === 'hit') found.hits.push(line)
      else if (line.kind === 'end') found.searched = line.searched
  return found
}

/** The largest few, in order of time, none before the window. */
export const picksOf = ({ hits, searched: all }: Found, { camera, from_90k, to_90k }: Window): PicksOf => {
  if (!all.some(one => one.camera === camera && one.searched_ms > 0)) return 'unsearched'
  const within = hits.filter(hit => hit.camera === camera && hit.from_90k < to_90k && hit.to_90k > from_90k)
  const largest = within.toSorted((a, b) => b.part - a.part).slice(0, MOST_PICKS)
  return largest.map(hit => wallTime90k(Math.max(from_90k, hit.from_90k))).toSorted((a, b) => a - b)
}

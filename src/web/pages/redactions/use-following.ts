// Use following: asks the station to follow what a rectangle holds, takes its keys over, and goes to where it ended or was lost.

import { useMutation } from '@tanstack/react-query'
import { TICKS_PER_SECOND } from '#base/units.ts'
import type { RedactionArea, RedactionKey } from '#contract/redaction.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { withTrack } from './drawn.ts'

/** A track is asked for so far at once. */
const FOLLOWS = 60 * TICKS_PER_SECOND

type Wish = {
  readonly area: RedactionArea
  readonly at: number
  readonly place: Omit<RedactionKey, 'at_90k'>
  readonly way: 'forward' | 'back'
  readonly from_90k: number
  readonly to_90k: number
}
export type Following = ReturnType<typeof useFollowing>

/** A track, asked for and laid into its rectangle. */
export const useFollowing = (id: number, set: (area: RedactionArea) => void, go: (at: number) => void) => {
  const asking = useMutation({
    mutationFn: async ({ area, at, place, way, from_90k, to_90k }: Wish) => {
      const to = way === 'forward' ? Math.min(to_90k, at + FOLLOWS) : Math.max(from_90k, at - FOLLOWS)
      const body = { from: { at_90k: at, ...place }, to_90k: to, way }
      const track = await ask<{ keys: RedactionKey[]; lost_90k: number | null }>(paths.redaction(id, '/tracks'), {
        method: 'POST',
        body,
      })
      return { ...track, area, way }
    },
    onSuccess: ({ keys, lost_90k, area, way }) => {
      set(withTrack(area, keys))
      const end = way === 'forward' ? keys.at(-1) : keys[0]
      go(lost_90k ?? end?.at_90k ?? 0)
    },
  })
  return {
    follow: asking.mutate,
    pending: asking.isPending,
    lost_90k: asking.data?.lost_90k ?? undefined,
    done: asking.isSuccess && asking.data.lost_90k === null,
    of: asking.variables?.area.id,
    error: asking.error,
  }
}

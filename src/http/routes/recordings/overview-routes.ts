// Coverage overview: every camera, every day, how much is recorded.

import type { Clock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { spanFromMillis, TICKS_PER_MILLI, wallTime90k } from '#base/units.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import { type Overview, overviewQueryShape, overviewShape } from '#contract/coverage-overview.ts'
import { dayShares, daysBetween, type OverviewReader } from '#engine/recording/overview.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

const MOST_DAYS = 92
/** What is on its way to the disk is not missing. */
const UNDER_WAY = spanFromMillis(3000)

export type OverviewPorts = { readonly overview: OverviewReader; readonly cameras: SeenCameras; readonly clock: Clock }

export const overviewRoutes = ({ overview, cameras, clock }: OverviewPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/coverage/overview',
    access: 'session',
    does: toSome('read_coverage'),
    summary: 'How much of each day is recorded, for all cameras.',
    query: overviewQueryShape,
    answers: { 200: overviewShape },
    handler: ({ query, sight }): Overview => {
      const { from_day, to_day, stream } = query
      if (to_day < from_day) throw new Problem('invalid_request', { from_day, to_day })
      const days = daysBetween(from_day, to_day, MOST_DAYS + 1)
      if (days.length > MOST_DAYS) throw new Problem('span_too_long', { days: MOST_DAYS })
      const until = wallTime90k(clock.wall() - UNDER_WAY)
      return {
        stream,
        days: [...days],
        cameras: cameras
          .seenBy(sight, 'read_coverage')
          .list()
          .map(({ id, name, added_90k }) => ({
            camera: id,
            name,
            days: dayShares(overview, id, stream, days, added_90k, until).map(
              ({ day, recorded, recovered, suspended, not_scheduled, percent }) => ({
                day,
                recorded_ms: Math.round(recorded / TICKS_PER_MILLI),
                recovered_ms: Math.round(recovered / TICKS_PER_MILLI),
                suspended_ms: Math.round(suspended / TICKS_PER_MILLI),
                not_scheduled_ms: Math.round(not_scheduled / TICKS_PER_MILLI),
                percent: percent ?? null,
              }),
            ),
          })),
      }
    },
  }),
]

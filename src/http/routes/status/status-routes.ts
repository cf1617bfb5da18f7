// The station about itself: is it recording, and is there room.

import { statfs } from 'node:fs/promises'
import { type Status, statusShape } from '#contract/status.ts'
import { freely } from '#http/deed.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'

type Need = Pick<Ports, 'station' | 'cameras' | 'recorder' | 'clock' | 'alarms' | 'breakGlass'>

export const statusRoutes = ({ station, cameras, recorder, clock, alarms, breakGlass }: Need): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/status',
    access: 'session',
    does: freely(
      'It counts the cameras that the caller may know, and tells of disks whoever may read coverage of the whole station.',
    ),
    summary: 'The station about itself: cameras, recorder, disk.',
    answers: { 200: statusShape },
    handler: async ({ sight }): Promise<Status> => {
      const rows = cameras.seenBy(sight).list()
      const keeping = sight.decide('read_coverage', { kind: 'station' }).allowed ? recorder.keeping() : undefined
      const streaming = rows.filter(({ id }) => recorder.statusOf(id).main?.state === 'streaming').length
      return {
        station: station.name,
        version: station.version,
        started_90k: station.started_90k,
        now_90k: clock.wall(),
        cameras: { total: rows.length, streaming },
        recorder: recorder.summary(),
        disk: await diskOf(station.data),
        archives: keeping?.archives ?? [],
        forecast_days: keeping?.forecast_days ?? null,
        alarms: [...alarms(sight), ...(keeping?.alarms ?? [])],
        emergency: breakGlass.emergency(),
      }
    },
  }),
]

const diskOf = async (folder: string): Promise<Status['disk']> => {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free_bytes: bavail * bsize, total_bytes: blocks * bsize }
}

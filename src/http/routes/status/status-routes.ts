// The station about itself: is it recording, and is there room.

import { statfs } from 'node:fs/promises'
import { type Status, statusShape } from '#contract/status.ts'
import type { Ports } from '#http/ports.ts'
import { type Route, route } from '#http/route.ts'

type Need = Pick<Ports, 'station' | 'cameras' | 'recorder' | 'clock'>

export const statusRoutes = ({ station, cameras, recorder, clock }: Need): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/status',
    access: 'session',
    summary: 'The station about itself: cameras, recorder, disk.',
    answers: { 200: statusShape },
    handler: async (): Promise<Status> => {
      const rows = cameras.list()
      const keeping = recorder.keeping()
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
        alarms: keeping?.alarms ?? [],
      }
    },
  }),
]

const diskOf = async (folder: string): Promise<Status['disk']> => {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { free_bytes: bavail * bsize, total_bytes: blocks * bsize }
}

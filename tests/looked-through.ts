// Looked through: everything that was recorded in a data folder without a station is looked at by the noticer, as it is beside a station at rest.

import { systemClock } from '#base/clock.ts'
import { knownCameraId } from '#base/ids.ts'
import { NoticerLoop } from '#programs/noticer/noticer-loop.ts'
import type { NoticerTold } from '#programs/noticer/noticer-told.ts'
import { loadLibav } from '#simulator/footage/libav.ts'
import { until } from './patience.ts'

const PATIENCE_MS = 240_000

/** Of cameras that have a main stream only. */
export const lookThrough = async (data: string, cameras: readonly string[]): Promise<void> => {
  const av = await loadLibav()
  av.Log.setLevel(av.AV_LOG_QUIET)
  const told: NoticerTold[] = []
  const loop = new NoticerLoop({
    loadAv: async () => av,
    data,
    clock: systemClock,
    resting: true,
    tell: one => told.push(one),
  })
  loop.take({
    kind: 'cameras',
    cameras: cameras.map(camera => ({ camera: knownCameraId(camera), stream: 'main', masks: [] })),
  })
  const ended = loop.run()
  await until(
    'everything is looked at',
    () => told.slice(1).some(one => one.kind === 'progress' && one.done),
    PATIENCE_MS,
  )
  await loop.stop()
  await ended
}

// Past footage: a station whose cameras recorded real, drawn pictures at a time long gone, for what is found again. No camera answers any more.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { knownCameraId } from '#base/ids.ts'
import { mediaSpan90k, type WallTime90k, wallFromUnixMillis, wallPlus, wallTime90k } from '#base/units.ts'
import { writeFootage } from '#bench/hour-of-footage.ts'
import { StationUnderTest } from '#bench/station-under-test.ts'
import type { Workplace } from '#bench/workplace.ts'

export type PastCamera = {
  readonly id: string
  readonly name: string
  /** Stretches that were recorded. */
  readonly spans: readonly { readonly from: WallTime90k; readonly seconds: number }[]
}

const DAY_MS = 86_400_000

/** `22:15` of yesterday in the commune, by this machine's clock. */
export const yesterdayAt = (hour: number, minute: number): WallTime90k => {
  const midnight = Math.floor((Date.now() + 7 * 3_600_000) / DAY_MS) * DAY_MS - 7 * 3_600_000
  return wallFromUnixMillis(midnight - DAY_MS + (hour * 60 + minute) * 60_000)
}

export const later = (at: WallTime90k, seconds: number): WallTime90k => wallPlus(at, mediaSpan90k(seconds * 90_000))

export const openPast = async (place: Workplace, cameras: readonly PastCamera[]): Promise<StationUnderTest> => {
  const data = join(place.folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  for (const { id, spans } of cameras)
    for (const { from, seconds } of spans)
      await writeFootage(data, knownCameraId(id), wallTime90k(from), seconds, () => undefined)
  const station = await StationUnderTest.start(place, data)
  for (const { id, name } of cameras)
    await station.ask('POST', '/api/cameras', { id, name, main_url: 'rtsp://127.0.0.1:9/away' })
  return station
}

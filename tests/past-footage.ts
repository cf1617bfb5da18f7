// Past footage: a station whose cameras recorded real, drawn pictures at a time long gone, for what is found again. No camera answers any more.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { knownCameraId } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k, wallFromUnixMillis, wallPlus } from '#base/units.ts'
import { writeFootage } from '#bench/hour-of-footage.ts'
import { signIn, statePurpose } from '#bench/sign-in.ts'
import { StationUnderTest } from '#bench/station-under-test.ts'
import { Workplace } from '#bench/workplace.ts'
import { openBrowser, type Visitor } from './visitors.ts'

export type PastCamera = {
  readonly id: string
  readonly name: string
  /** Stretches that were recorded, in order. */
  readonly spans: readonly { readonly from: WallTime90k; readonly seconds: number }[]
}

export type Past = {
  readonly station: StationUnderTest
  readonly cookie: string
  /** A page of somebody who is signed in. */
  readonly open: (visitor?: Visitor) => Promise<Page>
}

const DAY_MS = 86_400_000
const ZONE_MS = 7 * 3_600_000

/** A time of yesterday in the commune, by this machine's clock. */
export const yesterdayAt = (hour: number, minute: number): WallTime90k => {
  const midnight = Math.floor((Date.now() + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS
  return wallFromUnixMillis(midnight - DAY_MS + (hour * 60 + minute) * 60_000)
}

export const after = (at: WallTime90k, seconds: number): WallTime90k => wallPlus(at, spanFromMillis(seconds * 1000))

/** `write`: what else lies in the data folder before the station begins. */
export const openPast = async (
  t: TestContext,
  cameras: readonly PastCamera[],
  write: (data: string) => Promise<void> = async () => {},
): Promise<Past> => {
  const place = new Workplace('past')
  const visit = await openBrowser(t)
  t.after(() => place[Symbol.asyncDispose]())
  const data = join(place.folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  for (const { id, spans } of cameras)
    for (const { from, seconds } of spans) await writeFootage(data, knownCameraId(id), from, seconds, () => undefined)
  await write(data)
  const station = await StationUnderTest.start(place, data)
  for (const { id, name } of cameras)
    await station.ask('POST', '/api/cameras', { id, name, main_url: 'rtsp://127.0.0.1:9/away' })
  const cookie = await signIn(station)
  await statePurpose(station.url, `mt_session=${cookie}`)
  return { station, cookie, open: visitor => visit(station.url, { cookie, ...visitor }) }
}

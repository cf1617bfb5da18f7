// Review page: a station with footage that was written beforehand, the page /review in a real Chromium, and what that page counts.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { knownCameraId, type StreamName } from '#base/ids.ts'
import { type WallTime90k, wallFromUnixMillis } from '#base/units.ts'
import { writeFootage } from './hour-of-footage.ts'
import { signIn, statePurpose } from './sign-in.ts'
import { StationUnderTest } from './station-under-test.ts'
import type { Workplace } from './workplace.ts'

export type Recorded = {
  readonly camera: string
  readonly stream: StreamName
  /** Seconds after the beginning of all footage. */
  readonly after?: number
  readonly seconds: number
  readonly scene?: number
}

/** How one picture stands, as `window.matthanMetrics.review()` tells it. */
export type Reading = {
  readonly camera: string
  readonly clock: number
  readonly position?: number
  readonly shown?: number
  readonly manner: string
  readonly state: string
}

const SCREEN = { width: 1920, height: 1080 }

/** Writes footage that ends an hour ago or earlier, starts a station over it, and adds its cameras. */
export const stationWithPast = async (
  place: Workplace,
  recorded: readonly Recorded[],
  tell: (line: string) => void,
  quick = false,
): Promise<{ readonly station: StationUnderTest; readonly from: WallTime90k }> => {
  const data = join(place.folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const longest = Math.max(...recorded.map(({ after = 0, seconds }) => after + seconds))
  const from = wallFromUnixMillis(Math.floor(Date.now() / 1000 - longest - 3600) * 1000)
  for (const { camera, stream, after = 0, seconds, scene = 0 } of recorded) {
    const start = wallFromUnixMillis(from / 90 + after * 1000)
    await writeFootage(data, knownCameraId(camera), start, seconds, tell, { stream, scene, quick })
  }
  const station = await StationUnderTest.start(place, data)
  const cameras = [...new Set(recorded.map(({ camera }) => camera))]
  for (const id of cameras) {
    const sub = recorded.some(({ camera, stream }) => camera === id && stream === 'sub')
    // Nobody answers there: what was recorded is all there is.
    const address = 'rtsp://127.0.0.1:9'
    const urls = { main_url: `${address}/main`, sub_url: sub ? `${address}/sub` : null }
    await station.ask('POST', '/api/cameras', { id, name: id, ...urls, username: 'a', password: 'b' })
  }
  return { station, from }
}

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root, as which build machines often run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--autoplay-policy=no-user-gesture-required'],
  })

export const openReview = async (
  browser: Browser,
  station: StationUnderTest,
  cameras: readonly string[],
  at: string,
  before?: () => void,
): Promise<Page> => {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'vi-VN' })
  const cookie = await signIn(station)
  await statePurpose(station.url, `mt_session=${cookie}`)
  await context.addCookies([
    { name: 'mt_session', value: cookie, url: station.url, httpOnly: true, sameSite: 'Strict' as const },
  ])
  if (before !== undefined) await context.addInitScript(before)
  const page = await context.newPage()
  await page.goto(`${station.url}/review?cameras=${cameras.join(',')}&at=${at}`)
  await page.waitForFunction(
    count => {
      const { matthanMetrics } = globalThis as unknown as { matthanMetrics?: { review: () => Reading[] } }
      const readings = matthanMetrics?.review() ?? []
      return (
        readings.length === count && readings.every(({ state, shown }) => state === 'showing' && shown !== undefined)
      )
    },
    cameras.length,
    { timeout: 60_000 },
  )
  return page
}

// Live: the wall in a real Chromium against a running station. From a click to the first picture, how old the picture is on the
// screen, and whether sixteen tiles play a minute without a stall. The page itself counts (`window.matthanMetrics`).

import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { CameraList } from '#contract/camera.ts'
import { findChromium, withoutChromium } from '#test/chromium.ts'
import { atLeast, atMost, type Bench, type Findings, percentile } from './goal.ts'
import { measureCost } from './process-cost.ts'
import { signIn } from './sign-in.ts'
import { StationUnderTest, startStreetProcess } from './station-under-test.ts'
import { type Channels, channelsOf, launch, openWall, untilAllPlay } from './wall-page.ts'
import { Workplace } from './workplace.ts'

const CLICKS = 24

export const benchLive: Bench = async options => {
  const path = findChromium()
  const tiles = options.cameras ?? 16
  const seconds = options.seconds ?? 60
  if (path === undefined) return nothing(tiles, seconds)
  await using place = new Workplace('live')
  options.tell(`phố mẫu ${tiles} camera (a street of ${tiles} cameras)`)
  const street = await startStreetProcess(place, tiles)
  const station = await StationUnderTest.start(place)
  await station.addCameras(street.cameras, 'both')
  const browser = await launch(path)
  try {
    const page = await openWall(browser, station, await signIn(station))
    const opening = await untilAllPlay(page, tiles)
    options.tell(`${tiles} ô chạy; đo ${seconds} giây (${tiles} tiles play; measuring ${seconds} s)`)
    const minute = await watchWall(page, station, tiles, seconds)
    options.tell(`${CLICKS} lần bấm phóng to (clicks)`)
    const clicks = await clickTiles(page, tiles)
    return findings({ tiles, seconds, minute, clicks, opening, version: browser.version() })
  } finally {
    await browser.close()
  }
}

type Minute = {
  readonly ages: readonly number[]
  readonly stalls: number
  readonly dropped: number
  readonly presented: number
  readonly still: number
  readonly browser_cpu: number
  readonly others_cpu: number
  readonly received_ms: number
}

const watchWall = async (page: Page, station: StationUnderTest, tiles: number, seconds: number): Promise<Minute> => {
  await wait(2000)
  const before = await channelsOf(page)
  const cost = await measureCost([process.pid], seconds)
  const after = await channelsOf(page)
  const rows = Object.entries(after).map(([channel, now]) => ({ now, earlier: before[channel] }))
  const sum = (name: 'stalls' | 'dropped' | 'presented') =>
    rows.reduce((total, { now, earlier }) => total + now[name] - (earlier?.[name] ?? 0), 0)
  const shown = rows.map(({ now, earlier }) => now.presented - (earlier?.presented ?? 0))
  const { cameras } = (await station.ask('GET', '/api/cameras')) as CameraList
  // How long after the camera's own time stamp a report reached us: the way here that the page cannot see.
  const ways = cameras.flatMap(({ sub }) => (sub?.camera_clock_offset_ms == null ? [] : [-sub.camera_clock_offset_ms]))
  return {
    ages: rows.flatMap(({ now, earlier }, i) =>
      now.latency_ms.slice(-Math.max(1, shown[i] ?? 0)).slice(earlier ? 0 : 1),
    ),
    stalls: sum('stalls'),
    dropped: sum('dropped'),
    presented: sum('presented'),
    still: tiles - shown.filter(frames => frames >= seconds * 4).length,
    browser_cpu: cost.cpu_percent,
    others_cpu: cost.others_percent,
    received_ms: Math.max(0, percentile(ways, 0.5) ?? 0),
  }
}

/** A click on a tile asks for its main stream; the time until its first picture stands on the screen. */
const clickTiles = async (page: Page, tiles: number): Promise<number[]> => {
  const samples: number[] = []
  for (let i = 0; i < CLICKS; i++) {
    const took = await page.evaluate(async index => {
      const page = globalThis as unknown as { matthanMetrics: { channels: Channels }; document: Document }
      const known = new Set(Object.keys(page.matthanMetrics.channels))
      const button = page.document.querySelectorAll<HTMLButtonElement>('article button[aria-pressed="false"]')[index]
      const clicked = Date.now()
      button?.click()
      for (;;) {
        await new Promise(resolve => setTimeout(resolve, 4))
        const fresh = Object.entries(page.matthanMetrics.channels).find(([channel]) => !known.has(channel))
        if (fresh !== undefined && fresh[1].first_frame_at > 0) return fresh[1].first_frame_at - clicked
        if (Date.now() - clicked > 5000) return 5000
      }
    }, i % tiles)
    samples.push(took)
    await page.keyboard.press('Escape')
    await wait(700) // a person looks; the wall comes back
  }
  return samples
}

type Taken = {
  readonly tiles: number
  readonly seconds: number
  readonly minute: Minute
  readonly clicks: readonly number[]
  readonly opening: readonly number[]
  readonly version: string
}

const goalsOf = (tiles: number, seconds: number, taken: Taken | undefined, note?: string) => {
  const age = taken === undefined ? null : percentile(taken.minute.ages, 0.95)
  const way = taken?.minute.received_ms ?? 0
  return [
    atMost('click to first picture, p95', 'ms', taken === undefined ? null : percentile(taken.clicks, 0.95), 250, note),
    atMost('picture behind the camera, p95', 'ms', age === null ? null : age + way, 300, note),
    atMost(`stalls of ${tiles} tiles in ${seconds} s`, 'stalls', taken?.minute.stalls ?? null, 0, note),
    atLeast(
      'tiles that played all the while',
      'tiles',
      taken === undefined ? null : tiles - taken.minute.still,
      tiles,
      note,
    ),
  ]
}

const nothing = (tiles: number, seconds: number): Findings => ({
  goals: goalsOf(tiles, seconds, undefined, `not measured: ${withoutChromium}`),
  facts: {},
})

const findings = (taken: Taken): Findings => {
  const { tiles, seconds, minute, clicks, opening, version } = taken
  const ms = (samples: readonly number[], share: number) => Math.round(percentile(samples, share) ?? 0)
  return {
    goals: goalsOf(tiles, seconds, taken),
    facts: {
      'click to first picture, median and worst ms': `${ms(clicks, 0.5)} / ${ms(clicks, 1)}`,
      'picture behind the camera, median and worst ms': `${ms(minute.ages, 0.5)} / ${ms(minute.ages, 1)}`,
      'of it from the camera to the station, ms': Math.round(minute.received_ms),
      'first picture when all tiles open at once, median and p95 ms': `${ms(opening, 0.5)} / ${ms(opening, 0.95)}`,
      'pictures shown': minute.presented,
      'pictures dropped by the browser': minute.dropped,
      'CPU of browser, station and this bench, %': Math.round(minute.browser_cpu),
      'others on this machine meanwhile, CPU %': Math.round(minute.others_cpu),
      Chromium: version,
    },
  }
}

// Timeline: a month of many cameras in a real Chromium: how long until it is drawn, and how evenly it moves under a hand. The catalogue is written
// as a recorder would have left it, with outages every hour; there is no footage behind it, for none is played.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { localDayStart } from '#base/local-day.ts'
import { TICKS_PER_SECOND, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { findChromium, withoutChromium } from '#test/chromium.ts'
import { fillCatalogue } from './catalogue.ts'
import { atMost, type Bench, type Findings, percentile } from './goal.ts'
import { signIn } from './sign-in.ts'
import { StationUnderTest } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const DAY = 24 * 3600 * TICKS_PER_SECOND
const SCREEN = { width: 1920, height: 1080 }
const PANS = 4
const ROUNDS = 8

export const benchTimeline: Bench = async options => {
  const path = findChromium()
  const cameras = Math.min(32, options.cameras ?? 32)
  const days = options.days ?? 30
  if (path === undefined) return findings(cameras, days, undefined, `not measured: ${withoutChromium}`)
  await using place = new Workplace('timeline')
  const browser = await chromium.launch({
    executablePath: path,
    // Chromium refuses its sandbox to root, as which build machines often run.
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const whole = await stationWithMonth(place, { cameras, days, flapping: false, tell: options.tell })
    const drawn = await rounds(browser, whole)
    options.tell('kéo dòng thời gian (panning)')
    const frames = await panMonth(browser, whole)
    const flapping = await stationWithMonth(place, { cameras, days, flapping: true, tell: options.tell })
    const drawn_flapping = await rounds(browser, flapping)
    const frames_flapping = await panMonth(browser, flapping)
    const version = browser.version()
    return findings(cameras, days, { drawn, frames, drawn_flapping, frames_flapping, version })
  } finally {
    await browser.close()
  }
}

type Month = { readonly url: string; readonly cookie: string; readonly ids: readonly string[] }

type WantedMonth = {
  readonly cameras: number
  readonly days: number
  readonly flapping: boolean
  readonly tell: (line: string) => void
}

/** A station with a month in its catalogue. Flapping: every camera lost four minutes of each hour. */
const stationWithMonth = async (place: Workplace, { cameras, days, flapping, tell }: WantedMonth): Promise<Month> => {
  const data = join(place.folder, flapping ? 'flapping' : 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const how = flapping ? 'mỗi giờ một khoảng trống (a gap an hour)' : 'không khoảng trống (without gaps)'
  tell(`viết danh mục ${cameras} camera × ${days} ngày (writing the catalogue), ${how}`)
  const first = localDayStart(wallTime90k(wallFromUnixMillis(Date.now()) - days * DAY))
  fillCatalogue(join(data, 'catalogue.sqlite'), cameras, days, first, flapping)
  const station = await StationUnderTest.start(place, data)
  const ids = Array.from({ length: cameras }, (_, i) => `cam-${i}`)
  for (const [i, id] of ids.entries())
    await station.ask('POST', '/api/cameras', { id, name: `Camera ${i}`, main_url: 'rtsp://127.0.0.1:9/away' })
  return { url: station.url, cookie: await signIn(station), ids }
}

/** Each in a page of its own; only the first finds a station that was never asked. */
const rounds = async (browser: Browser, month: Month): Promise<readonly number[]> => {
  const drawn: number[] = []
  for (let i = 0; i < ROUNDS; i++) drawn.push(await drawMonth(browser, month))
  return drawn
}

const open = async (browser: Browser, { url, cookie, ids }: Month): Promise<Page> => {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'vi-VN' })
  await context.addCookies([{ name: 'mt_session', value: cookie, url, httpOnly: true, sameSite: 'Strict' as const }])
  const page = await context.newPage()
  await page.goto(`${url}/review?cameras=${ids.join(',')}`)
  const strip = page.getByRole('slider', { name: 'Dòng thời gian' })
  await strip.waitFor()
  await strip.focus()
  return page
}

/** From the key that shows a month until all of it is known and painted, in a page that has not asked for it before. */
const drawMonth = async (browser: Browser, month: Month): Promise<number> => {
  const page = await open(browser, month)
  await page.waitForFunction(() => document.querySelector('[role=slider]')?.getAttribute('aria-busy') === 'false')
  const took = await page.evaluate(async () => {
    const strip = document.querySelector('[role=slider]')!
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
    const began = performance.now()
    strip.dispatchEvent(new KeyboardEvent('keydown', { key: '4', bubbles: true }))
    const before = strip.getAttribute('aria-valuemin')
    while (strip.getAttribute('aria-valuemin') === before) await frame()
    await frame()
    while (strip.getAttribute('aria-busy') !== 'false') await frame()
    return performance.now() - began
  })
  await page.context().close()
  return took
}

/** Milliseconds between pictures of the screen while a hand drags the month to and fro. */
const panMonth = async (browser: Browser, month: Month): Promise<number[]> => {
  const page = await open(browser, month)
  await page.keyboard.press('4')
  await page.waitForFunction(() => document.querySelector('[role=slider]')?.getAttribute('aria-busy') === 'false')
  await page.evaluate(() => {
    const page = globalThis as unknown as { frames_ms: number[] }
    page.frames_ms = []
    let last = performance.now()
    const on = (at: number): void => {
      page.frames_ms.push(at - last)
      last = at
      requestAnimationFrame(on)
    }
    requestAnimationFrame(on)
  })
  const box = (await page.getByRole('slider', { name: 'Dòng thời gian' }).boundingBox())!
  for (let i = 0; i < PANS; i++) {
    const way = i % 2 === 0 ? 1 : -1
    const from = box.x + box.width * (way === 1 ? 0.3 : 0.7)
    await page.mouse.move(from, box.y + 60)
    await page.mouse.down()
    await page.mouse.move(from + way * box.width * 0.3, box.y + 60, { steps: 60 })
    await page.mouse.up()
  }
  const frames = await page.evaluate(() => (globalThis as unknown as { frames_ms: number[] }).frames_ms)
  await page.context().close()
  return frames.slice(2)
}

type Taken = {
  readonly drawn: readonly number[]
  readonly frames: readonly number[]
  readonly drawn_flapping: readonly number[]
  readonly frames_flapping: readonly number[]
  readonly version: string
}

const findings = (cameras: number, days: number, taken: Taken | undefined, note?: string): Findings => {
  const ms = (samples: readonly number[], share: number) => Math.round((percentile(samples, share) ?? 0) * 10) / 10
  return {
    goals: [
      atMost(
        `${days} days of ${cameras} cameras until drawn, median`,
        'ms',
        taken === undefined ? null : ms(taken.drawn, 0.5),
        200,
        note ?? 'from the key to the screen, answer of the station included',
      ),
    ],
    facts:
      taken === undefined
        ? {}
        : {
            'until drawn, worst ms': ms(taken.drawn, 1),
            'until drawn, the first that the station was asked, ms': ms(taken.drawn.slice(0, 1), 1),
            'until drawn, a gap of each camera every hour, median ms': ms(taken.drawn_flapping, 0.5),
            'between pictures while that is dragged, median ms': ms(taken.frames_flapping, 0.5),
            'between pictures while that is dragged, p95 ms': ms(taken.frames_flapping, 0.95),
            'between pictures while it is dragged, median ms': ms(taken.frames, 0.5),
            'between pictures while it is dragged, p95 ms': ms(taken.frames, 0.95),
            'pictures of the screen': taken.frames.length,
            Chromium: taken.version,
          },
  }
}

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
  const data = join(place.folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  options.tell(`viết danh mục ${cameras} camera × ${days} ngày (writing the catalogue)`)
  const first = localDayStart(wallTime90k(wallFromUnixMillis(Date.now()) - days * DAY))
  fillCatalogue(join(data, 'catalogue.sqlite'), cameras, days, first)
  const station = await StationUnderTest.start(place, data)
  const ids = Array.from({ length: cameras }, (_, i) => `cam-${i}`)
  for (const [i, id] of ids.entries())
    await station.ask('POST', '/api/cameras', { id, name: `Camera ${i}`, main_url: 'rtsp://127.0.0.1:9/away' })
  const browser = await chromium.launch({
    executablePath: path,
    // Chromium refuses its sandbox to root, as which build machines often run.
    chromiumSandbox: process.getuid?.() !== 0,
  })
  try {
    const cookie = await signIn(station)
    const drawn: number[] = []
    for (let i = 0; i < ROUNDS; i++) drawn.push(await drawMonth(browser, station.url, cookie, ids))
    options.tell('kéo dòng thời gian (panning)')
    const frames = await panMonth(browser, station.url, cookie, ids)
    return findings(cameras, days, { drawn, frames, version: browser.version() })
  } finally {
    await browser.close()
  }
}

const open = async (browser: Browser, url: string, cookie: string, ids: readonly string[]): Promise<Page> => {
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
const drawMonth = async (browser: Browser, url: string, cookie: string, ids: readonly string[]): Promise<number> => {
  const page = await open(browser, url, cookie, ids)
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
const panMonth = async (browser: Browser, url: string, cookie: string, ids: readonly string[]): Promise<number[]> => {
  const page = await open(browser, url, cookie, ids)
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

type Taken = { readonly drawn: readonly number[]; readonly frames: readonly number[]; readonly version: string }

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
            'between pictures while it is dragged, median ms': ms(taken.frames, 0.5),
            'between pictures while it is dragged, p95 ms': ms(taken.frames, 0.95),
            'pictures of the screen': taken.frames.length,
            Chromium: taken.version,
          },
  }
}

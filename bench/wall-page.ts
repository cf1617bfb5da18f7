// Wall page: the wall in a real Chromium against a running station, as benches open it, and what the page itself counts (`window.matthanMetrics`).

import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import type { StationUnderTest } from './station-under-test.ts'

const SCREEN = { width: 1920, height: 1080 }

type Channel = {
  readonly asked_at: number
  readonly first_frame_at: number
  readonly latency_ms: readonly number[]
  readonly presented: number
  readonly stalls: number
  /** Times that more than a second passed between two pictures. */
  readonly long_gaps: number
  readonly dropped: number
}
export type Channels = Readonly<Record<string, Channel>>

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    // Chromium refuses its sandbox to root, as which build machines often run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--autoplay-policy=no-user-gesture-required'],
  })

export const openWall = async (browser: Browser, station: StationUnderTest, cookie: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'vi-VN' })
  await context.addCookies([
    { name: 'mt_session', value: cookie, url: station.url, httpOnly: true, sameSite: 'Strict' as const },
  ])
  const page = await context.newPage()
  await page.goto(station.url)
  return page
}

/** What the page counts, one entry for each stream it watches. */
export const channelsOf = (page: Page): Promise<Channels> =>
  page.evaluate(() => {
    const { matthanMetrics } = globalThis as unknown as { matthanMetrics?: { channels: Channels } }
    return matthanMetrics?.channels ?? {}
  })

/** Milliseconds from asking to the first picture, for each tile of the wall as it opens all at once. */
export const untilAllPlay = async (page: Page, tiles: number): Promise<number[]> => {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    const channels = Object.values(await channelsOf(page))
    if (channels.length >= tiles && channels.every(channel => channel.presented > 10))
      return channels.map(channel => channel.first_frame_at - channel.asked_at)
    await wait(100)
  }
  throw new Error(`the wall did not play within 30 s: ${JSON.stringify(await channelsOf(page)).slice(0, 1500)}`)
}

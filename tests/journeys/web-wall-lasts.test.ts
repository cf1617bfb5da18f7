// Journey: the wall of a long shift. Layouts and pages change many times, the line breaks, the station starts again: nothing piles up on the
// page, and every picture is back without anybody touching it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CDPSession, Page } from 'playwright-core'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'

const MB = 1024 * 1024
/** What a browser keeps of its own accord moves by a few megabytes. */
const MOST_GROWTH = 12 * MB
const ROUNDS = 12

test('layouts that come and go leave nothing behind, and pictures come back after a break by themselves', {
  skip: noBrowser,
}, async t => {
  const { station, open, restart, cookie } = await openSettledNeighbourhood(t, { cameras: 6 })
  const page = await open({ cookie })
  await page.goto(station.url)
  await allPlay(page, 6)
  const probe = await page.context().newCDPSession(page)
  await probe.send('Performance.enable')

  const round = async (): Promise<void> => {
    for (const layout of ['4 ô', '25 ô', 'Tự do', '1 ô']) await layOut(page, layout)
    await page.keyboard.press('PageDown')
    await layOut(page, 'Vừa đủ mọi camera')
    await until('six tiles stand again', async () => (await page.getByRole('article').count()) === 6)
  }
  for (let warm = 0; warm < 3; warm++) await round()
  await allPlay(page, 6)
  const before = await weigh(probe)
  for (let i = 0; i < ROUNDS; i++) await round()
  await allPlay(page, 6)
  const after = await weigh(probe)
  t.diagnostic(`heap ${mb(before.heap)} → ${mb(after.heap)}, listeners ${before.listeners} → ${after.listeners}`)
  assert.ok(after.heap - before.heap < MOST_GROWTH, `heap ${mb(before.heap)} → ${mb(after.heap)}`)
  assert.ok(after.listeners < before.listeners * 1.5 + 50, `listeners ${before.listeners} → ${after.listeners}`)
  assert.equal(await watched(page), 6, 'one stream for each tile')

  await page.keyboard.press('Home')
  await layOut(page, '4 ô')
  await until('streams off the screen are let go', async () => (await watched(page)) === 4)
  await station.running.stop()
  await page
    .getByText(/Mất liên lạc với trạm từ/)
    .first()
    .waitFor()
  await restart()
  await allPlay(page, 4)
})

/** Until `count` tiles show pictures that go on. */
const allPlay = (page: Page, count: number): Promise<unknown> =>
  until(
    `${count} pictures go on`,
    async () => {
      const earlier = await positions(page)
      await page.waitForFunction(() => new Promise(resolve => setTimeout(() => resolve(true), 400)))
      const now = await positions(page)
      return now.length >= count && now.filter((at, i) => at > (earlier[i] ?? 0)).length >= count
    },
    45_000,
  )

const positions = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('article video')].map(video => (video as HTMLVideoElement).currentTime),
  )

const layOut = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Chọn bố cục' }).click()
  await page.getByRole('menuitemradio', { name, exact: true }).click()
}

/** How many streams the page asks for. */
const watched = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { matthanMetrics } = globalThis as unknown as { matthanMetrics: { channels: object } }
    return Object.keys(matthanMetrics.channels).length
  })

const weigh = async (probe: CDPSession): Promise<{ readonly heap: number; readonly listeners: number }> => {
  await probe.send('HeapProfiler.collectGarbage')
  const { metrics } = await probe.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find(metric => metric.name === name)?.value ?? Number.NaN
  return { heap: of('JSHeapUsedSize'), listeners: of('JSEventListeners') }
}

const mb = (bytes: number): string => `${(bytes / MB).toFixed(1)} MB`

// Journey: a duty officer looks at the wall: what lives, what is lost and since when, one camera large, on any screen.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { desk, fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'

test('the wall lives, says what is wrong with what does not, and comes back after the station does', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, restart, cookie } = await openSettledNeighbourhood(t, {
    cameras: 3,
    faults: ['hangs-after-play@3'],
  })
  const page = await open({ cookie })
  await page.goto(station.url)
  const [first, second, third] = street.map(({ name }) => page.getByRole('article', { name }))
  await first!.getByRole('time').filter({ hasText: /:/ }).waitFor()
  await second!.getByRole('time').filter({ hasText: /:/ }).waitFor()
  await third!.getByText(/từ \d\d:\d\d:\d\d · (thử lại sau \d+ giây|đang thử lại…)/).waitFor()

  await first!.getByTitle(/^Hôm nay đã ghi được \d+% thời gian$/).waitFor()

  const name = street[0]!.name
  const small = await page.evaluate(() => document.querySelector('video')!.videoWidth)
  await page.getByRole('button', { name: `Phóng to ${name}` }).press('Enter')
  const large = page.getByRole('button', { name: `Thu nhỏ ${name}` })
  await large.waitFor()
  await untilSharper(page, small)
  assert.ok((await large.boundingBox())!.width > 900, 'the tile fills the wall')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: `Phóng to ${name}` }).waitFor()

  for (const screen of [desk, phone]) {
    await page.setViewportSize(screen)
    assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${screen.width} px`)
  }
  await station.running.stop()
  const banner = page.getByText(/Mất liên lạc với trạm từ \d\d:\d\d:\d\d, đang thử lại…/)
  await banner.waitFor()
  const before = await first!.getByRole('time').textContent()
  await restart()
  await banner.waitFor({ state: 'detached' })
  await first!
    .getByRole('time')
    .filter({ hasNotText: before ?? '' })
    .waitFor()
})

/** Until a picture wider than the sub stream's is on the page. */
const untilSharper = (page: Page, sub_width: number) =>
  page.waitForFunction(
    width => [...document.querySelectorAll('video')].some(video => video.videoWidth > width && video.readyState >= 2),
    sub_width,
    { timeout: 45_000 },
  )

// Television screens in a browser: paired as an officer pairs them, and looked at as whoever stands before them.

import type { Page } from 'playwright-core'
import type { StationUnderTest } from '#bench/station-under-test.ts'
import { until } from './patience.ts'

/** What hangs on a wall. */
export const wide = { width: 1920, height: 1080 }

/** As an officer does: reads the code off the screen, types it, gives the television a name. */
export const pair = async (
  station: StationUnderTest,
  tv: Page,
  officer: Page,
  name: string,
  pages: { readonly at_once?: string; readonly every_s?: string } = {},
): Promise<void> => {
  await tv.goto(`${station.url}/tv`)
  const shown = tv.locator('.tv-code')
  await shown.waitFor()
  await officer.getByRole('button', { name: 'Ghép ti vi' }).click()
  await officer.getByLabel('Mã trên màn hình ti vi').fill((await shown.textContent()) ?? '')
  await officer.getByRole('button', { name: 'Tìm ti vi' }).click()
  await officer.getByText(/Màn hình xin vào ở địa chỉ 127\.0\.0\.1/).waitFor()
  await officer.getByLabel('Tên ti vi').fill(name)
  if (pages.at_once !== undefined) await officer.getByLabel('Số camera cùng lúc').selectOption(pages.at_once)
  if (pages.every_s !== undefined) await officer.getByLabel('Đổi trang sau mỗi (giây)').fill(pages.every_s)
  await officer.getByRole('button', { name: 'Cho ti vi này vào' }).click()
  await officer.getByRole('group', { name: `Đã ghép ${name}.` }).waitFor()
  await tv.getByText(name).waitFor()
}

/** Until so many pictures move: frames come onto the screen from now on, and none is covered by words. */
export const untilPlaying = async (tv: Page, count: number, patience_ms = 30_000): Promise<void> => {
  const frames = () =>
    tv.evaluate(() =>
      [...document.querySelectorAll('video')].map(video => video.getVideoPlaybackQuality().totalVideoFrames),
    )
  let before = await frames()
  await until(
    `${count} pictures move`,
    async () => {
      const now = await frames()
      const moving = now.filter((shown, at) => shown !== (before[at] ?? 0)).length
      before = now
      return moving >= count && (await tv.locator('.tv-told').count()) === 0
    },
    patience_ms,
  )
}

/** Until it fills the screen. */
export const untilWide = (tv: Page, name: string): Promise<unknown> =>
  until(`${name} fills the screen`, async () => {
    const box = await tv.getByRole('article', { name }).boundingBox()
    return box !== null && box.width > 1800
  })

/** Until the frame of the remote control stands around it. */
export const ring = (tv: Page, name: string): Promise<unknown> =>
  until(
    `${name} is chosen`,
    async () => (await tv.getByRole('article', { name }).getAttribute('data-chosen')) === 'true',
  )

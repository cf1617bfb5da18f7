// Journey: a television is paired by the code on its screen, is sent a camera, obeys a remote control, and has its pictures back by itself
// after the station was away.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { StationUnderTest } from '#bench/station-under-test.ts'
import { desk, fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'

const wide = { width: 1920, height: 1080 }

test('a television is paired by its code, shows its cameras, is sent one, and is taken out', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 3 })
  const officer = await open({ cookie })
  await officer.goto(`${station.url}/televisions`)
  await officer.getByText('Chưa ghép ti vi nào').waitFor()
  const tv = await open({ screen: wide })
  await pair(station, tv, officer, 'TV 2')
  const tiles = street.map(({ name }) => tv.getByRole('article', { name }))
  for (const tile of tiles) await tile.waitFor()
  await untilPlaying(tv, 3)
  await tv.getByText('3/3 camera hoạt động').waitFor()
  await tv.getByText(/^\d\d:\d\d$/).waitFor()
  assert.ok(await fitsTheScreen(tv))
  assert.equal(await tv.evaluate(() => getComputedStyle(document.body).cursor), 'none')

  const card = officer.getByRole('listitem', { name: 'TV 2' })
  await card.getByText('Đang chiếu trang 1/1').waitFor()
  await officer.getByRole('button', { name: 'Đưa camera lên TV 2' }).click()
  await officer.getByLabel('Camera', { exact: true }).selectOption({ label: street[1]!.name })
  await officer.getByRole('button', { name: 'Đưa lên', exact: true }).click()
  await officer.getByRole('group', { name: `TV 2 đang chiếu ${street[1]!.name}.` }).waitFor()
  await untilWide(tv, street[1]!.name)
  await tv.getByText(/đưa lên, đến \d\d:\d\d$/).waitFor()
  await officer.getByRole('button', { name: 'Trả TV 2 về như cũ' }).click()
  await card.getByText('Đang chiếu trang 1/1').waitFor()

  await officer.goto(`${station.url}/camera/${street[2]!.id}`)
  await officer.getByRole('button', { name: 'Đưa lên ti vi' }).click()
  await officer.getByRole('button', { name: 'Đưa lên', exact: true }).click()
  await untilWide(tv, street[2]!.name)
  await officer.getByRole('dialog').waitFor({ state: 'hidden' })
  await officer.waitForURL(/\/camera\/[a-z0-9-]+$/)
  await officer.goto(station.url)
  await officer.getByRole('article', { name: street[0]!.name }).getByRole('time').filter({ hasText: /:/ }).waitFor()
  await officer.getByRole('button', { name: `Phóng to ${street[0]!.name}` }).press('v')
  await officer.getByRole('dialog', { name: 'Đưa lên ti vi' }).waitFor()
  await officer.getByRole('button', { name: 'Đưa lên', exact: true }).click()
  await untilWide(tv, street[0]!.name)

  await officer.goto(`${station.url}/televisions`)
  await card.waitFor()
  for (const screen of [desk, phone]) {
    await officer.setViewportSize(screen)
    assert.ok(await fitsTheScreen(officer), `no horizontal scroll on ${screen.width} px`)
  }
  await officer.getByRole('button', { name: 'Gỡ TV 2' }).click()
  await officer.getByRole('button', { name: 'Gỡ ti vi này' }).click()
  await tv.getByRole('heading', { name: 'Ghép ti vi này với trạm' }).waitFor()
})

test('a remote control chooses, enlarges, goes back, jumps and turns pages; the page survives its own failure', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 5 })
  const [officer, tv] = [await open({ cookie }), await open({ screen: wide })]
  await officer.goto(`${station.url}/televisions`)
  await pair(station, tv, officer, 'TV 1', { at_once: '4', every_s: '3600' })
  await tv.getByText('Trang 1/2').waitFor()
  const [first, second] = street.map(({ name }) => name)
  await tv.keyboard.press('ArrowRight')
  await ring(tv, first!)
  await tv.keyboard.press('ArrowRight')
  await ring(tv, second!)
  await tv.keyboard.press('Enter')
  await untilWide(tv, second!)
  await tv.keyboard.press('Escape')
  await ring(tv, second!)
  await tv.keyboard.press('3')
  await untilWide(tv, street[2]!.name)
  await tv.keyboard.press('0')
  await tv.keyboard.press('PageDown')
  await tv.getByText('Trang 2/2').waitFor()
  await officer.getByRole('button', { name: 'Trang trước của TV 1' }).click()
  await tv.getByText('Trang 1/2').waitFor()

  await tv.route('**/api/television', answer => answer.fulfill({ json: { id: 'tv-1' } }), { times: 1 })
  await tv.reload()
  await tv.getByText('Màn hình vừa gặp trục trặc.').waitFor()
  await tv.getByText('Trang 1/2').waitFor({ timeout: 30_000 })
})

test('after the station was away the pictures are back within ten seconds, and nobody touched the television', {
  skip: noBrowser,
}, async t => {
  const { station, open, restart, cookie } = await openSettledNeighbourhood(t, { cameras: 2 })
  const [officer, tv] = [await open({ cookie }), await open({ screen: wide })]
  await officer.goto(`${station.url}/televisions`)
  await pair(station, tv, officer, 'TV 1')
  await officer.close()
  await untilPlaying(tv, 2)
  await station.running.stop()
  await tv.getByText(/^Mất kết nối với máy chủ từ \d\d:\d\d, đang thử lại…$/).waitFor({ timeout: 30_000 })
  await restart()
  const began = performance.now()
  await untilPlaying(tv, 2, 10_000)
  t.diagnostic(`pictures back after ${Math.round(performance.now() - began)} ms`)
  await tv.getByText(/^Mất kết nối/).waitFor({ state: 'detached', timeout: 10_000 })
})

/** As an officer does: reads the code off the screen, types it, gives the television a name. */
const pair = async (
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
const untilPlaying = async (tv: Page, count: number, patience_ms = 20_000): Promise<void> => {
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

const untilWide = (tv: Page, name: string): Promise<unknown> =>
  until(`${name} fills the screen`, async () => {
    const box = await tv.getByRole('article', { name }).boundingBox()
    return box !== null && box.width > 1800
  })

const ring = (tv: Page, name: string): Promise<unknown> =>
  until(
    `${name} is chosen`,
    async () => (await tv.getByRole('article', { name }).getAttribute('data-chosen')) === 'true',
  )

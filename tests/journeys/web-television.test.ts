// Journey: a television is paired by the code on its screen, shows its cameras and what it is sent, rests outside its hours, and says so when it
// was taken out.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { desk, fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'
import { pair, untilPlaying, untilWide, wide } from '#test/television-screen.ts'

test('a television is paired by its code, shows its cameras, is sent one, and is taken out', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 3 })
  const officer = await open({ cookie })
  await officer.goto(`${station.url}/televisions`)
  await officer.getByText('Chưa ghép ti vi nào').waitFor()
  const tv = await open({ screen: wide })
  await refusesWrongCodes(station.url, tv, officer)
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
  await restsOutsideItsHours(tv, officer, street[1]!.name)
  await officer.getByRole('button', { name: 'Gỡ TV 2' }).click()
  await officer.getByRole('button', { name: 'Gỡ ti vi này' }).click()
  const taken_out = tv.getByText(/^Ti vi này đã được gỡ khỏi trạm/)
  await taken_out.waitFor()
  await tv.getByRole('heading', { name: 'Ghép ti vi này với trạm' }).waitFor()
  await tv.reload()
  await taken_out.waitFor()
})

/** A code that is over makes way for another; one that no screen shows lets nobody in. */
const refusesWrongCodes = async (url: string, tv: Page, officer: Page): Promise<void> => {
  await tv.route('**/api/television/pairing/answer', answer => answer.fulfill({ json: { state: 'over' } }), {
    times: 1,
  })
  await tv.goto(`${url}/tv`)
  const code = tv.locator('.tv-code')
  const over = await code.textContent()
  await until('another code stands there', async () => (await code.textContent()) !== over)
  await officer.getByRole('button', { name: 'Ghép ti vi' }).click()
  await officer.getByLabel('Mã trên màn hình ti vi').fill('AAAAAA')
  await officer.getByRole('button', { name: 'Tìm ti vi' }).click()
  await officer.getByText(/^Không có ti vi nào đang hiện mã này/).waitFor()
  await officer.keyboard.press('Escape')
}

/** Dimmed by hand, then black outside its hours, without a stream; what is sent lights it. */
const restsOutsideItsHours = async (tv: Page, officer: Page, camera: string): Promise<void> => {
  const card = officer.getByRole('listitem', { name: 'TV 2' })
  const change = async (fill: (form: Locator) => Promise<unknown>): Promise<void> => {
    await card.getByRole('button', { name: 'Sửa TV 2' }).click()
    const form = officer.getByRole('dialog')
    await fill(form)
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.waitFor({ state: 'detached' })
  }
  const dimmed = () => tv.locator('.tv-dim').evaluate(cover => Number((cover as HTMLElement).style.opacity))
  await card.getByRole('button', { name: 'Trả TV 2 về như cũ' }).click()
  await change(form => form.getByRole('slider').press('Home'))
  await until('it is as dim as it goes', async () => (await dimmed()) === 0.9)
  await change(async form => {
    await form.getByLabel('Giờ sáng').selectOption({ label: 'Theo giờ, ngoài giờ tắt đen' })
    const now = new Date(await tv.evaluate(() => Date.now()))
    await form.getByLabel('Từ').fill(communeHour(now, 3))
    await form.getByLabel('Đến').fill(communeHour(now, 4))
  })
  await card.getByText('Ngoài giờ, màn hình tối').waitFor()
  assert.equal(await tv.locator('video:not(.tv-film)').count(), 0, 'a dark screen has no pictures')
  await card.getByRole('button', { name: 'Đưa camera lên TV 2' }).click()
  await officer.getByLabel('Camera', { exact: true }).selectOption({ label: camera })
  await officer.getByRole('button', { name: 'Đưa lên', exact: true }).click()
  await untilWide(tv, camera)
}

/** So many hours after now, on the commune's clock. */
const communeHour = (now: Date, later: number): string =>
  `${String((now.getUTCHours() + 7 + later) % 24).padStart(2, '0')}:00`

// Journey: what opens over a page is a place: it has an address, Back shuts it, a reload keeps it; and nobody leaves unsaved work unasked.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { SiteList } from '#contract/site.ts'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'

const SOON = { timeout: 30_000 }

test('a large picture and every dialog have an address: Back shuts them, a reload keeps them, a copied address opens them', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 2 })
  const { id, name } = street[0]!
  const page = await open({ cookie })
  await page.goto(station.url)
  const small = page.getByRole('button', { name: `Thu nhỏ ${name}` })
  const large = page.getByRole('button', { name: `Phóng to ${name}`, exact: true })
  await large.press('Enter', SOON)
  await small.waitFor(SOON)
  await page.waitForURL(new RegExp(`large=${id}`), SOON)
  await page.reload()
  await small.waitFor(SOON)
  await page.keyboard.press('?')
  await shutByBack(page, page.getByRole('dialog', { name: 'Phím tắt' }))
  await small.waitFor(SOON)
  await page.goBack()
  await large.waitFor(SOON)

  await page.getByRole('article', { name, exact: true }).getByRole('link').click()
  const details = page.getByRole('dialog', { name })
  await page.getByRole('button', { name: 'Chi tiết' }).click(SOON)
  await details.waitFor(SOON)
  await page.reload()
  await details.waitFor(SOON)
  await shutByBack(page, details)
  await page.getByRole('button', { name: 'Chi tiết' }).waitFor()

  await page.goto(`${station.url}/storage?open=hold`)
  const hold = page.getByRole('dialog', { name: 'Giữ dữ liệu' })
  await hold.waitFor(SOON)
  await hold.getByRole('button', { name: 'Đóng' }).click()
  await hold.waitFor({ state: 'hidden' })
  await page.waitForURL(`${station.url}/storage`)
  await page.getByRole('button', { name: 'Giữ dữ liệu' }).click()
  await hold.waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL(`${station.url}/storage`)
  await page.goBack()
  await page.waitForURL(new RegExp(`/camera/${id}`), SOON)
})

test('whoever leaves the map with unsaved places is asked; what was saved before one failed can be taken back', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 2 })
  const page = await open({ cookie })
  await page.goto(`${station.url}/storage`)
  await page.getByRole('link', { name: 'Bản đồ' }).click(SOON)
  for (const { name } of street) {
    await page
      .getByRole('button', { name: `Đặt ${name} lên bản đồ` })
      .first()
      .click(SOON)
    await page.getByRole('button', { name: 'Đặt ở giữa' }).click(SOON)
  }
  const asked = page.getByRole('dialog', { name: 'Rời bản đồ khi chưa lưu?' })
  await page.goBack()
  await asked.getByRole('button', { name: 'Thôi' }).click(SOON)
  await asked.waitFor({ state: 'hidden' })
  await page.getByRole('link', { name: 'Lưu trữ' }).click()
  await asked.getByRole('button', { name: 'Thôi' }).click(SOON)
  assert.match(page.url(), /\/map/, 'nobody left')

  const failing = `**/api/cameras/${street[1]!.id}/site`
  await page.route(failing, route => route.abort())
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  const half = page.getByRole('group', { name: /^Mới lưu được 1 trên 2 camera/ })
  await half.waitFor(SOON)
  const placed = (count: number): Promise<unknown> =>
    until('so many cameras have a place', async () => {
      const { sites } = (await station.ask('GET', '/api/sites')) as SiteList
      return sites.length === count
    })
  await placed(1)
  await half.getByRole('button', { name: 'Hoàn tác' }).click()
  await placed(0)
  await page.unroute(failing)
  await page.getByRole('button', { name: 'Lưu', exact: true }).click(SOON)
  await placed(2)

  await page.getByRole('link', { name: 'Lưu trữ' }).click()
  await page.waitForURL(/\/storage/, SOON)
})

const shutByBack = async (page: Page, dialog: Locator): Promise<void> => {
  await dialog.waitFor(SOON)
  await page.waitForURL(/open=/, SOON)
  await page.goBack()
  await dialog.waitFor({ state: 'hidden', ...SOON })
}

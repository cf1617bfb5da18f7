// Journey: in the page a camera is looked over, put right and steered; an EZVIZ that scrambles its pictures is told what to switch off, and
// records once that is done.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { libavMissing } from '#simulator/footage/libav.ts'
import type { SimulatedCamera } from '#simulator/street.ts'
import { fitsTheScreen, noBrowser } from '#test/browser-neighbourhood.ts'
import { findChromium } from '#test/chromium.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

const skip = noBrowser || (await libavMissing())

/** A street in this process, so that a camera can be switched as its owner does in the maker's app. */
const openHouse = async (t: TestContext) => {
  const stack = closing(t)
  const traits = { ptz: true, group_s: 8 }
  const street = await openStreet(stack, {
    cameras: 2,
    personalities: [
      { brand: 'ezviz', camera: '1' },
      { brand: 'hikvision', camera: '2', traits },
    ],
  })
  const house = await House.open(stack)
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    chromiumSandbox: process.getuid?.() !== 0,
  })
  stack.defer(() => browser.close())
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  const [name = '', value = ''] = house.cookie.split('=')
  await context.addCookies([{ name, value, url: house.station.url, httpOnly: true, sameSite: 'Strict' }])
  return { street, house, page: await context.newPage() }
}

const add = async (
  page: Page,
  { username, password, main_url, http_url }: SimulatedCamera,
  as: string,
  brand: string,
) => {
  await page.getByRole('tab', { name: 'Theo hãng' }).click()
  await page.getByLabel('Hãng', { exact: true }).selectOption({ label: brand })
  await page.getByLabel('Địa chỉ thiết bị').fill(brand === 'EZVIZ' ? main_url : URL.parse(http_url!)!.host)
  await page.getByLabel('Tên đăng nhập của camera').fill(username)
  await page.getByLabel('Mật khẩu của camera').fill(password)
  await page.getByRole('button', { name: 'Xem hình' }).click()
  await page.getByLabel('Tên camera').fill(as, { timeout: 30_000 })
  await page.getByRole('button', { name: 'Thêm camera này' }).click()
}

test('a scrambled EZVIZ is told of and recorded after the switch; another is put right and steered', {
  skip,
  timeout: 150_000,
}, async t => {
  const { street, house, page } = await openHouse(t)
  const [ezviz, hikvision] = street.cameras
  await page.goto(`${house.station.url}/add-camera`)
  await add(page, ezviz!, 'Nhà văn hóa', 'EZVIZ')
  await page.getByText('Đã thêm Nhà văn hóa.').waitFor()
  await add(page, hikvision!, 'Ngã ba', 'Hikvision')
  await page.getByText('Đã thêm Ngã ba.').waitFor()
  const added = (await house.ask<{ cameras: { id: string; name: string }[] }>('GET', '/api/cameras')).cameras
  const idOf = (name: string) => added.find(camera => camera.name === name)!.id
  const dialog = page.getByRole('dialog')
  const examine = async (name: string): Promise<void> => {
    await page.goto(`${house.station.url}/camera/${idOf(name)}`)
    await page.getByRole('button', { name: 'Khám camera' }).click()
    await dialog.getByRole('button', { name: 'Khám lại' }).waitFor({ timeout: 60_000 })
  }

  await examine('Nhà văn hóa')
  await dialog
    .getByRole('listitem')
    .filter({ hasText: 'Nghiêm trọng' })
    .filter({ hasText: /mã hóa/i })
    .first()
    .waitFor()
  for (const [width, height] of [
    [1366, 768],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height })
    assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${width} px`)
  }
  await page.setViewportSize({ width: 1366, height: 768 })
  await street.device(ezviz!.id).change({ encrypted: false })
  await house.streams(idOf('Nhà văn hóa'), 60_000)
  await dialog.getByRole('button', { name: 'Khám lại' }).click()
  await dialog.getByRole('button', { name: 'Khám lại' }).waitFor({ timeout: 60_000 })
  await dialog
    .getByRole('listitem')
    .filter({ hasText: 'Nghiêm trọng' })
    .filter({ hasText: /mã hóa/i })
    .waitFor({ state: 'detached' })

  await house.streams(idOf('Ngã ba'), 30_000)
  await examine('Ngã ba')
  const line = dialog.getByRole('listitem').filter({ hasText: 'Đặt khung hình chính dày hơn' }).first()
  await line.getByRole('button', { name: 'Sửa giúp tôi' }).click()
  await dialog
    .getByRole('region', { name: 'Các lần sửa camera' })
    .getByText('Camera đã đổi; đo lại thì đúng như vậy.')
    .waitFor({ timeout: 60_000 })
  assert.equal(street.device(hikvision!.id).channels[0]?.streams.main.group_pictures, 30)
  await dialog.getByRole('button', { name: 'Đóng' }).click()

  const { head } = street.device(hikvision!.id)
  await page.getByRole('button', { name: 'Điều khiển' }).click()
  const panel = page.getByRole('region', { name: 'Điều khiển' })
  await panel.getByRole('button', { name: 'Quay phải' }).hover()
  await page.mouse.down()
  await until('it turns right', async () => head.pose().pan > 0)
  await page.mouse.up()
  await until('it stands', async () => !head.moving())
  await panel.getByLabel('Lưu vị trí này').fill('Cổng chợ')
  await panel.getByRole('button', { name: 'Lưu vị trí', exact: true }).click()
  await panel.getByRole('button', { name: 'Cổng chợ', exact: true }).waitFor()
  await panel.getByRole('button', { name: 'Về vị trí gốc' }).click()
  await until('it is home', async () => head.pose().pan === 0)
  await panel.getByRole('button', { name: 'Quay lên' }).focus()
  await page.keyboard.down('ArrowLeft')
  await until('it turns left', async () => head.pose().pan < 0)
  await page.keyboard.up('ArrowLeft')
  await until('it stands again', async () => !head.moving())
})

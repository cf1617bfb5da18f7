// Journey: somebody who is no engineer brings the first camera of a station onto the wall, by each of the four doors; every mistake on the way is
// answered with what to do about it.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import type { CameraList } from '#contract/camera.ts'
import { xlsxOf } from '#http/routes/imports/template.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { noBrowser } from '#test/browser-neighbourhood.ts'
import { findChromium } from '#test/chromium.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'

const skip = noBrowser || (await libavMissing())

const openHouse = async (t: TestContext) => {
  const stack = closing(t)
  const street = await openStreet(stack, {
    cameras: 3,
    personalities: [
      { brand: 'hikvision', camera: '1' },
      { brand: 'dahua', camera: '2' },
    ],
    discovery: { port: 0 },
  })
  const house = await House.open(stack, { discovery_port: street.discovery_port! })
  const browser = await chromium.launch({ executablePath: findChromium()!, chromiumSandbox: process.getuid?.() !== 0 })
  stack.defer(() => browser.close())
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  const [name = '', value = ''] = house.cookie.split('=')
  await context.addCookies([{ name, value, url: house.station.url, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  page.setDefaultTimeout(40_000)
  return { street, house, page }
}

type Opened = Awaited<ReturnType<typeof openHouse>>

const alert = (page: Page, words: string) => page.getByRole('alert').filter({ hasText: words }).waitFor()

/** From the page of a station without cameras, by a door, to a picture on the wall; then the camera is gone again. */
const byDoor = async ({ house, page }: Opened, door: string, name: string, enter: () => Promise<void>) => {
  await page.goto(house.station.url)
  await page.getByRole('heading', { name: 'Trạm chưa có camera nào' }).waitFor()
  await page.getByRole('tab', { name: door }).click()
  await enter()
  await page.getByText(name).first().waitFor()
  const { cameras } = await house.ask<CameraList>('GET', '/api/cameras')
  assert.deepEqual(
    cameras.map(camera => camera.name),
    [name],
  )
  await house.streams(cameras[0]!.id, 40_000)
  await page.goto(house.station.url)
  await page.waitForFunction(
    () => [...document.querySelectorAll('video')].some(video => video.videoWidth > 0 && video.currentTime > 0),
    undefined,
    { timeout: 40_000 },
  )
  await house.ask('DELETE', `/api/cameras/${cameras[0]!.id}`)
}

const seenAndNamed = async (page: Page, name: string) => {
  await page.getByRole('heading', { name: 'Hình từ camera' }).waitFor()
  await page.getByRole('textbox', { name: 'Tên camera' }).fill(name)
  await page.getByRole('button', { name: 'Thêm camera này' }).click()
}

test('the first camera comes onto the wall by each door, and a mistake is told with what to do', {
  skip,
  timeout: 180_000,
}, async t => {
  const opened = await openHouse(t)
  const { street, page } = opened
  const [hikvision, dahua, plain] = street.cameras
  const [first, second] = [street.device(hikvision!.device!), street.device(dahua!.device!)]

  await byDoor(opened, 'Tìm camera', 'Cổng làng', async () => {
    await page.getByText('Tìm trên mạng:').click()
    const networks = page.getByRole('group', { name: 'Tìm trên những mạng nào' }).getByRole('checkbox')
    await networks.last().waitFor()
    for (const one of await networks.all()) await one.uncheck()
    await page.getByText('Chưa chọn mạng nào').waitFor()
    assert.ok(await page.getByRole('button', { name: 'Tìm lại' }).or(page.getByText('Đang tìm…')).first().isVisible())
    await page.getByRole('checkbox', { name: 'chỉ bên trong máy này' }).check()
    await page.getByLabel('Dải địa chỉ').fill('10.0.0.0/8')
    await page.getByRole('button', { name: 'Tìm lại' }).click()
    await alert(page, '1024')
    await page.getByLabel('Dải địa chỉ').fill('')
    await page.getByRole('button', { name: 'Tìm lại' }).click()
    await page.getByRole('button', { name: /^Chọn HIKVISION DS-2CD2143G2-I ở 127.0.0.1$/i }).click()
    await page.getByText('Thiết lập khác').click()
    await page.getByLabel('Cổng RTSP').fill(String(first.rtsp_port))
    await page.getByLabel('Mật khẩu của camera').fill('sai rồi')
    await page.getByRole('button', { name: 'Xem hình' }).click()
    await alert(page, 'Hãy kiểm tra rồi điền lại')
    await page.getByLabel('Mật khẩu của camera').fill(hikvision!.password)
    await page.getByRole('button', { name: 'Xem hình' }).click()
    await seenAndNamed(page, 'Cổng làng')
  })

  await byDoor(opened, 'Theo hãng', 'Nhà văn hóa', async () => {
    await page.getByLabel('Hãng', { exact: true }).selectOption({ label: 'Hanet' })
    await page.getByRole('link', { name: 'Đến trang Lưu trữ để nhập tệp' }).waitFor()
    await page.getByLabel('Hãng', { exact: true }).selectOption({ label: 'Dahua' })
    await page.getByLabel('Mật khẩu của camera').fill(dahua!.password)
    await page.getByLabel('Địa chỉ thiết bị').fill('8.8.8.8')
    await page.getByRole('button', { name: 'Xem hình' }).click()
    await alert(page, 'nằm ngoài mạng mà trạm được phép gọi')
    await page.getByLabel('Địa chỉ thiết bị').fill(`127.0.0.1:${second.http_port}`)
    await page.getByText('Thiết lập khác').click()
    await page.getByLabel('Cổng RTSP').fill(String(second.rtsp_port))
    await page.getByRole('button', { name: 'Xem hình' }).click()
    await seenAndNamed(page, 'Nhà văn hóa')
  })

  await byDoor(opened, 'Địa chỉ RTSP', 'Chợ xã', async () => {
    const look = page.getByRole('button', { name: 'Xem hình' })
    await page.getByLabel('Địa chỉ của camera').fill(`rtsp://127.0.0.1:${street.port}/khong-co/main`)
    await look.click()
    await alert(page, 'Thiết bị có trả lời nhưng không có luồng hình')
    // As it is often written down: with user and password in it.
    const account = [plain!.username, plain!.password].map(encodeURIComponent).join(':')
    await page.getByLabel('Địa chỉ của camera').fill(plain!.main_url.replace('://', `://${account}@`))
    await look.click()
    await seenAndNamed(page, 'Chợ xã')
  })

  await byDoor(opened, 'Từ tệp Excel/CSV', 'Đình làng', async () => {
    const heading = ['Tên', 'Địa chỉ', 'Kênh', 'Luồng chính', 'Luồng phụ', 'Tài khoản', 'Mật khẩu']
    const right = [plain!.main_url, plain!.sub_url, plain!.username, plain!.password]
    const bring = (...rows: readonly (readonly string[])[]) =>
      page.getByLabel('Chọn tệp Excel hoặc CSV').setInputFiles({
        name: 'camera.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: xlsxOf([heading, ...rows]),
      })
    const row = (name: string | RegExp) => page.getByRole('row').filter({ hasText: name })
    await page
      .getByLabel('Chọn tệp Excel hoặc CSV')
      .setInputFiles({ name: 'anh.xlsx', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0]) })
    await alert(page, 'Hãy dùng tệp mẫu')
    await bring(
      ['Đình làng', '', 'x', ...right],
      ['', '', '', ...right],
      ['Ao làng', '', '', dahua!.main_url, 'rtsp://127.0.0.9/sub', '', ''],
      ['Miếu', '', '', '', '', '', ''],
    )
    await page.getByText('0 dòng tốt, 4 dòng cần sửa').waitFor()
    await row('Đình làng').getByText('Kênh phải là số từ 1 đến 256.').waitFor()
    await row('Thiếu tên camera.').waitFor()
    await row('Ao làng').getByText('Luồng phụ ở máy khác với luồng chính').waitFor()
    await row('Miếu').getByText('Thiếu địa chỉ IP').waitFor()
    await bring(['Đình làng', '', '', ...right])
    await page.getByText('1 dòng tốt, 0 dòng cần sửa').waitFor()
    await page.getByRole('button', { name: 'Thêm 1 dòng tốt' }).click()
    await page
      .getByText('Xong: đã thêm 1/1 camera.')
      .or(page.getByRole('link', { name: 'Đình làng' }))
      .first()
      .waitFor()
  })
})

// Journey: somebody who is no engineer adds cameras in the page: by searching, by the maker, from a recorder and from a file.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { signIn } from '#bench/sign-in.ts'
import type { CameraList } from '#contract/camera.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { fitsTheScreen, noBrowser, openNeighbourhood, phone } from '#test/browser-neighbourhood.ts'

const skip = noBrowser || (await libavMissing())
const screens = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }, { width: 360, height: 740 }, phone]

type MadeCamera = { readonly http_url?: string }
const hostOf = (camera: MadeCamera): string => URL.parse(camera.http_url!)!.host
const rtspPortOf = ({ main_url }: { readonly main_url: string }): string => URL.parse(main_url)!.port

const everyScreen = async (page: Page): Promise<void> => {
  for (const screen of screens) {
    await page.setViewportSize(screen)
    assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${screen.width} px`)
  }
  await page.setViewportSize(screens[0]!)
}

const untilPictured = (page: Page, name: string) =>
  page.waitForFunction(
    label => {
      const shown = document.querySelector(`img[alt="${label}"], video[aria-label="${label}"]`)
      if (shown instanceof HTMLImageElement) return shown.naturalWidth > 0
      return shown instanceof HTMLVideoElement && shown.videoWidth > 0
    },
    `Hình của ${name}`,
    { timeout: 30_000 },
  )

const makers = [
  ...['--brand', 'hikvision@1', '--brand', 'ezviz@2', '--nvr', 'hikvision:8'],
  ...['--discovery-port', '0', '--addresses', '127.78.4.1'],
]

test('cameras are found, looked at and added, one after another, whatever the door', {
  skip,
  timeout: 150_000,
}, async t => {
  const { station, street, open } = await openNeighbourhood(t, { cameras: 3, makers })
  const page = await open({ cookie: await signIn(station) })
  const [hikvision, ezviz, plain, channel] = street as readonly ((typeof street)[number] & MadeCamera)[]
  const list = async () => ((await station.ask('GET', '/api/cameras')) as CameraList).cameras

  // Found in a range, a wrong password first, then its picture.
  await page.goto(`${station.url}/add-camera`)
  await page.getByRole('tab', { name: 'Tìm camera', selected: true }).waitFor()
  await page.getByRole('button', { name: 'Tìm lại' }).waitFor()
  await page.getByLabel('Dải địa chỉ').fill('127.78.4.1-3')
  await page.getByRole('button', { name: 'Tìm lại' }).click()
  const found = page.getByRole('listitem').filter({ hasText: '127.78.4.1' })
  await found.getByRole('button', { name: /^Chọn .* ở 127.78.4.1$/ }).click()
  await page.getByLabel('Tên đăng nhập của camera').fill(hikvision!.username)
  await page.getByLabel('Mật khẩu của camera').fill('sai rồi')
  await page.getByRole('button', { name: 'Xem hình' }).click()
  await page.getByRole('alert').filter({ hasText: 'Thiết bị từ chối tên hoặc mật khẩu' }).waitFor()
  await page.getByLabel('Mật khẩu của camera').fill(hikvision!.password)
  await page.getByRole('button', { name: 'Xem hình' }).click()
  await page.getByRole('heading', { name: 'Hình từ camera' }).waitFor({ timeout: 30_000 })
  await untilPictured(page, 'Luồng 1')
  await untilPictured(page, 'Luồng 2')
  await everyScreen(page)
  await page.getByLabel('Tên camera').fill('Cổng làng')
  await page.getByRole('button', { name: 'Thêm camera này' }).click()
  await page.getByText('Đã thêm Cổng làng.').waitFor()
  await page.getByRole('listitem').filter({ hasText: '127.78.4.1' }).getByText('đã có trên trạm').waitFor()
  await everyScreen(page)
  const [first] = await list()
  assert.deepEqual([first?.device.brand, first?.sub_url !== null, first?.record_audio], ['hikvision', true, false])

  // By its maker, whose hint says where the password is.
  await page.getByRole('tab', { name: 'Theo hãng' }).click()
  await page.getByLabel('Hãng', { exact: true }).selectOption({ label: 'EZVIZ' })
  await page.getByText('mã xác thực').first().waitFor()
  await page.getByLabel('Địa chỉ thiết bị').fill(hostOf(ezviz!))
  await page.getByLabel('Mật khẩu của camera').fill(ezviz!.password)
  await page.getByText('Thiết lập khác').click()
  await page.getByLabel('Cổng RTSP').fill(rtspPortOf(ezviz!) || '554')
  await page.getByRole('button', { name: 'Xem hình' }).click()
  await page.getByRole('alert').filter({ hasText: 'Tắt “Mã hóa hình ảnh”' }).waitFor({ timeout: 30_000 })
  await page.getByLabel('Tên camera').fill('Nhà văn hóa', { timeout: 30_000 })
  await page.getByRole('button', { name: 'Thêm camera này' }).click()
  await page.getByText('Đã thêm Nhà văn hóa.').waitFor()

  // A file of which two rows are bad.
  await page.getByRole('tab', { name: 'Từ tệp Excel/CSV' }).click()
  const csv = `Tên;Địa chỉ;Luồng chính;Tài khoản;Mật khẩu\nChợ xã;;${plain!.main_url};${plain!.username};${plain!.password}\n;;${plain!.sub_url};;\nĐình;;;;\n`
  await page
    .getByLabel('Chọn tệp Excel hoặc CSV')
    .setInputFiles({ name: 'camera.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByText('1 dòng tốt, 2 dòng cần sửa').waitFor()
  assert.equal((await list()).length, 2, 'nothing is added by looking')
  await everyScreen(page)
  await page.getByRole('button', { name: 'Thêm 1 dòng tốt' }).click()
  await page.getByText('Xong: đã thêm 1/1 camera.').waitFor({ timeout: 30_000 })
  await untilPictured(page, 'Chợ xã')

  // A recorder: kept once, its channels ticked together.
  await page.getByRole('tab', { name: 'Theo hãng' }).click()
  await page.getByLabel('Đầu ghi nhiều kênh').check()
  await page.getByLabel('Hãng', { exact: true }).selectOption({ label: 'Hikvision' })
  await page.getByLabel('Địa chỉ thiết bị').fill(hostOf(channel!))
  await page.getByLabel('Tên đăng nhập của đầu ghi').fill(channel!.username)
  await page.getByLabel('Mật khẩu của đầu ghi').fill(channel!.password)
  await page.getByLabel('Tên đầu ghi').fill('Đầu ghi xã')
  await page.getByText('Thiết lập khác').click()
  await page.getByLabel('Cổng RTSP').fill(rtspPortOf(channel!) || '554')
  await page.getByRole('button', { name: 'Lưu đầu ghi và xem các kênh' }).click()
  await page.getByRole('heading', { name: 'Đầu ghi xã' }).waitFor()
  await page.getByText('Có 8 kênh.').waitFor({ timeout: 60_000 })
  await untilPictured(page, 'Kênh 8')
  await page.getByLabel('Chọn tất cả').check()
  await page.getByLabel('Tên camera').nth(7).fill('Kho thóc')
  await everyScreen(page)
  await page.getByRole('button', { name: 'Thêm 8 camera' }).click()
  await page.getByRole('link', { name: 'Kho thóc' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Kho thóc' }).getByText('đang ghi').waitFor({ timeout: 40_000 })
  assert.equal((await list()).length, 11)
  await station.until('all but the encrypted one are recorded', ({ cameras }) => cameras.streaming === 10, 40_000)

  // It gets another name; then it is forgotten, and its cameras go on.
  await page.getByRole('button', { name: 'Sửa', exact: true }).click()
  await page.getByLabel('Tên đầu ghi').fill('Đầu ghi trạm y tế')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('heading', { name: 'Đầu ghi trạm y tế' }).waitFor()
  await everyScreen(page)
  await page.getByRole('button', { name: 'Gỡ đầu ghi' }).click()
  await page.getByRole('radio', { name: 'Giữ 8 camera của nó', checked: true }).waitFor()
  await page.getByRole('button', { name: 'Gỡ', exact: true }).click()
  await page.getByText('Chưa có đầu ghi nào').waitFor()
  assert.equal((await list()).length, 11)
  assert.ok((await list()).every(({ device }) => device.nvr === null))
  await station.until('its cameras are recorded on', ({ cameras }) => cameras.streaming === 10, 40_000)
  await page.getByRole('link', { name: 'Thêm đầu ghi' }).click()
  await page.getByLabel('Đầu ghi nhiều kênh').and(page.locator(':checked')).waitFor()
})

// Journey: a newcomer opens the link that the station printed, and ends with a picture on the wall.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CameraList } from '#contract/camera.ts'
import type { NewLink } from '#contract/session.ts'
import { noBrowser, openNeighbourhood } from '#test/browser-neighbourhood.ts'
import { appCode } from '#test/signing-in.ts'

test('a newcomer makes the first account, adds a camera, sees it live, signs out and in again with a second step', {
  skip: noBrowser,
}, async t => {
  const { station, street, open } = await openNeighbourhood(t, { cameras: 1 })
  const page = await open()
  const { url } = (await station.ask('POST', '/api/sign-in/new-link')) as NewLink

  await page.goto(url)
  await page.getByLabel('Họ và tên').fill('Nguyễn Văn Trực')
  await page.getByLabel('Tên đăng nhập').fill('truc-ban')
  await page.getByLabel('Mật khẩu mới').fill('quá ngắn')
  await page.getByRole('button', { name: 'Tạo tài khoản và vào trạm' }).click()
  await page.getByRole('alert').filter({ hasText: 'Mật khẩu cần ít nhất 12 ký tự.' }).waitFor()
  assert.equal(new URL(page.url()).hash, '', 'the token leaves the address at once')
  await page.getByLabel('Mật khẩu mới').fill('con mèo ngủ trên mái')
  await page.getByRole('button', { name: 'Tạo tài khoản và vào trạm' }).click()
  await page.getByRole('button', { name: 'Không, đây là máy làm việc' }).click()

  await page.getByRole('heading', { name: 'Trạm chưa có camera nào' }).waitFor()
  const camera = street[0]!
  await page.getByRole('tab', { name: 'Địa chỉ RTSP' }).click()
  await page.getByText('Điền tay cả hai luồng').click()
  const form = page.getByRole('form', { name: 'Điền tay cả hai luồng' })
  await form.getByLabel('Tên camera').fill('Cổng chính')
  await form.getByLabel('Vị trí').fill('Trụ sở Công an xã')
  await form.getByLabel('Địa chỉ luồng chính').fill(camera.main_url)
  await form.getByLabel('Địa chỉ luồng phụ').fill(camera.sub_url)
  await form.getByLabel('Tên đăng nhập của camera').fill(camera.username)
  await form.getByLabel('Mật khẩu của camera').fill(camera.password)
  await form.getByRole('button', { name: 'Thêm camera' }).click()
  const tile = page.getByRole('article', { name: 'Cổng chính' })
  await tile
    .getByRole('time')
    .filter({ hasText: /\d\d:\d\d:\d\d/ })
    .waitFor()

  await page.getByRole('button', { name: 'Tài khoản Nguyễn Văn Trực' }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await page.getByRole('button', { name: 'Đăng nhập' }).waitFor()
  const [there] = ((await station.ask('GET', '/api/cameras')) as CameraList).cameras
  const address = `${station.url}/camera/${there!.id}?at=2026-01-02T03%3A04%3A05`
  await page.goto(address)
  await page.getByLabel('Tên đăng nhập').fill('truc-ban')
  await page.getByLabel('Mật khẩu', { exact: true }).fill('không phải mật khẩu này')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('alert').filter({ hasText: 'Tên đăng nhập hoặc mật khẩu không đúng.' }).waitFor()
  await page.getByLabel('Mật khẩu', { exact: true }).fill('con mèo ngủ trên mái')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.getByRole('heading', { name: 'Thêm bước xác minh thứ hai' }).waitFor()
  await page.getByRole('img', { name: 'Mã QR cho ứng dụng mã' }).waitFor()
  const secret = await page.getByRole('textbox', { name: 'Gõ khóa này vào ứng dụng' }).inputValue()
  await page.getByLabel('Mã 6 số ứng dụng đang hiện').fill(appCode({ secret }, Date.now()))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  await page.getByRole('list', { name: 'Mã khôi phục' }).getByRole('listitem').nth(9).waitFor()
  await page.getByRole('button', { name: 'Tôi đã cất kỹ' }).click()
  await page.getByRole('heading', { name: 'Cổng chính' }).waitFor()
  assert.match(page.url(), /\/camera\/[^?]+\?at=/, 'the visitor comes to where the address led')
  const why = page.getByRole('dialog', { name: 'Xem để làm gì?' })
  await why.getByRole('button', { name: 'Để sau' }).click()
  await page.getByRole('button', { name: 'Nêu mục đích xem' }).waitFor()
  await page.getByRole('banner').getByRole('link', { name: 'Về tường camera' }).click()
  await tile.waitFor()
})

test('English is one click away and remembered; a used link says so in that language', { skip: noBrowser }, async t => {
  const { station, open } = await openNeighbourhood(t, { cameras: 1 })
  const page = await open()
  await page.goto(`${station.url}/sign-in`)
  await page.getByRole('heading', { name: 'Trạm mới, chưa có tài khoản' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'vi')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'A new station without an account' }).waitFor()
  await page.goto(`${station.url}/welcome#${'x'.repeat(43)}`)
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await page.getByRole('alert').filter({ hasText: 'This sign-in link was used already or has expired.' }).waitFor()
})

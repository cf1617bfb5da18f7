// Journey: the one who lets the district's system have two cameras: opens the door, makes the account, and takes it away again.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { freePort } from '#bench/workplace.ts'
import type { Republish } from '#contract/republish.ts'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'

const screens = [
  { width: 360, height: 740 },
  { width: 1366, height: 768 },
]

test('the door is opened, an account is made whose password is shown once, and both are taken back on one page', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t)
  const page = await open({ cookie, screen: screens[1]! })
  const shoot = async (name: string) => {
    for (const screen of screens) {
      await page.setViewportSize(screen)
      assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${screen.width} px`)
      if (process.env.MATTHAN_SHOTS !== undefined)
        await page.screenshot({ path: `${process.env.MATTHAN_SHOTS}/republish-${name}-${screen.width}.png` })
    }
  }
  await page.goto(station.url)
  await page.getByRole('button', { name: 'Tài khoản Đo đạc' }).click()
  await page.getByRole('link', { name: 'Cho hệ thống khác lấy hình' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cho hệ thống khác lấy hình' }).waitFor()
  const part = (name: string) => page.getByRole('region', { name })
  const dialog = page.getByRole('dialog')
  const shown = async () => (await station.ask('GET', '/api/republish')) as Republish

  // Closed until somebody opens it, at a port that is asked to be one.
  const door = part('Cửa lấy hình')
  await door.getByText('Đang đóng').waitFor()
  await door.getByRole('button', { name: 'Sửa cổng và địa chỉ' }).click()
  const port = await freePort()
  await dialog.getByLabel('Địa chỉ của trạm').fill('127.0.0.1')
  await dialog.getByLabel('Cổng RTSP').fill('99999')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'từ 1 đến 65535' }).waitFor()
  await dialog.getByLabel('Cổng RTSP').fill(`${port}`)
  await shoot('settings')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.waitFor({ state: 'detached' })
  await door.getByRole('button', { name: 'Mở cửa' }).click()
  await door.getByText('Đang mở').waitFor()
  const addresses = part('Địa chỉ để nhập vào hệ thống kia')
  await addresses.getByLabel('Camera').selectOption({ label: street[1]!.name })
  const main = addresses.getByRole('textbox', { name: 'Luồng chính' })
  const main_url = `rtsp://127.0.0.1:${port}/${street[1]!.id}/main`
  assert.equal(await main.inputValue(), main_url)
  await addresses.getByRole('button', { name: 'Chép: Luồng chính' }).click()
  await addresses.getByText('Đã chép.').waitFor()
  // A page without TLS has no clipboard of its own: it is copied all the same.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await addresses.getByRole('button', { name: 'Chép: Luồng phụ' }).click()
  await addresses.getByText('Đã chép.').nth(1).waitFor()

  // The password is on the page once, and on no answer after that.
  const accounts = part('Tài khoản lấy hình')
  await accounts.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await dialog.getByLabel('Tên tài khoản').fill('vms-huyen')
  await dialog.getByRole('button', { name: 'Tạo', exact: true }).click()
  await dialog.getByRole('alert').filter({ hasText: 'ít nhất một camera' }).waitFor()
  await dialog.getByLabel(street[1]!.name).check()
  await shoot('account')
  await dialog.getByRole('button', { name: 'Tạo', exact: true }).click()
  const secret = await dialog.getByRole('textbox', { name: 'Mật khẩu' }).inputValue()
  assert.ok(secret.length >= 20)
  await shoot('secret')
  await dialog.getByRole('button', { name: 'Đã lưu mật khẩu' }).click()
  const account = accounts.getByRole('listitem').filter({ hasText: 'vms-huyen' })
  await account.getByText(street[1]!.name).waitFor()
  assert.ok(!(await page.content()).includes(secret))
  assert.deepEqual((await shown()).accounts[0]?.cameras, [street[1]!.id])

  // What it may fetch is changed without another password.
  await account.getByRole('button', { name: 'Sửa tài khoản vms-huyen' }).click()
  await dialog.getByLabel(street[1]!.name).uncheck()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'ít nhất một camera' }).waitFor()
  await dialog.getByLabel(street[1]!.name).check()
  await dialog.getByLabel(street[0]!.name).check()
  await dialog.getByLabel('Được nghe tiếng của những camera có ghi tiếng').check()
  await shoot('edit')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await account.getByText('Được nghe tiếng').waitFor()
  const [changed] = (await shown()).accounts
  assert.deepEqual([new Set(changed?.cameras), changed?.sound], [new Set([street[0]!.id, street[1]!.id]), true])

  // Who fetches is listed: here the station itself, which takes the picture for one more camera.
  const above = { id: 'tu-xa', name: 'Từ xa', main_url, sub_url: null, username: 'vms-huyen', password: secret }
  await station.ask('POST', '/api/cameras', above)
  const fetched = part('Đang lấy hình')
    .getByRole('listitem')
    .filter({ hasText: `vms-huyen: ${street[1]!.name}` })
  await fetched.getByText('127.0.0.1').waitFor({ timeout: 60_000 })

  // Taken back: each asks first.
  await shoot('page')
  await account.getByRole('button', { name: 'Xóa tài khoản vms-huyen' }).click()
  await dialog.getByRole('button', { name: 'Thôi' }).click()
  await dialog.waitFor({ state: 'detached' })
  await account.getByRole('button', { name: 'Xóa tài khoản vms-huyen' }).click()
  await dialog.getByRole('button', { name: 'Xóa và ngắt' }).click()
  await account.waitFor({ state: 'detached' })
  await part('Đang lấy hình').getByText('Không có hệ thống nào đang lấy hình.').waitFor()
  await door.getByRole('button', { name: 'Đóng cửa' }).click()
  await dialog.getByRole('button', { name: 'Đóng và ngắt' }).click()
  await door.getByText('Đang đóng').waitFor()
  const { state, accounts: left } = await shown()
  assert.deepEqual([state, left], ['off', []])
})

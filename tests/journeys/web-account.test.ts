// Journey: an admin sets a code app up on their own account, sees where they are signed in and ends it there; on a telephone, with a passkey too.

import { test } from 'node:test'
import { signIn } from '#bench/sign-in.ts'
import { StationUnderTest } from '#bench/station-under-test.ts'
import { Workplace } from '#bench/workplace.ts'
import { appCode } from '#test/signing-in.ts'
import { noBrowser, openBrowser, phone } from '#test/visitors.ts'

const PASSWORD = 'mot cau that dai de do dac'

test('an account gets a code app, recovery codes and a passkey, and another browser is signed out', {
  skip: noBrowser,
}, async t => {
  const place = new Workplace('account')
  const visit = await openBrowser(t)
  t.after(() => place[Symbol.asyncDispose]())
  const station = await StationUnderTest.start(place)
  const cookie = await signIn(station)
  // Passkeys belong to names, not to addresses.
  const url = station.url.replace('127.0.0.1', 'localhost')
  const page = await visit(url, { cookie, screen: phone })
  await page.goto(`${url}/account`)
  await page.getByRole('button', { name: 'Thiết lập' }).click()
  await page.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await page.getByRole('button', { name: 'Tiếp tục' }).click()
  const secret = await page.getByRole('textbox', { name: 'Gõ khóa này vào ứng dụng' }).inputValue()
  await page.getByLabel('Mã 6 số ứng dụng đang hiện').fill(appCode({ secret }, Date.now()))
  await page.getByRole('button', { name: 'Xác nhận' }).click()
  const code =
    (await page.getByRole('list', { name: 'Mã khôi phục' }).getByRole('listitem').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Tôi đã cất kỹ' }).click()
  await page.getByText('Còn 10 mã chưa dùng').waitFor()

  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  await page.getByLabel('Tên để nhớ, như “Điện thoại của tôi”').fill('Điện thoại chị Lan')
  await page.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await page.getByRole('dialog').getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  await page.getByText('Điện thoại chị Lan').waitFor()

  const other = await visit(station.url)
  await other.goto(`${station.url}/sign-in`)
  await other.getByLabel('Tên đăng nhập').fill('do-dac')
  await other.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await other.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await other.getByRole('button', { name: 'Mất điện thoại? Dùng mã khôi phục' }).click()
  await other.getByLabel('Mã khôi phục').fill(code)
  await other.getByRole('button', { name: 'Tiếp tục' }).click()
  await other.getByRole('heading', { name: 'Trạm chưa có camera nào' }).waitFor()

  await page.getByRole('list', { name: 'Nơi đang đăng nhập' }).getByRole('listitem').nth(1).waitFor()
  await page.getByRole('button', { name: 'Đăng xuất mọi nơi khác' }).click()
  await other.getByLabel('Tên đăng nhập').waitFor()

  await page.context().clearCookies({ name: 'mt_session' })
  await page.goto(`${url}/sign-in?back_to=/account`)
  await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click()
  await page.getByRole('heading', { name: 'Tài khoản của tôi' }).waitFor()
})

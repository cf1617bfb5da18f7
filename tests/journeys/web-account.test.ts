// Journey: an admin sets a code app up on their own account, sees where they are signed in and ends it there; on a telephone, with a passkey too.
// Then the night on which nobody can sign in: the emergency account is opened, and rings.
// Then they take somebody in, invite them, grant two cameras until a day, and end it.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { signIn } from '#bench/sign-in.ts'
import { StationUnderTest } from '#bench/station-under-test.ts'
import { Workplace } from '#bench/workplace.ts'
import { appCode } from '#test/signing-in.ts'
import { pair } from '#test/television-screen.ts'
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
  const officer = page
  await emergency({ station, url, officer, other, tv: await visit(station.url) })

  for (const [id, name] of [
    ['cong', 'Cổng làng'],
    ['cho', 'Chợ chiều'],
    ['nha', 'Nhà ông Ba'],
  ])
    await station.ask('POST', '/api/cameras', { id, name, main_url: `rtsp://127.0.0.1:9/${id}` })
  await page.goto(`${url}/people`)
  const link = await invite(page)
  const lan = await visit(station.url)
  await accept(lan, link.replace(url, station.url))
  await endGrant(page)
  await lan.getByRole('heading', { name: 'Chưa có camera nào cho bạn xem' }).waitFor()
})

type Scene = {
  readonly station: StationUnderTest
  readonly url: string
  readonly officer: Page
  readonly other: Page
  readonly tv: Page
}

/** Nobody else can sign in: the envelope is opened, everything rings, and it rings until somebody in charge has seen what was done. */
const emergency = async ({ station, url, officer, other, tv }: Scene): Promise<void> => {
  await officer.goto(`${url}/televisions`)
  await pair(station, tv, officer, 'TV 1')
  await officer.goto(`${url}/break-glass`)
  await officer.getByRole('button', { name: 'Niêm phong tài khoản khẩn cấp' }).click()
  await officer.getByRole('button', { name: 'Tạo mã và niêm phong' }).click()
  const slip = officer.getByRole('dialog', { name: 'Mã của tài khoản khẩn cấp' })
  const code = ((await slip.locator('.font-mono').textContent()) ?? '').toLowerCase()
  await slip.getByRole('button', { name: 'Đã cất kỹ' }).click()

  await openEnvelope(other, code)
  await other.getByRole('heading', { name: 'Trạm chưa có camera nào' }).waitFor()
  const rings = /^TÀI KHOẢN KHẨN CẤP ĐANG MỞ từ/
  await Promise.all([officer, other, tv].map(page => page.getByText(rings).waitFor()))
  await officer.getByText('Chị Bình: trưởng mất điện thoại').waitFor()
  await other.goto(`${station.url}/access-log?open=settings`)
  await other.getByLabel('Giữ bao nhiêu tháng').fill('36')
  await other.getByRole('button', { name: 'Lưu', exact: true }).click()
  await other.getByRole('dialog').waitFor({ state: 'detached' })
  await other.getByRole('button', { name: 'Đóng tài khoản khẩn cấp' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Đóng tài khoản khẩn cấp' }).click()
  await other.getByLabel('Tên đăng nhập').waitFor()

  await officer.getByText(/chưa ai xác nhận đã xem$/).waitFor()
  await officer.getByRole('link', { name: 'Đã làm những gì' }).click()
  const deeds = officer.getByRole('list', { name: 'Nhật ký truy cập' }).getByRole('button')
  await deeds.filter({ hasText: 'Chị Bình (tài khoản khẩn cấp) đổi cài đặt nhật ký truy cập' }).waitFor()
  await officer.getByRole('button', { name: 'Xác nhận đã xem' }).click()
  await officer.getByLabel('Lời xác nhận').fill('Đã xem, đúng việc')
  await officer.getByRole('dialog').getByRole('button', { name: 'Xác nhận đã xem' }).click()
  await officer.getByRole('region', { name: 'Tài khoản khẩn cấp' }).waitFor({ state: 'detached' })
  await officer.getByText(/^Tài khoản khẩn cấp đã dùng và chưa niêm phong lại/).waitFor()
  await tv.getByText(rings).waitFor({ state: 'detached' })

  await openEnvelope(other, code)
  await other.getByText(/^Mã này không mở được tài khoản khẩn cấp/).waitFor()
}

const openEnvelope = async (page: Page, code: string): Promise<void> => {
  await page.getByRole('button', { name: 'Mở tài khoản khẩn cấp' }).click()
  await page.getByLabel('Mã trong phong bì').fill(code)
  await page.getByLabel('Họ tên người mở').fill('Chị Bình')
  await page.getByLabel('Vì việc gì').fill('trưởng mất điện thoại')
  await page.getByRole('button', { name: 'Mở', exact: true }).click()
}

/** Somebody is added, granted two cameras until a day, and invited; answers the link that is handed over. */
const invite = async (page: Page): Promise<string> => {
  await page.getByRole('button', { name: 'Thêm người' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Họ và tên').fill('Trần Thị Lan')
  await dialog.getByLabel('Vai trò').selectOption('Chủ sở hữu camera')
  await dialog.getByRole('button', { name: 'Thêm người' }).click()
  await page.getByRole('heading', { level: 1, name: 'Trần Thị Lan' }).waitFor()
  await page.getByRole('button', { name: 'Giao quyền' }).click()
  await dialog.getByLabel('Cổng làng').check()
  await dialog.getByLabel('Chợ chiều').check()
  await dialog.getByLabel('Đến hết ngày').fill('31/12/2035')
  await dialog.getByRole('button', { name: 'Giao quyền' }).click()
  await dialog.getByText('Hãy ghi lý do, để người sau biết vì sao.').waitFor()
  await dialog.getByLabel('Lý do').fill('camera của gia đình')
  await dialog.getByRole('button', { name: 'Giao quyền' }).click()
  await page.getByText('Cổng làng, Chợ chiều · mọi lúc · đến 31/12/2035').waitFor()
  await page.getByRole('button', { name: 'Tạo tài khoản và mời' }).click()
  await dialog.getByRole('button', { name: 'Tạo mã dùng một lần' }).click()
  await dialog.getByRole('img', { name: 'Mã QR mở trang đặt mật khẩu' }).waitFor()
  const link = await dialog.getByLabel('Đường dẫn', { exact: true }).inputValue()
  await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  return link
}

/** They choose a password, and see their two cameras and nothing that is not theirs to do. */
const accept = async (page: Page, link: string): Promise<void> => {
  await page.goto(link)
  await page.getByText('lan.tran').waitFor()
  await page.getByLabel('Mật khẩu mới').fill('cá không ăn muối cá ươn')
  await page.getByRole('button', { name: 'Đặt mật khẩu và vào trạm' }).click()
  const wall = page.getByRole('region', { name: 'Tường camera' })
  await wall.getByRole('link', { name: 'Cổng làng' }).waitFor()
  await wall.getByRole('link', { name: 'Chợ chiều' }).waitFor()
  assert.equal(await page.getByText('Nhà ông Ba').count(), 0)
  assert.equal(await page.getByRole('link', { name: 'Thêm camera' }).count(), 0)
  await page.goto(`${new URL(link).origin}/people`)
  await page.getByRole('heading', { name: 'Trang này không thuộc quyền của bạn' }).waitFor()
  await page.getByText('Người có thể cho phép: Người quản trị hệ thống, Trưởng Công an xã.').waitFor()
  await page.getByRole('link', { name: 'Về trang Tường' }).click()
  await wall.getByRole('link', { name: 'Cổng làng' }).waitFor()
}

const endGrant = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Chấm dứt quyền: Chủ sở hữu camera/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Lý do').fill('đã bán nhà')
  await dialog.getByRole('button', { name: 'Chấm dứt quyền' }).click()
  await page.getByText('Chưa giao quyền nào: người này không xem và không làm được gì.').waitFor()
}

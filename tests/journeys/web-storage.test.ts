// Journey: the one who looks after the station: how the disks are, how long footage is kept, and a span that must not go.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { StationUnderTest, StreetCamera } from '#bench/station-under-test.ts'
import type { Extractions } from '#contract/extraction.ts'
import type { HoldList, Retention } from '#contract/retention.ts'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'

const screens = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }, phone]

test('disks, days kept and holds are seen and changed on one page, by name and on any screen', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t)
  const page = await open({ cookie })
  await page.goto(station.url)
  await page.getByRole('link', { name: 'Lưu trữ' }).click()
  await page.getByRole('heading', { level: 1, name: 'Lưu trữ' }).waitFor()
  const part = (name: string) => page.getByRole('region', { name })
  await part('Ổ đĩa').getByRole('meter').first().waitFor()
  await part('Ổ đĩa').getByText('Tốt').waitFor()
  await part('Đã xóa').getByText('Chưa có hình nào bị xóa.').waitFor()

  // Thirty days for all, ninety and a quota for one.
  const [first, second] = street.map(({ name }) => name)
  const keeping = part('Giữ hình bao lâu')
  await keeping.getByRole('button', { name: `Sửa thời hạn lưu: ${first}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Số ngày lưu').fill('chín mươi')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'số nguyên từ 1' }).waitFor()
  await dialog.getByLabel('Số ngày lưu').fill('90')
  await dialog.getByLabel('Lý do').fill('ngã ba hay có va chạm')
  await dialog.getByLabel('Nhiều nhất (GB)').fill('1,5')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await dialog.waitFor({ state: 'detached' })
  await keeping.getByRole('listitem').filter({ hasText: first! }).getByText('giữ 90 ngày').waitFor()
  const { rules } = (await station.ask('GET', '/api/retention')) as Retention
  assert.deepEqual(rules.at(-1), { camera: street[0]!.id, place: null, days: 90, quota_bytes: 1_500_000_000 })
  await keeping.getByRole('button', { name: `Sửa thời hạn lưu: ${first}` }).click()
  await dialog.getByLabel('Lý do').fill('không còn va chạm')
  await dialog.getByRole('button', { name: 'Theo quy định chung' }).click()
  await keeping.getByRole('listitem').filter({ hasText: first! }).getByText('theo quy định chung').waitFor()

  // A hold wants a reason, is seen, and goes when it is released.
  await part('Dữ liệu đang giữ').getByRole('button', { name: 'Giữ dữ liệu' }).click()
  await dialog.getByLabel('Camera').selectOption({ label: second! })
  await dialog.getByRole('button', { name: 'Giữ lại' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'Hãy ghi lý do' }).waitFor()
  await dialog.getByLabel('Vì sao phải giữ').fill('vụ mất xe')
  await dialog.getByLabel('Ngày xem lại').fill('22/12/2030')
  await dialog.getByRole('button', { name: 'Giữ lại' }).click()
  const held = part('Dữ liệu đang giữ').getByRole('listitem').filter({ hasText: 'vụ mất xe' })
  await held.getByText('xem lại ngày 22/12/2030').waitFor()
  for (const screen of screens) {
    await page.setViewportSize(screen)
    assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${screen.width} px`)
  }
  await page.setViewportSize(screens[0]!)
  await held.getByRole('button', { name: `Thôi giữ ${second}: vụ mất xe` }).click()
  await dialog.getByRole('button', { name: 'Thôi giữ đoạn này' }).click()
  await held.waitFor({ state: 'detached' })
  const { holds } = (await station.ask('GET', '/api/holds')) as HoldList
  assert.deepEqual(
    holds.map(({ camera, reason, owner, released_90k }) => [camera, reason, owner, released_90k !== null]),
    [[street[1]!.id, 'vụ mất xe', 'Đo đạc', true]],
  )

  await askForFootage(page, station, street[0]!)
  await page.goto(`${station.url}/storage`)

  await page.getByRole('button', { name: /^Tài khoản/ }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Storage' }).waitFor()
  await part('Held footage').getByText('Nothing is held.').waitFor()
})

/** From the live picture to a hold under a case number that nobody releases while it is needed; without a document, by keyboard where it begins. */
const askForFootage = async (page: Page, station: StationUnderTest, camera: StreetCamera): Promise<void> => {
  const part = (name: string) => page.getByRole('region', { name })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await page.goto(`${station.url}/camera/${camera.id}`)
  await page.getByRole('button', { name: 'Đề nghị trích xuất' }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('heading', { level: 1, name: 'Đề nghị trích xuất' }).waitFor()
  await page.getByRole('radio', { name: 'thử thiết bị' }).check()
  await button('Tiếp tục').click()
  await page.getByRole('alert').filter({ hasText: 'Hãy ghi rõ hơn' }).waitFor()
  await page.getByLabel('Việc gì đã xảy ra').fill('Thử giữ hình ở cổng làng')
  await page.getByLabel('Số vụ việc, số văn bản').fill('12/2026/TB')
  await button('Tiếp tục').click()
  await part(camera.name).getByRole('button', { name: 'Từ: sớm hơn 1 phút' }).click()
  await page.getByText('Cần một người khác duyệt').waitFor()
  await button('Tiếp tục').click()
  // Back is one step back, with everything in its place; whoever leaves is asked.
  await page.goBack()
  await part(camera.name).waitFor()
  await page.getByRole('link', { name: 'Lưu trữ' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Thôi' }).click()
  await button('Tiếp tục').click()
  await page.getByLabel('Tên cơ quan, đơn vị nhận').fill('Công an xã Đoàn Kết')
  await button('Tiếp tục').click()
  for (const screen of screens) {
    await page.setViewportSize(screen)
    assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${screen.width} px`)
  }
  await page.setViewportSize(screens[0]!)
  await button('Giữ dữ liệu trước').click()
  await page.getByRole('heading', { level: 1, name: /^Trích xuất số 1\/\d{4}$/ }).waitFor()
  await page.getByText('Dữ liệu đang được giữ, không bị xóa.').waitFor()
  await page.getByRole('link', { name: 'Hồ sơ vụ việc' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hồ sơ 12/2026/TB' }).waitFor()
  await part('Trích xuất').getByText('Đang giữ dữ liệu').waitFor()
  await part('Dữ liệu đang giữ').getByText(camera.name).waitFor()
  await page.goto(`${station.url}/holds`)
  const held = page.getByRole('list', { name: 'Dữ liệu đang giữ' }).getByRole('listitem')
  await held.getByText('nên chưa thôi giữ được').waitFor()
  assert.equal(await held.getByRole('button', { name: /^Thôi giữ/ }).count(), 0)
  await held.getByRole('button', { name: /^Xem lại/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Vì sao vẫn cần').fill('chưa có công văn')
  await dialog.getByLabel('Xem lại lần sau').fill('20/12/2031')
  await dialog.getByRole('button', { name: 'Giữ tiếp' }).click()
  await held.getByText('Xem lại ngày 20/12/2031').waitFor()
  await held.getByRole('link', { name: /^Trích xuất số 1/ }).click()
  await button('Gửi duyệt').click()
  await dialog.getByRole('button', { name: 'Gửi duyệt' }).click()
  // Who asked approves only by an exception that says why.
  await button('Duyệt ngoại lệ').click()
  await dialog.getByLabel('Vì sao người đề nghị tự duyệt').fill('vội')
  await dialog.getByRole('button', { name: 'Duyệt và ghi ngoại lệ' }).click()
  await dialog.getByRole('alert').filter({ hasText: 'ít nhất mười' }).waitFor()
  await page.keyboard.press('Escape')
  await button('Rút đề nghị').click()
  await dialog.getByLabel('Vì sao rút').fill('thử xong')
  await dialog.getByRole('button', { name: 'Rút đề nghị' }).click()
  await page.getByText('thử xong').first().waitFor()
  await dialog.waitFor({ state: 'detached' }) // it goes back to where it was opened; who leaves before that goes nowhere
  const { extractions } = (await station.ask('GET', '/api/extractions')) as Extractions
  assert.deepEqual(
    extractions.map(({ state, case: of, items }) => [state, of, items.map(item => item.camera)]),
    [['withdrawn', '12/2026/TB', [camera.id]]],
  )
}

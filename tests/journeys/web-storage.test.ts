// Journey: the one who looks after the station: how the disks are, how long footage is kept, and a span that must not go.

import assert from 'node:assert/strict'
import { test } from 'node:test'
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

  await page.getByRole('button', { name: /^Tài khoản/ }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Storage' }).waitFor()
  await part('Held footage').getByText('Nothing is held.').waitFor()
})

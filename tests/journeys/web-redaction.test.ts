// Journey: somebody covers a rider in recorded pictures for a citizen: draws, follows, looks at how it will be, hands in; a second person watches and
// approves; what is saved says of itself that it is no original.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { statePurpose } from '#bench/sign-in.ts'
import type { AccountLinkMade } from '#contract/account.ts'
import type { Person } from '#contract/person.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { acceptInvitation } from '#test/members.ts'
import { after, openPast, type Past, yesterdayAt } from '#test/past-footage.ts'
import { noBrowser } from '#test/visitors.ts'
import { localCode } from '#web/words/time.ts'

const SOON = { timeout: 60_000 }
const shots = process.env.MATTHAN_SHOTS

const look = async (page: Page, name: string): Promise<void> => {
  if (shots === undefined) return
  for (const [size, width, height] of [
    ['laptop', 1366, 768],
    ['phone', 360, 740],
  ] as const)
    for (const scheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme: scheme })
      await page.evaluate(value => document.documentElement.setAttribute('data-theme', value), scheme)
      await page.screenshot({ path: `${shots}/${name}-${size}-${scheme}.png`, fullPage: true })
    }
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('a rider is covered, followed, watched by a second person and given away', {
  skip: noBrowser || (await libavMissing()),
  timeout: 240_000,
}, async t => {
  const from = yesterdayAt(8, 0)
  const past = await openPast(t, [{ id: 'cong', name: 'Cổng chính', spans: [{ from, seconds: 20 }] }])
  const { station } = past
  const cookie = await deputy(station)
  const page = await past.open()
  const span = { camera: 'cong', from: localCode(after(from, 9)), to: localCode(after(from, 15)) }
  await page.goto(`${station.url}/redactions?${new URLSearchParams({ ...span, open: 'new' })}`)
  const dialog = page.getByRole('dialog', { name: 'Che hình mới' })
  await dialog.getByLabel('Đưa cho ai, để làm gì').fill('Ông Bình xin hình va quệt xe', SOON)
  await look(page, 'new')
  await dialog.getByRole('button', { name: 'Bắt đầu che' }).click()
  const stage = page.getByRole('application', { name: 'Hình để vẽ khung che' })
  await stage.waitFor(SOON)
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2, null, SOON)
  await look(page, 'empty')
  const box = (await stage.boundingBox())!
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(0.455, 0.42))
  await page.mouse.down()
  await page.mouse.move(...at(0.495, 0.53), { steps: 4 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Khung 1: Mặt người' }).first().waitFor()
  await page.getByRole('button', { name: 'Theo dõi tới' }).click()
  await page.getByText(/Đã theo dõi xong|Mất dấu lúc/).waitFor(SOON)
  await page.getByRole('button', { name: 'Xem như sẽ ra' }).click()
  await page.getByRole('img', { name: 'Hình này như trong bản che' }).waitFor(SOON)
  await page.getByText('Đã lưu', { exact: true }).waitFor(SOON)
  await look(page, 'drawn')
  const film = page.url()
  await page.getByRole('button', { name: 'Làm ảnh đã che từ hình này' }).click()
  await page.getByText('Ảnh đã che,').waitFor(SOON)
  await stage.waitFor(SOON)
  await page.getByRole('button', { name: 'Khung 1: Mặt người' }).first().waitFor(SOON)
  await look(page, 'still')
  await page.getByRole('button', { name: 'Nộp để duyệt' }).click()
  const whole = page.getByRole('dialog', { name: 'Nộp để duyệt' })
  await whole.getByLabel('Đã xem hết đoạn: không thấy trẻ em').check()
  await whole.getByRole('button', { name: 'Nộp để duyệt' }).click()
  await page.getByRole('button', { name: 'Xem bản đã che' }).click(SOON)
  const still = page.getByRole('img', { name: 'Bản đã che' })
  await still.waitFor(SOON)
  await page.waitForFunction(
    () => (document.querySelector('main img, img[alt="Bản đã che"]') as HTMLImageElement | null)?.naturalWidth,
    null,
    SOON,
  )
  await look(page, 'still-made')
  await page.goto(film)
  await stage.waitFor(SOON)
  await page.getByRole('button', { name: 'Nộp để duyệt' }).click()
  const handing = page.getByRole('dialog', { name: 'Nộp để duyệt' })
  await handing.getByLabel('Đã xem hết đoạn: không thấy trẻ em').check()
  await look(page, 'hand-in')
  await handing.getByRole('button', { name: 'Nộp để duyệt' }).click()
  await page.getByText('Chờ một người khác có quyền duyệt').waitFor(SOON)
  assert.equal(await page.getByRole('button', { name: 'Duyệt', exact: true }).count(), 0)
  const address = page.url()

  const other = await past.open({ cookie })
  await other.goto(address)
  const approve = other.getByRole('button', { name: 'Duyệt', exact: true })
  await approve.waitFor(SOON)
  assert.ok(await approve.isDisabled())
  await other.getByRole('button', { name: 'Xem bản đã che' }).click()
  await other.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) >= 2, null, SOON)
  await look(other, 'watch')
  await approve.click(SOON)
  await other.getByText('Phó Trưởng đã duyệt bản này.').waitFor(SOON)
  await look(other, 'approved')
  const saved = other.waitForEvent('download')
  await other.getByRole('link', { name: /Lưu bản che/ }).click()
  assert.match((await saved).suggestedFilename(), /^da-che-1_cong_/)
  await other.goto(`${station.url}/redactions`)
  await other.getByRole('link', { name: 'Ông Bình xin hình va quệt xe' }).first().waitFor(SOON)
  await look(other, 'list')
})

/** A deputy, who may approve; answers the cookie of whoever is then signed in. */
const deputy = async (station: Past['station']): Promise<string> => {
  const { id } = (await station.ask('POST', '/api/people', { name: 'Phó Trưởng', role: 'deputy' })) as Person
  const scope = { kind: 'station' }
  await station.ask('POST', '/api/grants', { person: id, role: 'deputy', scope, reason: 'phó trưởng' })
  await station.ask('POST', '/api/accounts', { person: id, username: 'pho-truong' })
  const { code } = (await station.ask('POST', '/api/accounts/pho-truong/link', {})) as AccountLinkMade
  const answer = await acceptInvitation(station.url, code, 'mot cau that dai cua pho truong')
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  await statePurpose(station.url, cookie)
  return cookie.replace('mt_session=', '')
}

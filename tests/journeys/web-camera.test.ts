// Journey: something happened. An officer goes back in time, looks frame by frame, keeps a picture and a clip.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Reading } from '#bench/review-page.ts'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'

/** Footage leaves only for a purpose; with keys alone. */
const statePurpose = async (page: Page): Promise<void> => {
  const why = page.getByRole('dialog', { name: 'Xem để làm gì?' })
  await why.getByRole('radio', { name: 'tin báo, tố giác tội phạm' }).focus()
  await page.keyboard.press('ArrowDown')
  await why.getByLabel('Số vụ việc, số văn bản').fill('12/2026')
  await page.keyboard.press('Enter')
  await why.waitFor({ state: 'detached' })
}

test('from live back in time, frame by frame, to a picture and a clip in hand', { skip: noBrowser }, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1 })
  const { id, name } = street[0]!
  const page = await open({ cookie })
  await page.goto(`${station.url}/camera/${id}`)
  await untilPicture(page)
  await untilRecorded(page, 14)

  await page.getByRole('button', { name: 'Lùi 10 giây' }).click()
  await page.getByLabel(`Hình ghi lại của ${name}`).waitFor()
  await untilPicture(page)
  await page.getByRole('button', { name: 'Tạm dừng' }).click()
  // At once, before the picture stands: no step is lost.
  await page.keyboard.press('.')
  const before = await settled(page)
  await page.waitForURL(/\?at=\d{4}-\d\d-\d\dT/)
  await page.keyboard.press('.')
  await until('the next picture', async () => (await settled(page)) > before)
  await page.keyboard.press(',')
  await until('the picture before', async () => (await settled(page)) === before)

  await page.getByLabel('Tốc độ').selectOption('-1')
  await page.keyboard.press('k')
  await until('time goes back', async () => {
    const [one] = await readings(page)
    return one!.manner === 'backwards' && one!.shown! < before - 90_000
  })
  await page.keyboard.press('b')
  await page.getByRole('dialog', { name: 'Đánh dấu lúc này' }).getByText(name).waitFor()
  await page.keyboard.press('Escape')
  await page.getByLabel('Tốc độ').selectOption('1')

  const still = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Lưu ảnh đang xem' }).click()
  const picture = await still
  assert.match(picture.suggestedFilename(), new RegExp(`^${id}_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.png$`))
  assert.equal(readFileSync(await picture.path()).toString('latin1', 1, 4), 'PNG')

  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Tới 10 giây' }).click()
  await untilPicture(page)
  await page.keyboard.press('o')
  await page.getByRole('button', { name: 'Tải đoạn video' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tải đoạn video' })
  await dialog.getByText(/\d [kM]B/).waitFor()
  const saving = page.waitForEvent('download')
  await dialog.getByRole('link', { name: 'Tải về' }).click()
  await statePurpose(page)
  const clip = await saving
  assert.match(clip.suggestedFilename(), new RegExp(`^${id}_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.mp4$`))
  assert.equal(readFileSync(await clip.path()).toString('latin1', 4, 8), 'ftyp')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Đang xem vì: vi phạm hành chính · vụ 12/2026' }).click()
  await page.getByRole('button', { name: 'Xong việc' }).click()
  await page.getByRole('button', { name: /^Đang xem vì/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Trực tiếp' }).click()
  await page.getByLabel(`Hình trực tiếp của ${name}`).waitFor()
  await page.goto(`${station.url}/camera/${id}?open=details`)
  const looks = page.getByRole('list', { name: 'Ai đã xem' }).getByRole('listitem')
  await looks.filter({ hasText: 'tải hình' }).filter({ hasText: 'vi phạm hành chính' }).first().waitFor()
  await page.getByRole('link', { name: 'Mở trong nhật ký' }).click()
  const log = page.getByRole('list', { name: 'Nhật ký truy cập' }).getByRole('button')
  await log
    .filter({ hasText: `tải hình ${name}` })
    .filter({ hasText: 'vụ 12/2026' })
    .first()
    .click()
  await page.getByRole('dialog').getByText('clip.mp4').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Kiểm tra ngay' }).click()
  await page.getByText(/^Đã kiểm tra .* mục liền mạch$/).waitFor()
  await page.goto(`${station.url}/camera/${id}`)
  await untilPicture(page)
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Phím tắt' }).getByText('Lùi một khung hình').waitFor()
  await page.keyboard.press('Escape')
  await page.setViewportSize(phone)
  assert.ok(await fitsTheScreen(page))

  await page.getByRole('button', { name: 'Chi tiết' }).click()
  await page.getByRole('button', { name: 'Gỡ camera' }).click()
  await page.getByRole('button', { name: 'Gỡ', exact: true }).click()
  await page.getByRole('heading', { name: 'Trạm chưa có camera nào' }).waitFor()
})

type Watched = { readonly matthanMetrics: { readonly review: () => readonly Reading[] } }

const readings = (page: Page): Promise<readonly Reading[]> =>
  page.evaluate(() => (globalThis as unknown as Watched).matthanMetrics.review())

/** When the picture on the screen was taken, once it is the one of the clock's instant. */
const settled = (page: Page): Promise<number> =>
  until('the picture of the clock’s instant stands', async () => {
    const [one] = await readings(page)
    return one?.state === 'showing' && one.shown === one.clock && one.shown
  })

const untilPicture = (page: Page) =>
  page.waitForFunction(
    () => {
      const video = document.querySelector('video')
      return video !== null && video.readyState >= 2 && video.videoWidth > 0 && !video.seeking
    },
    undefined,
    { timeout: 45_000 },
  )

/** Until the day's line says that at least so many seconds are recorded. */
const untilRecorded = (page: Page, seconds: number) =>
  page.waitForFunction(
    least => {
      const [, m = '0', s = '0'] = /Đã ghi (\d+) phút (\d+) giây/.exec(document.body.textContent ?? '') ?? []
      return Number(m) * 60 + Number(s) >= least
    },
    seconds,
    { timeout: 60_000 },
  )

// Journey: something happened. An officer goes back in time, looks frame by frame, keeps a picture and a clip.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'

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
  await page.waitForURL(/\?at=\d{4}-\d\d-\d\dT/)
  const before = await mediaTime(page)
  await page.keyboard.press('.')
  await page.waitForFunction(at => document.querySelector('video')!.currentTime > at, before)
  await page.keyboard.press(',')

  const still = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Lưu ảnh đang xem' }).click()
  const picture = await still
  assert.match(picture.suggestedFilename(), new RegExp(`^${id}_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.png$`))
  assert.equal(readFileSync(await picture.path()).toString('latin1', 1, 4), 'PNG')

  await page.keyboard.press('o')
  await page.getByRole('button', { name: 'Lùi 10 giây' }).click()
  await untilPicture(page)
  await page.keyboard.press('i')
  await page.getByRole('button', { name: 'Tải đoạn video' }).click()
  const dialog = page.getByRole('dialog', { name: 'Tải đoạn video' })
  await dialog.getByText(/\d [kM]B/).waitFor()
  const saving = page.waitForEvent('download')
  await dialog.getByRole('link', { name: 'Tải về' }).click()
  const clip = await saving
  assert.match(clip.suggestedFilename(), new RegExp(`^${id}_\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.mp4$`))
  assert.equal(readFileSync(await clip.path()).toString('latin1', 4, 8), 'ftyp')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Trực tiếp' }).click()
  await page.getByLabel(`Hình trực tiếp của ${name}`).waitFor()
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

const mediaTime = (page: Page): Promise<number> => page.evaluate(() => document.querySelector('video')!.currentTime)

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

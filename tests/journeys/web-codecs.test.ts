// Journey: a browser that cannot decode what a camera sends still shows it, live and recorded, and says how.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Camera } from '#contract/camera.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { type Neighbourhood, noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'

const skip = noBrowser || (await libavMissing())

test('H.265 that the browser cannot decode is transcoded, and the page says so', {
  skip,
  timeout: 120_000,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1, codec: 'h265' })
  const { id, name } = street[0]!
  const page = await open({ cookie })
  await page.goto(`${station.url}/camera/${id}`)
  const decodes = await page.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="hvc1.1.6.L93.B0"'))
  await untilPicture(page)
  if (!decodes) await page.getByText('Đang chuyển mã').first().waitFor()
  await untilColours(page)
  await untilRecorded(page, 14)
  await page.getByRole('button', { name: 'Lùi 10 giây' }).click()
  await page.getByLabel(`Hình ghi lại của ${name}`).waitFor()
  await untilPicture(page)
  if (!decodes) await page.getByText('Đang chuyển mã').first().waitFor()
})

test('where the main stream is H.265 and the sub stream H.264, a browser without H.265 shows the sub stream and says so', {
  skip,
  timeout: 120_000,
}, async t => {
  const asked = { cameras: 1, makers: ['--brand', 'uniview@1'] }
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, asked)
  const { id, name } = street[0]!
  const page = await open({ cookie })
  await page.goto(`${station.url}/camera/${id}`)
  const decodes = await page.evaluate(() => MediaSource.isTypeSupported('video/mp4; codecs="hvc1.1.6.L93.B0"'))
  const told = page.getByText('Trình duyệt này không xem được H.265; đang dùng luồng phụ.').first()
  await untilPicture(page)
  if (!decodes) await told.waitFor()
  await untilColours(page)
  const [main, sub] = await codecsOf(station, id)
  assert.match(`${main} ${sub}`, /^hvc1\S* avc1/)
  await untilRecorded(page, 14)
  await page.getByRole('button', { name: 'Lùi 10 giây' }).click()
  await page.getByLabel(`Hình ghi lại của ${name}`).waitFor()
  await untilPicture(page)
  if (!decodes) await told.waitFor()
  assert.equal(await page.getByText('Đang chuyển mã').count(), 0)
})

test('motion JPEG is shown picture by picture, live, and played back', { skip, timeout: 120_000 }, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1, codec: 'mjpeg' })
  const { id, name } = street[0]!
  const page = await open({ cookie })
  await page.goto(`${station.url}/camera/${id}`)
  await untilPicture(page)
  await untilColours(page)
  await untilRecorded(page, 14)
  await page.getByRole('button', { name: 'Lùi 10 giây' }).click()
  await page.getByLabel(`Hình ghi lại của ${name}`).waitFor()
  await untilPicture(page)
})

const codecsOf = async (station: Neighbourhood['station'], id: string) => {
  const { main, sub } = (await station.ask('GET', `/api/cameras/${id}`)) as Camera
  return [main?.codec, sub?.codec]
}

const untilPicture = (page: Page) =>
  page.waitForFunction(
    () => {
      const video = document.querySelector('video')
      return video !== null && video.readyState >= 2 && video.videoWidth > 0
    },
    undefined,
    { timeout: 40_000 },
  )

/** Until what is shown is a picture, and not one flat colour. */
const untilColours = (page: Page) =>
  page.waitForFunction(
    () => {
      const video = document.querySelector('video')!
      const canvas = document.createElement('canvas')
      canvas.width = 64
      canvas.height = 36
      const drawn = canvas.getContext('2d')!
      drawn.drawImage(video, 0, 0, 64, 36)
      const { data } = drawn.getImageData(0, 0, 64, 36)
      return new Set(data.filter((_, i) => i % 4 === 0)).size > 10
    },
    undefined,
    { timeout: 45_000 },
  )

const untilRecorded = (page: Page, seconds: number) =>
  page.waitForFunction(
    least => {
      const [, m = '0', s = '0'] = /Đã ghi (\d+) phút (\d+) giây/.exec(document.body.textContent ?? '') ?? []
      return Number(m) * 60 + Number(s) >= least
    },
    seconds,
    { timeout: 60_000 },
  )

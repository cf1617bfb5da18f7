// Journey: something happened at 22:15 yesterday. An officer finds it on three cameras, steps through it, marks it, finds the mark and sends the moment on.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { fitsTheScreen } from '#test/browser-neighbourhood.ts'
import { after, openPast, yesterdayAt } from '#test/past-footage.ts'
import { until } from '#test/patience.ts'
import { noBrowser, phone } from '#test/visitors.ts'
import { dateText } from '#web/words/time.ts'

const patience = { timeout: 60_000 }
const at = yesterdayAt(22, 15)
const day = dateText(at)

test('22:15 yesterday is found on three cameras, stepped through, marked, found again and sent on', {
  skip: noBrowser,
  timeout: 240_000,
}, async t => {
  const from = after(at, -60)
  const { station, open } = await openPast(t, [
    { id: 'cong', name: 'Cổng chính', spans: [{ from, seconds: 120 }] },
    { id: 'cho', name: 'Chợ', spans: [{ from, seconds: 120 }] },
    {
      id: 'ngo-3',
      name: 'Ngõ 3',
      spans: [
        { from, seconds: 30 },
        { from: after(from, 55), seconds: 60 },
      ],
    },
  ])
  const page = await open()
  await page.goto(station.url)
  await page.getByRole('navigation').getByRole('link', { name: 'Xem lại' }).first().click()
  await page.waitForURL(/\/review\?cameras=/)

  // Nothing was recorded in the last minute, so time stands.
  await page.getByRole('button', { name: 'Phát', exact: true }).waitFor(patience)
  await goTo(page, '22h15 hôm qua')
  const pictures = page.getByRole('list', { name: 'Hình của 3 camera cùng một lúc' })
  for (const name of ['Cổng chính', 'Chợ', 'Ngõ 3'])
    await pictures.getByLabel(`Hình ghi lại của ${name}`).first().waitFor()
  await until('all three show the same instant', async () => (await shownNear(page, at, 10)).length === 3, 60_000)

  // Frame by frame: every picture moves on by one, and back to where it was.
  const [first] = await shownNear(page, at, 10)
  await page.keyboard.press('.')
  const second = await until('the next picture', async () => (await led(page)) > first! && led(page))
  assert.ok(second - first! < 90_000 / 5, 'one picture, not a jump')
  await page.keyboard.press(',')
  await until('the picture before', async () => (await led(page)) === first)

  // Who covered when is told to the ear too.
  const strip = page.getByRole('slider', { name: 'Dòng thời gian' })
  await until('the strips know', async () =>
    /Có hình ở 3 trên 3 camera/.test((await strip.getAttribute('aria-valuetext')) ?? ''),
  )
  await page.getByRole('button', { name: 'Xem gần hơn' }).click({ clickCount: 4 })
  const gaps = page.getByRole('list', { name: 'Các khoảng mất hình đang thấy' })
  await gaps.getByText(/^Ngõ 3: 22:14:30/).waitFor(patience)

  await page.keyboard.press('b')
  const marking = page.getByRole('dialog', { name: 'Đánh dấu lúc này' })
  await marking.getByLabel('Ghi lại điều đã thấy').fill('Xe máy đỏ dừng trước cổng')
  await marking.getByLabel('Loại').selectOption({ label: 'Đáng ngờ' })
  await marking.getByRole('button', { name: 'Lưu' }).click()
  await page.getByRole('group', { name: 'Đã đánh dấu.' }).waitFor(patience)

  await page.keyboard.press('c')
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue()
  assert.match(link, /\/review\?cameras=cong,cho,ngo-3&at=\d{4}-\d\d-\d\dT22:1[45]:\d\d$/)
  await page.keyboard.press('Escape')

  const colleague = await open({ screen: phone })
  await colleague.goto(`${station.url}/bookmarks`)
  await colleague.getByLabel('Tìm trong ghi chú').fill('xe may do')
  const list = colleague.getByRole('list', { name: 'Đánh dấu' })
  await list.getByText('Xe máy đỏ dừng trước cổng').waitFor(patience)
  assert.ok(await fitsTheScreen(colleague))
  await list.getByRole('button', { name: /^Xóa/ }).click()
  await colleague.getByText('Không có đánh dấu nào như vậy').waitFor(patience)
  await colleague.getByRole('button', { name: 'Hoàn tác' }).click()
  await list.getByRole('link', { name: /^Xem lại/ }).click()
  await colleague.waitForURL(/\/review\?/)
  await colleague.getByText(day).first().waitFor(patience)
  assert.ok(await fitsTheScreen(colleague))

  await colleague.goto(link)
  await colleague.getByLabel('Hình ghi lại của Chợ').first().waitFor(patience)
})

/** Types a moment as people do, and takes what was understood. */
const goTo = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('g')
  await page.getByLabel('Tới lúc').fill(text)
  await page.getByRole('button', { name: new RegExp(`22:15:00 ${day}`) }).click()
}

type Reading = { readonly shown: number | undefined; readonly state: string }
type Watched = { readonly matthanMetrics: { readonly review: () => readonly Reading[] } }

const readings = (page: Page): Promise<readonly Reading[]> =>
  page.evaluate(() => (globalThis as unknown as Watched).matthanMetrics.review())

/** The instants on the screen, of the pictures that are within so many seconds. */
const shownNear = async (page: Page, instant: number, seconds: number): Promise<readonly number[]> => {
  const all = (await readings(page)).flatMap(({ shown, state }) =>
    shown !== undefined && state === 'showing' ? [shown] : [],
  )
  const near = all.filter(shown => Math.abs(shown - instant) < seconds * 90_000)
  return near.every(shown => Math.abs(shown - near[0]!) < 90_000 / 5) ? near : []
}

const led = async (page: Page): Promise<number> => (await readings(page))[0]?.shown ?? 0

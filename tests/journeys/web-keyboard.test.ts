// Journey: the keyboard alone: sign in, a camera large on the wall and marked, its page, back in time, the map's list, and home again. At every
// stop one sees where one is.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { BookmarkList } from '#contract/bookmark.ts'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { addDutyOfficer } from '#test/members.ts'
import { until } from '#test/patience.ts'

const MOST_STOPS = 60

test('everything on the way from signing in to a marked moment and the map is reached by the keyboard, in sight', {
  skip: noBrowser,
  timeout: 180_000,
}, async t => {
  const { station, street, open } = await openSettledNeighbourhood(t, { cameras: 2 })
  const { name } = street[0]!
  const { username, password } = await addDutyOfficer(station)
  const page = await open()
  await page.goto(station.url)
  await page.getByRole('textbox', { name: 'Tên đăng nhập' }).waitFor({ timeout: 30_000 })
  await goTo(page, page.getByRole('textbox', { name: 'Tên đăng nhập' }))
  await page.keyboard.type(username)
  await goTo(page, page.getByLabel('Mật khẩu', { exact: true }))
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')

  const tile = page.getByRole('article', { name, exact: true })
  await tile.getByRole('time').filter({ hasText: /:/ }).waitFor({ timeout: 30_000 })
  await goTo(page, page.getByRole('button', { name: `Phóng to ${name}`, exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Thu nhỏ ${name}` }).waitFor()
  await page.keyboard.press('b')
  await until('the moment is marked', async () => {
    const { bookmarks } = (await station.ask('GET', '/api/bookmarks')) as BookmarkList
    return bookmarks.some(({ cameras }) => cameras.includes(street[0]!.id))
  })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: `Phóng to ${name}`, exact: true }).waitFor()

  await goTo(page, tile.getByRole('link'))
  await page.keyboard.press('Enter')
  await page
    .getByText(/^Đã ghi .*(1[2-9]|[2-5]\d) giây/)
    .first()
    .waitFor()
  await goTo(page, page.getByRole('button', { name: 'Lùi 10 giây' }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\?at=\d{4}-\d\d-\d\dT/)

  await goTo(page, page.getByRole('link', { name: 'Bản đồ' }))
  await page.keyboard.press('Enter')
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().waitFor()
  await goTo(page, page.getByRole('main').getByRole('button', { name }).first())

  await goTo(page, page.getByRole('link', { name: /Về tường camera$/ }).first(), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await tile.waitFor()
})

/** By Tab alone; at every stop something shows where one is. */
const goTo = async (page: Page, wanted: Locator, key = 'Tab'): Promise<void> => {
  await wanted.waitFor()
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await wanted.evaluate(element => element === document.activeElement)) return
    await page.keyboard.press(key)
    const hidden = await page.evaluate(unseen)
    assert.equal(hidden, '', 'nothing shows where one is')
  }
  assert.fail(`not within ${MOST_STOPS} stops: ${wanted}`)
}

/** Runs in the page: what has the focus and does not show it; the frame around it may show it for it. */
const unseen = (): string => {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return ''
  for (let around: Element | null = focused, up = 0; around !== null && up < 4; around = around.parentElement, up++) {
    const { outlineStyle, outlineWidth } = getComputedStyle(around)
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) return ''
  }
  return focused.outerHTML.slice(0, 160)
}

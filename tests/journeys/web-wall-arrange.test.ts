// Journey: an officer lays out the wall of the duty room, keeps it, lets it go on patrol, and marks what he saw: with the mouse, then with the
// keyboard alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { BookmarkList } from '#contract/bookmark.ts'
import type { WallList } from '#contract/wall.ts'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'

test('a wall is arranged with the mouse, saved, found again, patrolled, removed and brought back', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 5 })
  const page = await open({ cookie })
  await page.goto(station.url)
  const [first, second, third, fourth, fifth] = street.map(({ name }) =>
    page.getByRole('article', { name, exact: true }),
  )
  await plays(fifth!)

  await layOut(page, '4 ô')
  await fifth!.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Trang sau' }).click()
  await plays(fifth!)
  await page.keyboard.press('PageUp')
  await first!.waitFor()

  const before = await centreOf(first!)
  const videos = await page.evaluate(() => [...document.querySelectorAll('video')].map(video => video.currentTime))
  assert.equal(videos.length, 4)
  await drag(page, before, await centreOf(fourth!))
  await page.getByRole('region', { name: 'Camera chưa có trên tường' }).waitFor()
  await until('the two have changed places', async () => near(await centreOf(fourth!), before))

  await drag(
    page,
    await centreOf(page.getByRole('button', { name: street[4]!.name, exact: true })),
    await centreOf(second!),
  )
  await plays(fifth!)
  await second!.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: `Bỏ khỏi tường: ${street[2]!.name}` }).click()
  await third!.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Chọn camera cho ô 3' }).waitFor()
  await page.getByRole('button', { name: 'Xong' }).click()

  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Lưu thành tường mới' })
  await dialog.getByRole('textbox', { name: 'Tên tường' }).fill('Trục chính')
  await dialog.getByText('Của phòng trực').click()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await page.waitForURL(/\?wall=/)
  const { walls } = (await station.ask('GET', '/api/walls')) as WallList
  const [a, b, c, d, e] = street.map(({ id }) => id)
  assert.deepEqual(
    walls.map(({ name, owner, layout, cells }) => [name, owner, layout, cells.map(({ camera }) => camera)]),
    [['Trục chính', null, '4', [d, e, null, a]]],
  )
  assert.notEqual(b, c)

  await page.reload()
  await plays(fourth!)
  assert.ok(near(await centreOf(fourth!), before), 'it stands as it was saved')
  await page.goto(station.url)
  await page.getByRole('button', { name: 'Chọn tường' }).filter({ hasText: 'Trục chính' }).waitFor()
  await page.getByRole('button', { name: 'Chọn camera cho ô 3' }).waitFor()

  await page.getByRole('button', { name: 'Việc khác với tường này' }).click()
  await page.getByRole('menuitem', { name: 'Đặt tuần tra' }).click()
  const rules = page.getByRole('dialog', { name: 'Đặt tuần tra' })
  await rules.getByRole('combobox', { name: 'Mỗi nhóm hiện trong' }).selectOption('5 giây')
  for (const [at, name] of [street[1]!.name, street[2]!.name].entries()) {
    await rules.getByRole('button', { name: 'Thêm nhóm' }).click()
    await rules
      .getByRole('group', { name: `Nhóm ${at + 1}` })
      .getByRole('checkbox', { name, exact: true })
      .check()
  }
  await rules.getByRole('button', { name: 'Bắt đầu tuần tra' }).click()
  const clock = page.getByRole('timer', { name: 'Tuần tra' })
  await clock.getByText(/Nhóm 1 · 1\/2/).waitFor()
  await second!.waitFor()
  await third!.waitFor()
  await clock.getByText(/Nhóm 2 · 2\/2/).waitFor()
  await page.getByRole('button', { name: `Phóng to ${street[2]!.name}` }).dblclick()
  await clock.getByText('đang chờ').waitFor()
  await page.keyboard.press('Escape')
  await clock.getByText(/còn \d giây/).waitFor()
  await page.keyboard.press('t')
  await clock.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Việc khác với tường này' }).click()
  await page.getByRole('menuitem', { name: 'Xóa tường này' }).click()
  await plays(second!)
  const said = page.getByRole('group', { name: /Đã xóa tường/ })
  await said.getByRole('button', { name: 'Hoàn tác' }).click()
  await page.getByRole('button', { name: 'Chọn tường' }).filter({ hasText: 'Trục chính' }).waitFor()
})

test('with the keyboard alone a camera is moved, enlarged, zoomed and marked', { skip: noBrowser }, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 4 })
  const page = await open({ cookie })
  await page.goto(station.url)
  const tiles = street.map(({ name }) => page.getByRole('article', { name, exact: true }))
  await plays(tiles[0]!)
  const [a, b, c, d] = street.map(({ name }) => name)

  await page.keyboard.press('ArrowRight')
  await focused(page.getByRole('button', { name: /^Phóng to/ }).first())
  await page.keyboard.press('ArrowRight')
  await focused(page.getByRole('button', { name: `Phóng to ${street[1]!.name}` }))
  await page.keyboard.press('Space')
  await page.getByText(`Đã nhấc ${street[1]!.name}`).waitFor({ state: 'attached' })
  await page.keyboard.press('ArrowDown')
  await until('it has moved down', async () => (await order(page)) === [a, d, c, b].join())
  await focused(page.getByRole('button', { name: `Phóng to ${street[1]!.name}` }))
  await page.keyboard.press('Escape')
  await until('Esc puts it back', async () => (await order(page)) === [a, b, c, d].join())
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Space')
  await until('it stands first', async () => (await order(page)) === [b, a, c, d].join())
  await page.keyboard.press('a')
  await page.getByRole('region', { name: 'Camera chưa có trên tường' }).waitFor({ state: 'detached' })

  await page.keyboard.press('Enter')
  const large = page.getByRole('button', { name: `Thu nhỏ ${street[1]!.name}` })
  await large.waitFor()
  await page.keyboard.press('+')
  await page.getByRole('button', { name: '1,5 lần' }).waitFor()
  await page.keyboard.press('0')
  await page.getByRole('button', { name: '1,5 lần' }).waitFor({ state: 'detached' })

  await page.keyboard.press('b')
  const said = page.getByRole('group', { name: new RegExp(`^Đã đánh dấu ${street[1]!.name} lúc`) })
  await said.getByRole('button', { name: 'Ghi chú' }).press('Enter')
  await page.getByRole('textbox', { name: 'Ghi chú' }).fill('Xe lạ đỗ lâu')
  await page.keyboard.press('Enter')
  const list = () => station.ask('GET', '/api/bookmarks') as Promise<BookmarkList>
  const marked = await until('the note is kept', async () => {
    const { bookmarks } = await list()
    return bookmarks[0]?.note === 'Xe lạ đỗ lâu' && bookmarks[0]
  })
  assert.deepEqual(marked.cameras, [street[1]!.id])
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('b')
  await page
    .getByRole('group', { name: /^Đã đánh dấu/ })
    .getByRole('button', { name: 'Hoàn tác' })
    .press('Enter')
  await until('the second mark is taken back', async () => (await list()).bookmarks.length === 1)

  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('s')])
  assert.match(download.suggestedFilename(), new RegExp(`^${street[1]!.id}_.*\\.png$`))
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Phím tắt' }).getByText('Đánh dấu lúc này').waitFor()
})

/** Whose tiles stand on the wall, row by row. */
const order = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('article')]
      .map(tile => ({ name: tile.getAttribute('aria-label') ?? '', box: tile.getBoundingClientRect() }))
      .sort((one, other) => one.box.top - other.box.top || one.box.left - other.box.left)
      .map(({ name }) => name)
      .join(),
  )

type Point = { readonly x: number; readonly y: number }

const plays = (tile: Locator): Promise<void> =>
  tile.getByRole('time').filter({ hasText: /:/ }).waitFor({ timeout: 30_000 })

const layOut = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Chọn bố cục' }).click()
  await page.getByRole('menuitemradio', { name, exact: true }).click()
}

const centreOf = async (element: Locator): Promise<Point> => {
  const { x, y, width, height } = (await element.boundingBox())!
  return { x: x + width / 2, y: y + height / 2 }
}

const near = (a: Point, b: Point): boolean => Math.hypot(a.x - b.x, a.y - b.y) < 40

const drag = async (page: Page, from: Point, to: Point): Promise<void> => {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 20, from.y + 20, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

const focused = (element: Locator): Promise<void> => element.and(element.page().locator(':focus')).waitFor()

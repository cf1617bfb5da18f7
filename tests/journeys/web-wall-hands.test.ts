// Journey: hands on the wall: a finger lifts a camera and drags it, boxes of a free wall are pulled, pictures are zoomed by wheel and by two fingers;
// the patrol is held and goes round in full screen; two officers save one wall and nobody's work is lost.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { WallList } from '#contract/wall.ts'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { Fingers, type Point } from '#test/fingers.ts'
import { until } from '#test/patience.ts'

test('a finger and a mouse arrange and zoom, a patrol is held in full screen, and two officers who save one wall are told', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 5 })
  const page = await open({ cookie })
  const fingers = await Fingers.on(page)
  await page.goto(station.url)
  const tiles = street.map(({ name }) => page.getByRole('article', { name, exact: true }))
  for (const tile of tiles) await plays(tile)

  await layOut(page, '25 ô')
  await everyCellIsInSight(page, 25)
  await layOut(page, '4 ô')
  await dragByFinger(page, fingers, tiles[0]!, tiles[3]!)
  await pullFreeBoxes(page, tiles[3]!)
  await zoomByHand(page, fingers, street[3]!.name)

  await layOut(page, '4 ô')
  await saveAs(page, 'Trục chính')
  await holdThePatrol(page, tiles, street[1]!.name, street[2]!.name)
  const second = await open({ cookie })
  await second.goto(page.url())
  await plays(second.getByRole('article').first())
  await bothSave(page, second)
  const { walls } = (await station.ask('GET', '/api/walls')) as WallList
  assert.deepEqual(walls.map(({ name, layout }) => [name, layout]).sort(), [
    ['Bản của tôi', '1'],
    ['Trục chính', '9'],
  ])
})

const everyCellIsInSight = async (page: Page, count: number): Promise<void> => {
  const cells = page.locator('[data-cover]')
  await until('all cells stand there', async () => (await cells.count()) === count)
  const room = (await page.getByRole('region', { name: 'Tường camera' }).boundingBox())!
  const boxes = await cells.evaluateAll(all =>
    all.map(cell => {
      const { left, top, right, bottom } = cell.getBoundingClientRect()
      return { left, top, right, bottom }
    }),
  )
  for (const [at, one] of boxes.entries()) {
    assert.ok(one.left >= room.x - 1 && one.right <= room.x + room.width + 1, `cell ${at + 1} is in sight`)
    assert.ok(one.top >= room.y - 1 && one.bottom <= room.y + room.height + 1, `cell ${at + 1} is in sight`)
    const over = boxes.findIndex(
      (other, i) =>
        i !== at &&
        one.left < other.right - 1 &&
        other.left < one.right - 1 &&
        one.top < other.bottom - 1 &&
        other.top < one.bottom - 1,
    )
    assert.equal(over, -1, `cell ${at + 1} lies over none`)
  }
}

/** The finger rests until the wall says that it is being arranged, and then pulls without having been lifted. */
const dragByFinger = async (page: Page, fingers: Fingers, one: Locator, other: Locator): Promise<void> => {
  const start = await centreOf(one)
  await fingers.down(start)
  await page.getByRole('region', { name: 'Camera chưa có trên tường' }).waitFor()
  const [from, to] = [await centreOf(one), await centreOf(other)]
  await fingers.move([start], [to])
  await fingers.up()
  await until('the two have changed places', async () => near(await centreOf(other), from))
  assert.ok(near(await centreOf(one), to))
  await page.getByRole('button', { name: 'Xong' }).click()
}

const pullFreeBoxes = async (page: Page, tile: Locator): Promise<void> => {
  await layOut(page, 'Tự do')
  await page.keyboard.press('a')
  await page.getByRole('region', { name: 'Camera chưa có trên tường' }).waitFor()
  const before = (await tile.boundingBox())!
  const corner = { x: before.x + before.width - 12, y: before.y + before.height - 12 }
  await drag(page, corner, { x: corner.x - before.width / 2, y: corner.y - before.height / 2 })
  const smaller = await until('the box is smaller', async () => {
    const now = (await tile.boundingBox())!
    return now.width < before.width * 0.6 && now
  })
  const from = await centreOf(tile)
  await drag(page, from, { x: from.x + smaller.width * 0.8, y: from.y })
  await until('the box stands elsewhere', async () => (await tile.boundingBox())!.x > before.x + smaller.width * 0.5)
  await page.getByRole('button', { name: 'Xong' }).click()
}

const zoomByHand = async (page: Page, fingers: Fingers, name: string): Promise<void> => {
  await page.getByRole('button', { name: `Phóng to ${name}`, exact: true }).press('Enter')
  const large = page.getByRole('button', { name: `Thu nhỏ ${name}`, exact: true })
  const middle = await centreOf(large)
  const zoomed = page.getByRole('button', { name: /^\d+,\d lần$/ })
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.wheel(0, -400)
  await page.getByRole('button', { name: '2,7 lần' }).waitFor()
  await page.mouse.wheel(0, 2_000)
  await zoomed.waitFor({ state: 'detached' })
  await fingers.pinch(middle, 100, 300)
  const picture = page.getByRole('article', { name, exact: true }).locator('video').first()
  const shift = () => picture.evaluate(video => video.getBoundingClientRect().x)
  await page.getByRole('button', { name: '3,0 lần' }).waitFor()
  const before = await shift()
  await fingers.swipe(middle, { x: middle.x + 120, y: middle.y })
  await until('a finger moves what is zoomed', async () => (await shift()) > before + 100)
  await large.waitFor()
  await fingers.pinch(middle, 300, 60)
  await zoomed.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'detached' })
}

/** Held while the bar is in sight; then in full screen, where nobody sees the bar, it goes on all the same. */
const holdThePatrol = async (page: Page, tiles: readonly Locator[], one: string, other: string): Promise<void> => {
  await page.getByRole('button', { name: 'Việc khác với tường này' }).click()
  await page.getByRole('menuitem', { name: 'Đặt tuần tra' }).click()
  const rules = page.getByRole('dialog', { name: 'Đặt tuần tra' })
  await rules.getByRole('combobox', { name: 'Mỗi nhóm hiện trong' }).selectOption('5 giây')
  for (const [at, name] of [one, other].entries()) {
    await rules.getByRole('button', { name: 'Thêm nhóm' }).click()
    const group = rules.getByRole('group', { name: `Nhóm ${at + 1}` })
    await group.getByRole('checkbox', { name, exact: true }).check()
  }
  await rules.getByRole('button', { name: 'Bắt đầu tuần tra' }).click()
  await tiles[1]!.waitFor()
  await page.keyboard.press('k')
  const clock = page.getByRole('timer', { name: 'Tuần tra' })
  await clock.getByText('tạm dừng').waitFor()
  await plays(tiles[1]!)
  const held_at = await secondOf(tiles[1]!)

  await page.keyboard.press('f')
  await until('the wall fills the screen', () => page.evaluate(() => document.fullscreenElement !== null))
  const bar = page.getByRole('toolbar', { name: 'Công cụ của tường' })
  await bar.waitFor({ state: 'hidden' })
  const cover = page.getByRole('button', { name: `Phóng to ${one}`, exact: true })
  assert.equal(await cover.evaluate(element => getComputedStyle(element).cursor), 'none', 'the pointer is hidden')
  await until(
    'longer has passed than a group stays',
    async () => ((await secondOf(tiles[1]!)) - held_at + DAY_S) % DAY_S >= 6,
  )
  await page.keyboard.press('k')
  await tiles[2]!.waitFor()
  assert.ok(await bar.isHidden(), 'the bar was out of sight all the time')
  await page.keyboard.press('f')
  await bar.waitFor()
  await page.keyboard.press('t')
  await clock.waitFor({ state: 'detached' })
}

/** The first page has heard of the other's save, and is refused all the same: its change began before. */
const bothSave = async (first: Page, second: Page): Promise<void> => {
  await layOut(first, '1 ô')
  await layOut(second, '9 ô')
  await second.getByRole('button', { name: 'Lưu', exact: true }).click()
  await second.getByRole('group', { name: 'Đã lưu tường “Trục chính”.' }).waitFor()
  const heard = first.waitForResponse(
    answer => new URL(answer.url()).pathname === '/api/walls' && answer.request().method() === 'GET',
    { timeout: 40_000 },
  )
  await first.evaluate(() => window.dispatchEvent(new Event('visibilitychange'))) // as when one comes back to it
  await heard
  await first.getByRole('button', { name: 'Lưu', exact: true }).click()
  const told = first.getByRole('dialog', { name: 'Người khác vừa sửa tường này' })
  await told.getByText(/ đã lưu tường này lúc .*\d\d:\d\d/).waitFor()
  await told.getByRole('button', { name: 'Lưu bản của tôi thành tường khác' }).click()
  await fillWallName(first, 'Bản của tôi')
}

const saveAs = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await fillWallName(page, name)
}

const fillWallName = async (page: Page, name: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: 'Lưu thành tường mới' })
  await dialog.getByRole('textbox', { name: 'Tên tường' }).fill(name)
  await dialog.getByText('Của phòng trực').click()
  const before = page.url()
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await page.waitForURL(url => url.searchParams.has('wall') && url.href !== before)
}

const plays = (tile: Locator): Promise<void> => tile.getByRole('time').filter({ hasText: /:/ }).waitFor()

const DAY_S = 86_400

/** The second of the day that the tile's own clock shows. */
const secondOf = async (tile: Locator): Promise<number> => {
  const [h = 0, m = 0, s = 0] = ((await tile.getByRole('time').textContent()) ?? '').split(':').map(Number)
  return (h * 60 + m) * 60 + s
}

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
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}

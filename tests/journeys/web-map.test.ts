// Journey: the map: cameras are placed, turned, undone and saved; pressed, they live; a layer is imported and one is drawn; the list is narrowed. The same on
// a browser without WebGL, and on a phone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import type { MapShown } from '#contract/map.ts'
import type { Site, SiteList } from '#contract/site.ts'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'

const village_phone = { width: 360, height: 740 }
const SOON = { timeout: 30_000 }

type Around = Awaited<ReturnType<typeof openSettledNeighbourhood>>

const sitesOf = async ({ station }: Around): Promise<readonly Site[]> =>
  ((await station.ask('GET', '/api/sites')) as SiteList).sites
const layersOf = async ({ station }: Around): Promise<MapShown['layers']> =>
  ((await station.ask('GET', '/api/map')) as MapShown).layers
const site = (longitude: number, latitude: number, more: object = {}) => ({ longitude, latitude, ...more })
const theMap = (page: Page): Locator => page.getByRole('region', { name: 'Bản đồ', exact: true })
const mark = (page: Page, name: string): Locator => page.getByRole('button', { name: new RegExp(`^${name}: `) })

test('a camera is placed, turned, undone, saved, and stands there after a reload; pressed, it lives', {
  skip: noBrowser,
}, async t => {
  const around = await openSettledNeighbourhood(t, { cameras: 2 })
  const { station, street, open, cookie } = around
  const [first, second] = street as unknown as readonly [(typeof street)[0], (typeof street)[0]]
  const page = await open({ cookie })
  await page.goto(`${station.url}/map`)
  const tray = page.getByRole('region', { name: 'Chưa đặt lên bản đồ' })
  await tray.getByRole('button', { name: `Đặt ${first.name} lên bản đồ` }).click(SOON)
  await page.getByRole('button', { name: 'Đặt ở giữa' }).click(SOON)
  await mark(page, first.name).waitFor(SOON)

  const direction = page.getByRole('spinbutton', { name: 'Hướng nhìn' })
  await direction.fill('90')
  const turning = page.getByRole('slider', { name: 'Hướng nhìn' })
  await turning.press('ArrowRight')
  await page.getByText('đông', { exact: true }).waitFor()
  assert.equal(await direction.inputValue(), '95')
  await page.getByRole('button', { name: 'Hoàn tác' }).first().click()
  assert.equal(await direction.inputValue(), '90')
  await pull(page, page.getByRole('slider', { name: 'Tầm nhìn' }), 60, 0)
  const range = page.getByRole('spinbutton', { name: 'Tầm nhìn' })
  assert.ok(Number(await range.inputValue()) > 30, 'pulled away from the camera it sees farther')
  await page.getByRole('combobox', { name: 'Thôn, tổ' }).fill('Thôn Đông')
  assert.deepEqual(await sitesOf(around), [], 'nothing is told before it is saved')
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('group', { name: 'Đã lưu vị trí của 1 camera.' }).waitFor()
  const [saved] = await sitesOf(around)
  assert.deepEqual([saved?.camera, saved?.direction_deg, saved?.hamlet], [first.id, 90, 'Thôn Đông'])

  await page.reload()
  const card = page.getByRole('region', { name: first.name })
  await card.getByRole('button', { name: 'Đóng' }).click(SOON)
  await mark(page, first.name).click(SOON)
  await card.getByText('nhìn về hướng đông (90°)').waitFor()
  await until(
    'the picture moves',
    () => card.locator('video').evaluate(video => (video as HTMLVideoElement).currentTime > 0),
    30_000,
  )
  assert.match(page.url(), new RegExp(`camera=${first.id}$`))
  await card.getByRole('button', { name: 'Đóng' }).click()
  await card.waitFor({ state: 'detached' })

  await tray
    .getByRole('listitem')
    .filter({ hasText: second.name })
    .dragTo(theMap(page), { targetPosition: { x: 500, y: 300 } })
  const [before] = [await mark(page, second.name).boundingBox(SOON)]
  await pull(page, mark(page, second.name), 80, 40)
  const after = await mark(page, second.name).boundingBox()
  assert.ok(
    Math.abs(after!.x - before!.x - 80) < 3 && Math.abs(after!.y - before!.y - 40) < 3,
    'it stays under the hand',
  )
  await page.getByRole('button', { name: 'Bỏ thay đổi' }).click()
  await page.getByRole('dialog', { name: 'Bỏ thay đổi' }).getByRole('button', { name: 'Bỏ thay đổi' }).click()
  await tray.getByText(second.name).waitFor()
  assert.equal((await sitesOf(around)).length, 1)
})

test('layers are imported once it is said what is in them, drawn by hand, switched, removed and brought back', {
  skip: noBrowser,
}, async t => {
  const around = await openSettledNeighbourhood(t, { cameras: 1 })
  const { station, open, cookie } = around
  const page = await open({ cookie })
  await page.goto(`${station.url}/map`)
  await page.getByRole('tab', { name: 'Lớp bản đồ' }).click(SOON)
  await page.getByText('Bản đồ chưa có lớp nào').waitFor()
  await page.getByRole('button', { name: 'Nhập GeoJSON' }).click()
  const dialog = page.getByRole('dialog', { name: 'Nhập GeoJSON' })
  const look = async (geojson: object): Promise<void> => {
    const buffer = Buffer.from(JSON.stringify(geojson))
    await dialog
      .getByLabel('Tệp GeoJSON')
      .setInputFiles({ name: 'Đường xã.geojson', mimeType: 'application/json', buffer })
    await dialog.getByRole('button', { name: 'Xem thử' }).click()
  }
  const road = (coordinates: readonly (readonly [number, number])[]) => ({
    type: 'Feature',
    properties: { name: 'Đường Đình' },
    geometry: { type: 'LineString', coordinates },
  })
  const good = road([
    [107.6, 20.28],
    [107.63, 20.29],
  ])
  await look({
    type: 'FeatureCollection',
    features: [
      good,
      road([
        [587_432, 2_278_111],
        [587_500, 2_278_200],
      ]),
    ],
  })
  await dialog.getByText('có thể là VN-2000').waitFor()
  await dialog.getByText('đối tượng thứ 2 trong tệp').waitFor()
  await look({ type: 'FeatureCollection', features: [good] })
  await dialog.getByText('0 điểm, 1 đường, 0 vùng').waitFor()
  assert.deepEqual(await layersOf(around), [])
  await dialog.getByRole('button', { name: 'Thêm vào bản đồ' }).click()
  const entry = page.getByRole('list', { name: 'Lớp bản đồ' }).getByRole('listitem').filter({ hasText: 'Đường xã' })
  await entry
    .getByRole('switch', { name: /^Đường xã/ })
    .and(page.locator('[aria-checked="true"]'))
    .waitFor()

  await page.getByRole('button', { name: 'Vẽ lớp mới' }).click()
  const asked = page.getByRole('dialog', { name: 'Vẽ lớp mới' })
  await asked.getByRole('textbox', { name: 'Tên lớp' }).fill('Thôn')
  await asked.getByRole('combobox', { name: 'Loại lớp' }).selectOption({ label: 'Thôn' })
  await asked.getByRole('button', { name: 'Bắt đầu vẽ' }).click()
  await page.getByRole('button', { name: 'Vùng', exact: true }).click()
  const ground = await theMap(page).boundingBox()
  for (const [x, y] of [
    [300, 250],
    [600, 250],
    [450, 500],
  ] as const)
    await page.mouse.click(ground!.x + x, ground!.y + y)
  await page.getByRole('button', { name: 'Kết thúc nét', exact: true }).click()
  await page.getByRole('textbox', { name: 'Tên hiện trên bản đồ' }).fill('Thôn Đoài')
  const corner = page.getByRole('button', { name: 'Góc 3', exact: true })
  const stood = await corner.boundingBox()
  await pull(page, corner, 0, 40)
  assert.ok((await corner.boundingBox())!.y > stood!.y + 30)
  await page.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('group', { name: 'Đã lưu lớp Thôn.' }).waitFor()
  const drawn = (await layersOf(around)).find(({ kind }) => kind === 'hamlets')
  assert.deepEqual([drawn?.name, drawn?.features], ['Thôn', 1])
  await theMap(page).getByText('Thôn Đoài').waitFor(SOON)

  await entry.getByRole('button', { name: 'Việc khác với lớp Đường xã' }).click()
  await page.getByRole('menuitem', { name: 'Xóa lớp' }).click()
  const said = page.getByRole('group', { name: 'Đã xóa lớp Đường xã.' })
  await entry.waitFor({ state: 'detached' })
  await said.getByRole('button', { name: 'Hoàn tác' }).click()
  await entry.waitFor()
})

test('without WebGL the same map is drawn on a canvas; by list, filter and thumb the same cameras are found', {
  skip: noBrowser,
}, async t => {
  const around = await openSettledNeighbourhood(t, { cameras: 3, faults: ['hangs-after-play@3'] })
  const { station, street, open, cookie } = around
  for (const [at, { id }] of street.entries()) {
    const stands = site(107.6 + at * 0.004, 20.28, { direction_deg: 45, hamlet: at === 0 ? 'Thôn Đông' : 'Thôn Đoài' })
    await station.ask('PUT', `/api/cameras/${id}/site`, stands)
  }
  const page = await open({ cookie })
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
      return kind.startsWith('webgl') ? null : Reflect.apply(real, this, [kind, ...more])
    } as typeof real
  })
  await page.goto(`${station.url}/map`)
  const [one, two, three] = street.map(({ name }) => name) as [string, string, string]
  await mark(page, one).waitFor(SOON)
  await mark(page, two).waitFor()
  const surface = page.getByRole('button', { name: /^Bản đồ: kéo/ })
  const before = await mark(page, one).boundingBox()
  await surface.press('ArrowRight')
  await until('the map has moved', async () => (await mark(page, one).boundingBox())!.x < before!.x - 50, 10_000)

  await page.getByText('Lọc theo thôn, đường, trạng thái').click()
  await page.getByRole('combobox', { name: 'Thôn, tổ' }).selectOption('Thôn Đoài')
  await mark(page, one).waitFor({ state: 'detached' })
  await page.getByRole('status').filter({ hasText: '2 trên 3 camera' }).waitFor()
  await page.getByRole('combobox', { name: 'Thôn, tổ' }).selectOption({ label: 'Tất cả' })
  await page.getByRole('searchbox', { name: 'Tìm camera' }).fill('khong co camera nay')
  await page.getByRole('button', { name: 'Hiện tất cả' }).click()
  await page
    .getByRole('list', { name: 'Camera' })
    .getByRole('button', { name: new RegExp(three) })
    .click()
  await page.getByRole('region', { name: three }).getByRole('link', { name: 'Mở camera' }).waitFor()

  await page.setViewportSize(village_phone)
  await page.getByRole('region', { name: three }).getByRole('button', { name: 'Đóng' }).click()
  await page.getByRole('button', { name: /^Xem danh sách/ }).click()
  await page
    .getByRole('list', { name: 'Camera' })
    .getByRole('button', { name: new RegExp(one) })
    .waitFor()
  assert.ok(await fitsTheScreen(page), 'nothing is wider than the phone')
})

/** Takes hold of it in the middle and lets go of it elsewhere. */
const pull = async (page: Page, what: Locator, x: number, y: number): Promise<void> => {
  const box = await what.boundingBox()
  assert.ok(box !== null)
  const [from_x, from_y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(from_x, from_y)
  await page.mouse.down()
  await page.mouse.move(from_x + x / 2, from_y + y / 2)
  await page.mouse.move(from_x + x, from_y + y)
  await page.mouse.up()
}

// Journey: a motorbike left the gate at 22:15 yesterday. An officer follows it by eye over three cameras, with the keyboard and with presses, saves, prints and
// compares what was seen; nobody is recognised by any machine.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { TICKS_PER_SECOND } from '#base/units.ts'
import type { Comparison } from '#contract/comparison.ts'
import type { Reach, Trail } from '#contract/trail.ts'
import { fitsTheScreen } from '#test/browser-neighbourhood.ts'
import { after, openPast, yesterdayAt } from '#test/past-footage.ts'
import { until } from '#test/patience.ts'
import { pdfText } from '#test/pdf-text.ts'
import { noBrowser, phone } from '#test/visitors.ts'
import { localCode } from '#web/words/time.ts'

const patience = { timeout: 90_000 }
const at = yesterdayAt(22, 15)
const M = 1 / 111_195
const [longitude, latitude] = [107.2, 20.1]
const east = M / Math.cos((latitude * Math.PI) / 180)
/** Metres east and north of the gate. */
const places: Readonly<Record<string, readonly [number, number]>> = { cong: [0, 0], cho: [300, 0], 'ngo-3': [0, 250] }

test('a motorbike is followed by eye over three cameras, and what was seen is replayed, compared, printed and kept', {
  skip: noBrowser,
  timeout: 240_000,
}, async t => {
  const { station, open, cookie } = await openPast(t, [
    { id: 'cong', name: 'Cổng chính', spans: [{ from: after(at, -30), seconds: 70 }] },
    { id: 'cho', name: 'Đường chợ', spans: [{ from: after(at, -5), seconds: 150 }] },
    {
      id: 'ngo-3',
      name: 'Ngõ 3',
      spans: [
        { from: after(at, -5), seconds: 40 },
        { from: after(at, 60), seconds: 70 },
      ],
    },
  ])
  for (const [camera, [x, y]] of Object.entries(places)) {
    const site = { latitude: latitude + y * M, longitude: longitude + x * east, hamlet: 'Thôn 3', road: 'Đường làng' }
    await station.ask('PUT', `/api/cameras/${camera}/site`, site)
  }
  // A road that goes round by the south: 100 m down, 300 m along, 100 m up.
  const corners = [
    [0, 0],
    [0, -100],
    [300, -100],
    [300, 0],
  ].map(([x = 0, y = 0]) => [longitude + x * east, latitude + y * M])
  const road = { type: 'LineString', coordinates: corners }
  await station.ask('POST', '/api/map/layers', { name: 'Đường', kind: 'roads', geojson: road })
  const reach = (await station.ask('GET', `/api/cameras/cong/reach?at_90k=${at}`)) as Reach
  const way = reach.offered.find(({ camera }) => camera === 'cho')
  assert.deepEqual([reach.roads, way?.by, Math.round((way?.distance_m ?? 0) / 10)], ['used', 'road', 50])

  const page = await open()
  await page.goto(`${station.url}/trail?camera=cong&at=${localCode(at)}`)
  const gate = page.getByRole('article', { name: 'Cổng chính' })
  const market = page.getByRole('article', { name: 'Đường chợ' })
  const alley = page.getByRole('article', { name: 'Ngõ 3' })
  await gate.getByText('Bắt đầu từ đây').waitFor(patience)
  await market.getByText('cách 500 m theo đường').waitFor(patience)
  await alley.getByText(/Thiếu hình từ 22:15:35/).waitFor(patience)

  // The pictures of all three play, each from the beginning of its own window.
  await until('all three play', async () => (await showing(page)) >= 3, 90_000)

  // Keyboard alone: the second picture is chosen, stopped, stepped, and it is there.
  await page.keyboard.press('Space')
  const number = ((await alley.textContent()) ?? '').trim().slice(0, 1)
  await page.keyboard.press(number)
  await page.keyboard.press('x')
  await page.waitForURL(/\/trail\/\d+$/)
  const marks = page.getByRole('list', { name: 'Các dấu' })
  await marks.getByText('Ngõ 3').waitFor(patience)
  await until('what was looked at comes last', async () =>
    /đã xem, không thấy/.test((await page.getByRole('article').last().textContent()) ?? ''),
  )
  const [, trail = ''] = /trail\/(\d+)$/.exec(page.url()) ?? []
  await market.getByRole('button', { name: 'Thấy ở đây' }).click()
  await market.getByText('Thấy lần cuối lúc').waitFor(patience)
  const kept = (await station.ask('GET', `/api/trails/${trail}`)) as Trail
  assert.deepEqual(
    kept.marks.map(({ camera, seen }) => [camera, seen]),
    [
      ['cong', true],
      ['ngo-3', false],
      ['cho', true],
    ],
  )
  assert.equal(kept.marks[0]?.at_90k, at)
  const seen_at = kept.marks[2]?.at_90k ?? 0
  assert.ok(seen_at > at + 10 * TICKS_PER_SECOND && seen_at < at + 230 * TICKS_PER_SECOND)

  // What is marked wrongly is taken back, and marked again.
  await page.getByRole('heading', { name: 'Các dấu' }).click()
  await page.keyboard.press('u')
  await gate.getByText('Thấy lần cuối lúc').waitFor(patience)
  await market.getByRole('button', { name: 'Thấy ở đây' }).click()
  await market.getByText('Thấy lần cuối lúc').waitFor(patience)
  await market.getByLabel('Đi về hướng').selectOption({ label: 'Đông' })
  await marks.getByText('đi về Đông').waitFor(patience)
  await marks.getByRole('img', { name: /^Cổng chính lúc 22:15:00/ }).waitFor(patience)

  await page.getByRole('button', { name: 'Sửa', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Đang theo cái gì').fill('xe máy đỏ, áo mưa xanh')
  await dialog.getByLabel('Số vụ việc').fill('12/2026/TB')
  await dialog.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('xe máy đỏ, áo mưa xanh').waitFor(patience)

  await page.getByRole('button', { name: 'Phát lại cả vệt' }).click()
  await dialog.getByText('2/2').waitFor(patience)
  await page.keyboard.press('Escape')

  await gate.getByRole('button', { name: 'Đem so sánh' }).click()
  await market.getByRole('button', { name: 'Đem so sánh' }).click()
  await page.getByRole('link', { name: 'Bảng so sánh' }).first().click()
  await page.getByRole('slider', { name: 'Sáng' }).first().press('ArrowRight')
  await page.getByText('Hình đã chỉnh để xem, không phải chứng cứ').waitFor(patience)
  await page.getByLabel('Biển số (người đọc)').first().fill('29-b1 ?23.45')
  await page.getByRole('button', { name: 'Lưu bảng' }).click()
  await dialog.getByLabel('Tên bảng').fill('Xe máy đỏ')
  await dialog.getByRole('button', { name: 'Lưu', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Xe máy đỏ' }).waitFor(patience)
  const board = (await station.ask('GET', '/api/comparisons/1')) as Comparison
  assert.deepEqual(
    [board.items.length, board.items[0]?.plate, board.items[0]?.brightness, board.trail],
    [2, '29-B1 ?23.45', 1.1, Number(trail)],
  )

  const paper = await fetch(`${station.url}/api/trails/${trail}/paper/pdf?cameras=cong,cho`, {
    headers: { cookie: `mt_session=${cookie}` },
  })
  assert.equal(paper.status, 200)
  const text = pdfText(Buffer.from(await paper.arrayBuffer()))
  for (const said of [
    'BẢN TRUY VẾT QUA CAMERA',
    'xe máy đỏ, áo mưa xanh',
    '12/2026/TB',
    'Đường chợ',
    'không nhận dạng ai',
  ])
    assert.ok(text.replace(/\s+/g, ' ').includes(said), said)

  const small = await open({ screen: phone })
  await small.goto(`${station.url}/trail/${trail}`)
  await small.getByRole('article', { name: 'Đường chợ' }).waitFor(patience)
  assert.ok(await fitsTheScreen(small))
})

/** How many pictures are on the screen. */
const showing = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const watched = globalThis as unknown as { matthanMetrics: { review: () => readonly { state: string }[] } }
    return watched.matthanMetrics.review().filter(({ state }) => state === 'showing').length
  })

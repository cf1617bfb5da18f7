// Journey: a camera that somebody covers comes forward on the wall though it is on another page, says why, is left alone when asked; and it is
// steered from the wall. What was noticed is still on the timeline when the station has been started again.

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { silentLogger } from '#base/log.ts'
import { wallFromUnixMillis } from '#base/units.ts'
import type { Beside, Notices, RecentNotices } from '#contract/notice.ts'
import { startStation } from '#programs/station/station.ts'
import { desk, noBrowser } from '#test/browser-neighbourhood.ts'
import { findChromium } from '#test/chromium.ts'
import { Fingers } from '#test/fingers.ts'
import { closing, House, makeFolder, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'

test('a camera that is covered comes forward quietly, and its head turns while somebody pulls', {
  skip: noBrowser,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack, { cameras: 6, personalities: [{ brand: 'generic_onvif', camera: '1' }] })
  const data = join(makeFolder(stack), 'data')
  const life = stack.use(new AsyncDisposableStack())
  const house = await House.open(life, { data })
  for (const camera of street.cameras.slice(1)) await house.add(camera)
  const device = street.device(street.cameras[0]!.device!)
  const { username, password } = street.cameras[0]!
  const place = { address: `127.0.0.1:${device.http_port}`, rtsp_port: device.rtsp_port }
  const body = { ...place, brand: 'generic_onvif', username, password }
  const probe = await house.ask<{ id: string }>('POST', '/api/probes', { body })
  const { main } = await until(
    'the camera is found',
    async () => {
      const found = await house.ask<{ state: string; main: string }>('GET', `/api/probes/${probe.id}`)
      return found.state === 'done' && found
    },
    60_000,
  )
  await house.ask('POST', `/api/probes/${probe.id}/camera`, { body: { name: 'Ngã ba', main, id: 'nga-ba' } })
  await until('it is listened to', () => device.happenings.subscriptions > 0, 60_000)

  const page = await openWall(t, house)
  const covered = page.getByRole('article', { name: 'Ngã ba', exact: true })
  await covered.getByRole('time').filter({ hasText: /:/ }).waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Chọn bố cục' }).click()
  await page.getByRole('menuitemradio', { name: '4 ô', exact: true }).click()
  await covered.waitFor({ state: 'detached' })

  const last = page.getByRole('article').nth(3)
  const calm = await last.getAttribute('aria-label')
  device.raise('tamper', true)
  await covered.getByText(/Bị che hoặc xoay \d\d:\d\d:\d\d/).waitFor()
  assert.equal(await last.getAttribute('aria-label'), 'Ngã ba', 'it took the last place')
  const told = (await (await house.get('/api/notices/recent?after_90k=0')).json()) as RecentNotices
  assert.deepEqual(
    told.notices.filter(({ kind }) => kind === 'tamper').map(({ camera, lasts }) => [camera, lasts]),
    [['nga-ba', true]],
  )

  await covered.getByRole('button', { name: 'Phóng to Ngã ba' }).press('Enter')
  await page.getByRole('button', { name: 'Điều khiển' }).click()
  await page.getByText('Kéo trên hình hoặc giữ phím mũi tên để quay').waitFor()
  const { x, y, width, height } = (await covered.boundingBox())!
  await page.mouse.move(x + width / 2, y + height / 2)
  await page.mouse.down()
  await page.mouse.move(x + width / 2 + 160, y + height / 2, { steps: 5 })
  await until('it turns', () => device.head.pose().pan > 0)
  await page.mouse.up()
  await until('it stands still', () => !device.head.moving())
  const { pan } = device.head.pose()
  await page.keyboard.down('ArrowLeft')
  await until('it turns back', () => device.head.pose().pan < pan)
  await page.keyboard.up('ArrowLeft')
  await until('it stands still again', () => !device.head.moving())
  const turned_back = device.head.pose().pan
  const fingers = await Fingers.on(page)
  const middle = { x: x + width / 2, y: y + height / 2 }
  await fingers.down(middle)
  await fingers.move([middle], [{ x: middle.x + 160, y: middle.y }])
  await until('it turns after a finger', () => device.head.pose().pan > turned_back)
  await fingers.up()
  await until('it stands still once the finger is gone', () => !device.head.moving())
  await page.keyboard.press('Escape')
  await page.getByText('Kéo trên hình hoặc giữ phím mũi tên để quay').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Phóng to Ngã ba', exact: true }).focus()
  device.raise('tamper', false)
  device.raise('tamper', true)
  await page.keyboard.press('z')
  await page.getByRole('group', { name: /Ngã ba được để yên/ }).waitFor()
  await page.getByRole('button', { name: 'Chọn tường' }).focus()
  await page.mouse.move(5, 5)
  await covered.waitFor({ state: 'detached' })
  await page.getByRole('article', { name: calm!, exact: true }).waitFor()

  device.raise('tamper', false)
  device.raise('digital_input', true)
  device.raise('digital_input', false)
  const noticed = async (): Promise<Notices> => {
    const now = wallFromUnixMillis(Date.now())
    return house.ask('GET', '/api/notices', { query: { cameras: 'nga-ba', from_90k: now - HOUR, to_90k: now } })
  }
  const said = async () =>
    (await noticed()).cameras[0]!.notices.filter(({ kind }) => kind === 'tamper' || kind === 'digital_input')
  await until('their ends are heard', async () => {
    const notices = await said()
    return notices.some(({ kind }) => kind === 'digital_input') && notices.every(({ end }) => end === 'heard')
  })
  const before = await said()
  await life.disposeAsync()
  const again = await startStation({ data, host: '127.0.0.1', port: 0, log: silentLogger, linger_ms: 20_000 })
  stack.defer(() => again.stop())
  assert.deepEqual(await said(), before, 'they are kept')
  await page.goto(`${again.url}/camera/nga-ba`)
  // The legend names what is in sight, also where there is no room to show it.
  await page.getByText('Đầu vào báo động', { exact: true }).waitFor({ state: 'attached', timeout: 30_000 })
  const timeline = page.getByRole('slider', { name: 'Dòng thời gian' })
  // Standing still goes back to the picture that is shown, some seconds behind the hour: the notices must lie behind that one, too.
  const last_s = Math.ceil(Math.max(...before.map(({ to_90k }) => to_90k ?? 0)) / 90_000)
  await until('the moment is past them', async () => Number(await timeline.getAttribute('aria-valuenow')) > last_s + 6)
  await page.keyboard.press('k') // the moment stands still, however slow this machine is
  for (const [kind, text] of [
    ['digital_input', /Đầu vào báo động \d\d:\d\d:\d\d/],
    ['tamper', /Bị che hoặc xoay \d\d:\d\d:\d\d/],
  ] as const) {
    await until(`back to ${kind}`, async () => (await stepBack(page)) === kind)
    await page.getByRole('status').filter({ hasText: text }).waitFor()
  }
  await until('it stands there', async () =>
    /Bị che hoặc xoay/.test((await timeline.getAttribute('aria-valuetext')) ?? ''),
  )
  await page.getByLabel('Sự kiện', { exact: true }).uncheck()
  await until('the layer is off', async () => !/Bị che/.test((await timeline.getAttribute('aria-valuetext')) ?? ''))
})

const HOUR = 3600 * 90_000

/** With the key; which kind of notice that led to. */
const stepBack = async (page: Page): Promise<string | undefined> => {
  const [answer] = await Promise.all([page.waitForResponse(/notices\/beside/), page.keyboard.press('p')])
  return ((await answer.json()) as Beside).beside?.notice.kind
}

const openWall = async (t: TestContext, house: House): Promise<Page> => {
  const browser = await chromium.launch({ executablePath: findChromium()!, chromiumSandbox: process.getuid?.() !== 0 })
  t.after(() => browser.close())
  const context = await browser.newContext({ viewport: desk, locale: 'vi-VN' })
  const [name, value] = house.cookie.split('=')
  const { url } = house.station
  await context.addCookies([{ name: name!, value: value!, url, httpOnly: true, sameSite: 'Strict' }])
  const page = await context.newPage()
  await page.goto(url)
  return page
}

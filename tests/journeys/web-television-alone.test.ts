// Journey: a television to which nobody comes near but with a remote control: it obeys that and a phone, holds its patrol, survives its own
// failures, never sleeps, and has its pictures back by itself after the station was away.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'
import { pair, ring, untilPlaying, untilWide, wide } from '#test/television-screen.ts'
import { VILLAGE_ADDRESS } from '#test/visitors.ts'

test('a remote control chooses, enlarges, goes back, jumps and turns pages; the page survives its own failure', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 5 })
  const [officer, tv] = [await open({ cookie }), await open({ screen: wide })]
  await officer.goto(`${station.url}/televisions`)
  await pair(station, tv, officer, 'TV 1', { at_once: '4', every_s: '5' })
  await officer.setViewportSize(phone)
  const card = officer.getByRole('listitem', { name: 'TV 1' })
  await card.getByRole('button', { name: 'Tạm dừng tuần tra trên TV 1' }).click()
  await tv.getByText(/^Trang \d\/2 · tạm dừng tuần tra$/).waitFor()
  await card.getByText(/^Đang chiếu trang \d\/2, tạm dừng tuần tra$/).waitFor()
  await untilOnPage(tv, card, 1)
  const [first, second] = street.map(({ name }) => name)
  await tv.keyboard.press('ArrowRight')
  await ring(tv, first!)
  await tv.keyboard.press('ArrowRight')
  await ring(tv, second!)
  await tv.keyboard.press('Enter')
  await untilWide(tv, second!)
  await tv.keyboard.press('Escape')
  await ring(tv, second!)
  await tv.keyboard.press('3')
  await untilWide(tv, street[2]!.name)
  await tv.keyboard.press('0')
  await tv.keyboard.press('PageDown')
  await tv.getByText(/^Trang 2\/2/).waitFor()
  await untilOnPage(tv, card, 1)
  await tv.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'MediaPlayPause' })))
  await tv.getByText('Trang 2/2', { exact: true }).waitFor()
  await card.getByRole('button', { name: 'Tạm dừng tuần tra trên TV 1' }).waitFor()

  await tv.route('**/api/television', answer => answer.fulfill({ json: { id: 'tv-1' } }), { times: 1 })
  await tv.reload()
  await tv.getByText('Màn hình vừa gặp trục trặc.').waitFor()
  await tv.getByText(/^Trang \d\/2$/).waitFor()
})

/** Turned from the phone until it is there: the patrol does not turn it back. */
const untilOnPage = async (tv: Page, card: Locator, page: number): Promise<void> => {
  const shown = tv.getByText(`Trang ${page}/2 · tạm dừng tuần tra`)
  if (!(await shown.isVisible())) await card.getByRole('button', { name: 'Trang trước của TV 1' }).click()
  await shown.waitFor()
}

test('after the station was away the pictures are back within ten seconds, and nobody touched the television', {
  skip: noBrowser,
}, async t => {
  const { station, open, restart, cookie } = await openSettledNeighbourhood(t, { cameras: 2 })
  const [officer, tv] = [await open({ cookie }), await open({ screen: wide })]
  await noteWakeLock(tv)
  await officer.goto(`${station.url}/televisions`)
  await pair(station, tv, officer, 'TV 1')
  await officer.close()
  const by = await until('it is kept awake', async () => {
    const what = await awake(tv)
    return what !== 'neither' && what
  })
  t.diagnostic(`kept awake by a ${by}`)
  const unlucky = await open({ screen: wide })
  await unlucky.route(/\/assets\/tv-[^/]+\.js$/, asked => asked.abort(), { times: 1 })
  const said_so = unlucky.getByText(/^Màn hình chưa mở được, đang tự thử lại/).waitFor({ timeout: 120_000 })
  await unlucky.goto(`${station.url}/tv`)
  const in_the_village = await open({ screen: wide })
  await in_the_village.goto(`http://${VILLAGE_ADDRESS}:${new URL(station.url).port}/tv`)
  await in_the_village.locator('.tv-code').waitFor()
  assert.equal(await in_the_village.evaluate(() => isSecureContext), false)
  await until('a silent film keeps it awake', async () => (await awake(in_the_village)) === 'film')
  await in_the_village.close()
  await untilPlaying(tv, 2)
  await station.running.stop()
  await tv.getByText(/^Mất kết nối với máy chủ từ \d\d:\d\d, đang thử lại…$/).waitFor()
  await restart()
  const began = performance.now()
  await untilPlaying(tv, 2, 10_000)
  t.diagnostic(`pictures back after ${Math.round(performance.now() - began)} ms`)
  await tv.getByText(/^Mất kết nối/).waitFor({ state: 'detached', timeout: 10_000 })
  await said_so
  await unlucky.locator('.tv-code').waitFor({ timeout: 60_000 })
})

/** Writes down that the page was granted a wake lock, before anything of it runs. */
const noteWakeLock = (tv: Page): Promise<unknown> =>
  tv.addInitScript(() => {
    const { wakeLock } = navigator
    const request = wakeLock.request.bind(wakeLock)
    wakeLock.request = async kind => {
      const lock = await request(kind)
      document.documentElement.dataset.lock = lock.released ? 'released' : 'held'
      return lock
    }
  })

/** What keeps the screen from sleeping. */
const awake = (tv: Page): Promise<'lock' | 'film' | 'neither'> =>
  tv.evaluate(() => {
    const film = document.querySelector<HTMLVideoElement>('.tv-film')
    if (film !== null && !film.paused && film.currentTime > 0) return 'film'
    return document.documentElement.dataset.lock === 'held' ? 'lock' : 'neither'
  })

// Journey: on a camera's privacy page a mask is added, moved by mouse and by keys, and saved; the viewer's name lies over pictures and is put back.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Masks, SharingShown } from '#contract/privacy.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { noBrowser, openBrowser } from '#test/visitors.ts'

test('a mask is drawn by mouse and keys, and the name over the picture stays there', {
  skip: noBrowser,
  timeout: 120_000,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack)
  const camera = street.cameras[0]!
  await house.add(camera)
  await house.streams(camera.id)
  const visit = await openBrowser(t)
  const page = await visit(house.station.url, { cookie: house.cookie.split('=')[1]! })
  await page.goto(`${house.station.url}/camera/${camera.id}/privacy`)
  await page.getByRole('button', { name: 'Thêm vùng che' }).click()
  const corner = page.getByRole('button', { name: 'Góc 1 của vùng 1', exact: true })
  const before = (await corner.boundingBox())!
  await page.mouse.move(before.x + 22, before.y + 22)
  await page.mouse.down()
  await page.mouse.move(before.x - 40, before.y - 20, { steps: 4 })
  await page.mouse.up()
  await until('the corner follows the mouse', async () => (await corner.boundingBox())!.x < before.x - 40)
  const dragged = (await corner.boundingBox())!
  await corner.press('Shift+ArrowUp')
  await until('and the keys', async () => (await corner.boundingBox())!.y < dragged.y - 5)
  await page.getByLabel('Vì sao che hoặc đổi').fill('cửa sổ nhà bà Năm')
  await page.getByRole('button', { name: 'Lưu vùng che' }).click()
  await page.getByRole('group', { name: /^Đã lưu/ }).waitFor()
  const masks = await house.ask<Masks>('GET', `/api/cameras/${camera.id}/masks`)
  assert.deepEqual([masks.version, masks.areas.length, masks.history[0]?.by], [1, 1, 'truc-ban'])

  const names = page.locator('canvas[data-watermark]')
  await names.waitFor({ state: 'attached' })
  await names.evaluate(canvas => canvas.remove())
  await until('it is put back', async () => (await names.count()) === 1)
  await names.evaluate(canvas => {
    ;(canvas as unknown as { style: { display: string } }).style.display = 'none'
  })
  await until('and shown again', () => names.isVisible())

  // What is not shared any more does not stay on the screen as its last picture.
  const watcher = await visit(house.station.url, { cookie: house.cookie.split('=')[1]! })
  await watcher.goto(house.station.url)
  const picture = watcher.locator('video').first()
  const wide = () => picture.evaluate(video => (video as unknown as { videoWidth: number }).videoWidth)
  await until('the picture is there', async () => (await wide()) > 0)
  const pause = (until_90k: number | null) =>
    house.ask('PUT', `/api/cameras/${camera.id}/sharing`, {
      body: { hours: null, paused_until_90k: until_90k, recorded: false },
    })
  await pause(Date.now() * 90 + 3_600 * 90_000)
  await until('and is taken off', async () => (await wide()) === 0)
  await watcher.getByText('Chủ camera không chia sẻ lúc này').first().waitFor()
  await pause(null)

  await page.getByLabel('Giờ chia sẻ trong tuần').selectOption({ label: 'Theo ngày và giờ' })
  await page.getByLabel('CN', { exact: true }).uncheck()
  await page.getByLabel('Từ', { exact: true }).fill('18h')
  await page.getByLabel('Đến', { exact: true }).fill('06:00')
  await page.getByText('Qua nửa đêm, đến sáng hôm sau.').waitFor()
  await page.getByRole('button', { name: 'Đặt giờ chia sẻ' }).click()
  await page.getByRole('group', { name: /^Đã đặt giờ chia sẻ/ }).waitFor()
  const sharing = await house.ask<SharingShown>('GET', `/api/cameras/${camera.id}/sharing`)
  assert.deepEqual([sharing.hours, sharing.recorded], ['t2-t7 18:00-06:00', false])
})

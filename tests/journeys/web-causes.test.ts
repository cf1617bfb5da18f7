// Journey: an officer sees a hatched stretch, says why, and takes the word back; suspends a camera and lets it record again; gives it hours.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { wallFromUnixMillis } from '#base/units.ts'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'
import { dateText } from '#web/words/time.ts'

const patience = { timeout: 30_000 }

test('why a picture is missing is stated, and a camera rests by order, by name and on any screen', {
  skip: noBrowser,
  timeout: 180_000,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1 })
  const away = { id: 'xom-ngoai', name: 'Xóm ngoài', main_url: 'rtsp://127.0.0.1:9/away' }
  await station.ask('POST', '/api/cameras', away)
  const page = await open({ cookie })

  await page.goto(`${station.url}/camera/${away.id}`)
  await pressOnHatched(page)
  const dialog = page.getByRole('dialog', { name: 'Vì sao mất hình?' })
  await dialog.getByLabel('Nguyên nhân').selectOption({ label: 'mất điện hoặc bị rút nguồn' })
  await dialog.getByLabel('Nói rõ hơn').fill('gia đình rút phích để nấu cơm')
  await dialog.getByRole('button', { name: 'Nêu nguyên nhân' }).click()
  const said = dialog.getByRole('listitem').filter({ hasText: 'gia đình rút phích để nấu cơm' })
  await said.getByText('mất điện hoặc bị rút nguồn').waitFor(patience)
  await said.getByText(/ nêu lúc /).waitFor()
  await said.getByRole('button', { name: 'Nêu nguyên nhân' }).click()
  await page.setViewportSize(phone)
  assert.ok(await fitsTheScreen(page))
  await page.setViewportSize({ width: 1366, height: 768 })
  await dialog.getByRole('list', { name: 'Những lời đã nêu' }).getByRole('button', { name: 'Rút lại' }).click()
  await said.waitFor({ state: 'detached', ...patience })

  // Suspended: the details, the picture and the wall say why, who and until when.
  const { id, name } = street[0]!
  await page.goto(`${station.url}/camera/${id}`)
  await page.getByRole('button', { name: 'Chi tiết' }).click()
  const details = page.getByRole('dialog', { name })
  await details.getByLabel('Vì sao tạm dừng').fill('nhà có đám cưới')
  await details.getByLabel('Tự ghi lại lúc').fill('khi nào xong')
  await details.getByRole('button', { name: 'Tạm dừng camera' }).click()
  await details.getByRole('alert').waitFor(patience)
  const day = dateText(wallFromUnixMillis(Date.now() + 3 * 86_400_000))
  await details.getByLabel('Tự ghi lại lúc').fill(`07:00 ${day}`)
  await details.getByRole('button', { name: 'Tạm dừng camera' }).click()
  await details.getByText('Đang tạm dừng: nhà có đám cưới').waitFor(patience)
  await page.keyboard.press('Escape')
  await page.waitForURL(({ search }) => !search.includes('open='))
  await page.getByText('Tạm dừng: nhà có đám cưới', { exact: true }).waitFor(patience)
  await page.goto(station.url)
  const tile = page.getByRole('article', { name })
  await tile.getByText('Tạm dừng: nhà có đám cưới', { exact: true }).waitFor(patience)
  await tile.getByText(`Tự ghi lại lúc 07:00:00 ${day}`).waitFor()
  await page.goto(`${station.url}/camera/${id}`)
  await page.getByRole('button', { name: 'Chi tiết' }).click()
  await details.getByRole('button', { name: 'Cho ghi lại' }).click()
  await details.getByLabel('Vì sao tạm dừng').waitFor(patience)

  // Hours: what cannot be read is refused with an example, what can is kept and told.
  const hours = details.getByLabel('Giờ ghi trong tuần')
  await hours.fill('lúc nào rảnh')
  await details.getByRole('button', { name: 'Đặt giờ ghi' }).click()
  await details.getByRole('alert').waitFor(patience)
  await hours.fill(oneMinuteYesterday())
  await details.getByRole('button', { name: 'Đặt giờ ghi' }).click()
  await details.getByText('Lúc này ngoài giờ ghi').waitFor(patience)
  await page.setViewportSize(phone)
  assert.ok(await fitsTheScreen(page))
  await page.goto(station.url)
  await tile.getByText('ngoài giờ ghi').waitFor(patience)
})

/** Comes near, looks for a stretch that says it is missing, and presses on it. */
const pressOnHatched = async (page: Page): Promise<void> => {
  const strip = page.getByRole('slider', { name: 'Dòng thời gian' })
  await strip.waitFor(patience)
  for (let i = 0; i < 8; i++) await page.getByRole('button', { name: 'Xem gần hơn' }).click()
  await until(
    'a hatched stretch is under the pointer',
    async () => {
      const box = (await strip.boundingBox())!
      for (let step = 1; step < 60; step++) {
        await page.mouse.move(box.x + (box.width * step) / 60, box.y + 46)
        if ((await strip.getByText(/Mất hình:/).count()) === 0) continue
        await page.mouse.down()
        await page.mouse.up()
        return true
      }
      return false
    },
    60_000,
  )
}

/** Hours that are far from now whenever the test runs. */
const oneMinuteYesterday = (): string => {
  const weekday = new Date(Date.now() + 7 * 3_600_000).getUTCDay()
  return `${['cn', 't2', 't3', 't4', 't5', 't6', 't7'][(weekday + 6) % 7]} 12:00-12:01`
}

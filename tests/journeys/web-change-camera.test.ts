// Journey: a camera is put right in the page: another name, an address that may be called, inside HTTP through the web port. What was recorded
// before stays its own, and no password is shown.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Camera } from '#contract/camera.ts'
import type { Coverage } from '#contract/recording.ts'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood, phone } from '#test/browser-neighbourhood.ts'
import { until } from '#test/patience.ts'
import { insideHttp } from '#test/wrapped-rtsp.ts'

test('a camera is changed in the page: name, address, HTTP; its footage stays', {
  skip: noBrowser,
  timeout: 120_000,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1 })
  const { id, main_url } = street[0]!
  const tunnel = await insideHttp(Number(URL.parse(main_url)!.port))
  t.after(() => tunnel[Symbol.asyncDispose]())
  const camera = () => station.ask('GET', `/api/cameras/${id}`) as Promise<Camera>
  const streams = () => until('it streams', async () => (await camera()).main?.state === 'streaming', 30_000)
  await streams()
  const { added_90k } = await camera()
  const recorded = async () => {
    const { now_90k } = (await station.ask('GET', '/api/status')) as { now_90k: number }
    const span = `from_90k=${added_90k}&to_90k=${now_90k}`
    return ((await station.ask('GET', `/api/cameras/${id}/coverage?${span}`)) as Coverage).recorded_90k
  }
  await until('3 s are recorded', async () => (await recorded()) >= 3 * 90_000, 30_000)

  const page = await open({ cookie })
  await page.goto(`${station.url}/camera/${id}`)
  await page.getByRole('button', { name: 'Chi tiết' }).click()
  const form = page.getByRole('form', { name: 'Sửa camera' })
  const change = async (fill: () => Promise<unknown>) => {
    await page.getByRole('button', { name: 'Sửa camera' }).click()
    await fill()
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.waitFor({ state: 'detached' })
  }
  await change(async () => {
    assert.equal(await form.getByLabel('Mật khẩu mới').inputValue(), '')
    for (const screen of [phone, { width: 1366, height: 768 }]) {
      await page.setViewportSize(screen)
      assert.ok(await fitsTheScreen(page))
    }
    await form.getByLabel('Tên camera').fill('Cổng đình')
    await form.getByLabel('Địa chỉ luồng chính').fill('rtsp://8.8.8.8/x')
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.getByRole('alert').waitFor()
    await form.getByLabel('Địa chỉ luồng chính').fill(main_url.replace(/:\d+\//, `:${tunnel.port}/`))
    await form.getByLabel('Địa chỉ luồng phụ').fill('')
    await form.getByLabel('Cách truyền').selectOption({ label: 'HTTP (đường hầm qua cổng web)' })
  })
  await page.getByRole('heading', { name: 'Cổng đình' }).first().waitFor()
  const before = await recorded()
  assert.ok(before >= 3 * 90_000)
  await until('it is recorded inside HTTP', async () => (await recorded()) >= before + 2 * 90_000, 30_000)
  const { name, transport, sub_url } = await camera()
  assert.deepEqual([name, transport, sub_url], ['Cổng đình', 'http', null])
})

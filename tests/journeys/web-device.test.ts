// Journey: a camera is asked in the page what it is, its picture is set on it, and it is started anew; the same from the command line.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signIn } from '#bench/sign-in.ts'
import type { Camera } from '#contract/camera.ts'
import type { Imaging } from '#contract/device.ts'
import type { Probe } from '#contract/probe.ts'
import { libavMissing } from '#simulator/footage/libav.ts'
import { fitsTheScreen, noBrowser, openNeighbourhood, phone } from '#test/browser-neighbourhood.ts'
import { run } from '#test/command-line.ts'
import { until } from '#test/patience.ts'

const skip = noBrowser || (await libavMissing())

test('a camera tells what it is, takes settings of its picture and starts anew', {
  skip,
  timeout: 120_000,
}, async t => {
  const { station, street, open } = await openNeighbourhood(t, { cameras: 1, makers: ['--brand', 'generic_onvif@1'] })
  const { http_url, main_url, username, password } = street[0]! as (typeof street)[number] & { http_url: string }
  const address = new URL(http_url).host
  const rtsp_port = Number(URL.parse(main_url)!.port)
  const wish = { address, rtsp_port, brand: 'generic_onvif', username, password }
  const probe = (await station.ask('POST', '/api/probes', wish)) as Probe
  const { main } = await until(
    'it is probed',
    async () => {
      const told = (await station.ask('GET', `/api/probes/${probe.id}`)) as Probe
      return told.state === 'done' && told
    },
    30_000,
  )
  await station.ask('POST', `/api/probes/${probe.id}/camera`, { name: 'Đình', main, id: 'dinh' })
  const camera = () => station.ask('GET', '/api/cameras/dinh') as Promise<Camera>
  const imaging = () => station.ask('GET', '/api/cameras/dinh/imaging') as Promise<Imaging>
  await until('it streams', async () => (await camera()).main?.state === 'streaming', 30_000)
  const before = (await imaging()).brightness!

  const page = await open({ cookie: await signIn(station) })
  await page.goto(`${station.url}/camera/dinh`)
  await page.getByRole('button', { name: 'Chi tiết' }).click()
  await page.getByRole('button', { name: 'Hỏi thiết bị và chỉnh hình' }).click()
  const device = page.getByRole('region', { name: 'Thiết bị' })
  await device.getByText('Firmware').waitFor()
  await device.getByText('đúng · chỉnh tay').or(device.getByText('đúng · theo máy chủ giờ')).first().waitFor()
  const slider = device.getByRole('slider', { name: 'Độ sáng' })
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await until('the camera is brighter', async () => (await imaging()).brightness?.value === before.value + 1)
  await device.getByLabel('Ngày và đêm').selectOption({ label: 'Đêm: nhận hồng ngoại' })
  await until('infrared is let in', async () => (await imaging()).day_night === 'night')
  for (const screen of [phone, { width: 1366, height: 768 }]) {
    await page.setViewportSize(screen)
    assert.ok(await fitsTheScreen(page))
  }

  const set = await run([
    'camera',
    'imaging',
    'dinh',
    '--contrast',
    '33',
    '--day-night',
    'auto',
    '--data',
    station.data,
  ])
  assert.match(set.out, /contrast\s+33 \(0…100\)[\s\S]*day_night\s+auto/)
  const told = await run(['camera', 'device', 'dinh', '--data', station.data])
  assert.match(told.out, /firmware\s+\S/)
  assert.doesNotMatch(told.out, new RegExp(password))

  const { since_90k } = (await camera()).main!
  await device.getByRole('button', { name: 'Khởi động lại camera' }).click()
  await page.getByRole('button', { name: 'Khởi động lại', exact: true }).click()
  await device.getByText('Camera đang khởi động lại.').waitFor()
  await until(
    'it went away and came again',
    async () => {
      const { main } = await camera()
      return main?.state === 'streaming' && main.since_90k > since_90k
    },
    40_000,
  )
})

// Journey: on the storage page: what is fetched from a card, by which rules, and a file that is brought in by hand.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signIn } from '#bench/sign-in.ts'
import type { BackfillList } from '#contract/backfill.ts'
import { drawnFootage } from '#simulator/footage/library.ts'
import { fitsTheScreen, noBrowser, openNeighbourhood } from '#test/browser-neighbourhood.ts'

const S = 90_000
const screens = [
  { width: 1366, height: 768 },
  { width: 360, height: 740 },
]

test('what comes from a card is seen, its rules are set, and a file is brought in', { skip: noBrowser }, async t => {
  const { station, street, open } = await openNeighbourhood(t, { cameras: 1, cards: ['hikvision@1'] })
  const camera = street[0]!
  const main_url = camera.main_url.replace(/\/main$/, '/Streaming/Channels/101')
  await station.addCameras([{ ...camera, main_url }], 'main')
  const page = await open({ cookie: await signIn(station), screen: screens[0]! })
  await page.goto(`${station.url}/storage`)
  const part = page.getByRole('region', { name: 'Lấy hình bù' })
  const dialog = page.getByRole('dialog')
  await part.getByText('Chưa lấy bù lần nào.').waitFor()

  await t.test('rules', async () => {
    await part.getByRole('button', { name: 'Sửa quy định' }).click()
    await dialog.getByLabel('Băng thông tối đa').fill('không')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'Ghi một số' }).waitFor()
    await dialog.getByLabel('Băng thông tối đa').fill('40')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await part.getByText('tối đa 40 Mbit/giây').waitFor()
    const { rules } = (await station.ask('GET', '/api/backfill')) as BackfillList
    assert.equal(rules.bits_per_second, 40_000_000)
  })

  await t.test('a job', async () => {
    const { now_90k } = await station.status()
    const body = { camera: camera.id, from_90k: now_90k - 700 * S, to_90k: now_90k - 690 * S }
    await station.ask('POST', '/api/backfill', body)
    const job = part.getByRole('listitem').filter({ hasText: camera.name })
    await job.getByText('đã lấy xong · thẻ nhớ').waitFor({ timeout: 40_000 })
    await job.getByText('đã bù 10 giây').waitFor()
  })

  await t.test('a file', async () => {
    const [drawn] = await drawnFootage({
      scenes: ['village-gate'],
      codec: 'h264',
      quick: true,
      cacheDir: undefined,
      onProgress: () => {},
    })
    await part.getByRole('button', { name: 'Nhập tệp' }).click()
    await dialog.getByRole('button', { name: 'Nhập', exact: true }).click()
    await dialog.getByRole('alert').filter({ hasText: 'Hãy chọn một tệp.' }).waitFor()
    await dialog.getByLabel('Tệp MP4, MKV hoặc .dav').setInputFiles(drawn!.main)
    for (const screen of screens) {
      await page.setViewportSize(screen)
      assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${screen.width} px`)
      if (process.env.MATTHAN_SHOTS)
        await page.screenshot({ path: `${process.env.MATTHAN_SHOTS}/import-${screen.width}.png` })
    }
    await dialog.getByRole('button', { name: 'Nhập', exact: true }).click()
    await dialog.getByText('hình vào chỗ thiếu').waitFor({ timeout: 40_000 })
    await dialog.getByText(/SHA-256: [0-9a-f]{64}/).waitFor()
    await dialog.getByRole('button', { name: 'Đóng' }).last().click()
  })

  for (const screen of screens) {
    await page.setViewportSize(screen)
    assert.ok(await fitsTheScreen(page), `no horizontal scroll on ${screen.width} px`)
    if (process.env.MATTHAN_SHOTS)
      await page.screenshot({ path: `${process.env.MATTHAN_SHOTS}/storage-${screen.width}.png`, fullPage: true })
  }
})

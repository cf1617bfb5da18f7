// Journey: an investigator has a stick and a computer without network. They open the page that lies in the bundle, see what it shows and whether it is
// intact; then somebody changes one bit.

import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { noBrowser } from '#test/browser-neighbourhood.ts'
import { writeBundle } from '#test/bundles.ts'
import { findChromium } from '#test/chromium.ts'
import { encodeFilm } from '#test/engine/film.ts'
import { noFfmpeg } from '#test/ffmpeg.ts'

const built = join(import.meta.dirname, '..', '..', 'build', 'web', 'kiem-tra.html')
const FILM = 'video/cong-chinh-main-1.mp4'

const openPage = async (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-verifier-'))
  const film = noFfmpeg === false ? encodeFilm(75, '320x180', 0) : undefined
  const stick = join(folder, 'stick')
  const bundle = await writeBundle(stick, { page: readFileSync(built, 'utf8'), ...(film !== undefined && { film }) })
  const browser = await chromium.launch({ executablePath: findChromium()!, chromiumSandbox: process.getuid?.() !== 0 })
  t.after(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const context = await browser.newContext({ offline: true, viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  page.setDefaultTimeout(40_000)
  const asked: string[] = []
  const errors: string[] = []
  page.on('request', request => asked.push(request.url()))
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  page.on('pageerror', error => errors.push(error.message))
  await page.goto(pathToFileURL(join(stick, 'kiem-tra.html')).href)
  return { folder, stick, bundle, film, page, asked, errors }
}

const choose = (page: Page, folder: string) => page.locator('input[webkitdirectory]').setInputFiles(folder)
const verdict = (page: Page, words: string) => page.getByRole('heading', { name: words, exact: true }).waitFor()
const clock = (page: Page) => page.locator('.now')

test('a bundle is watched and checked by its own page, from a file, without a network', {
  skip: noBrowser,
}, async t => {
  const { folder, stick, bundle, film, page, asked, errors } = await openPage(t)

  await t.test('it is intact, and its key is to be compared', async () => {
    await choose(page, stick)
    await verdict(page, 'NGUYÊN VẸN, CÒN PHẢI ĐỐI CHIẾU KHÓA')
    await page.getByText('08:16:15 – 08:16:30 (15 giây): mất điện').waitFor()
    await page.getByText('Trần Thị Bình, Lê Văn Cường').waitFor()
  })

  await t.test(
    'the strip leads to the moment',
    { skip: film === undefined && 'thiếu ffmpeg (no ffmpeg)' },
    async () => {
      const { width } = (await page.locator('.bar').boundingBox())!
      await page.locator('.bar').click({ position: { x: width / 2, y: 10 } })
      await clock(page)
        .filter({ hasText: /^08:15:5\d,\d {2}22\/11\/2026$/ })
        .waitFor()
      await page.waitForFunction(() => document.querySelector('video')!.videoWidth === 320)
    },
  )

  await t.test('with the key that was kept it is intact without reserve', async () => {
    const key = join(folder, 'station.pub')
    writeFileSync(key, bundle.publicPem)
    await page.locator('.compare input[type=file]').first().setInputFiles(key)
    await page.getByRole('button', { name: 'Kiểm tra lại' }).click()
    await verdict(page, 'NGUYÊN VẸN')
  })

  await t.test('one bit is found, with the second of the footage', async () => {
    const changed = join(folder, 'changed')
    cpSync(stick, changed, { recursive: true })
    const bytes = readFileSync(join(changed, FILM))
    const at = Math.floor(bytes.length * 0.6)
    bytes[at] = bytes[at]! ^ 1
    writeFileSync(join(changed, FILM), bytes)
    await page.getByRole('button', { name: 'Chọn gói khác' }).click()
    await choose(page, changed)
    await verdict(page, 'KHÔNG NGUYÊN VẸN')
    const finding = page.getByRole('listitem').filter({ hasText: 'Hình tại đây đã bị thay đổi sau khi ghi.' })
    assert.match((await finding.textContent()) ?? '', /cong-chinh-main-1\.mp4 · 08:1[56]:\d\d 22\/11\/2026/)
    await finding.getByRole('button', { name: 'Xem chỗ này' }).click()
    await page.getByRole('button', { name: 'English' }).click()
    await verdict(page, 'NOT INTACT')
  })

  await t.test('what is no bundle is told to be none', async () => {
    await page.getByRole('button', { name: 'Tiếng Việt' }).click()
    await page.getByRole('button', { name: 'Chọn gói khác' }).click()
    await choose(page, join(stick, 'video'))
    await verdict(page, 'KHÔNG PHẢI GÓI CHỨNG CỨ')
  })

  assert.deepEqual(
    asked.filter(url => !/^(file|blob|data):/.test(url)),
    [],
  )
  assert.deepEqual(
    errors.filter(text => !text.includes('MEDIA_ERR')),
    [],
  )
})

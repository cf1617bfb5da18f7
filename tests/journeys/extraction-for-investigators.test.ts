// Journey: footage for the investigating body. The officer on duty asks with the body's written request; the chief and the deputy approve, two persons; the station
// dies while the bundle is being made and goes on by itself; the zip is taken along and opened on another machine that has a browser and nothing else. There the
// page from the bundle says what is proven, and names the file where a single bit is another.

import assert from 'node:assert/strict'
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { chromium, type Page } from 'playwright-core'
import { knownCameraId } from '#base/ids.ts'
import { writeFootage } from '#bench/hour-of-footage.ts'
import { StationUnderTest } from '#bench/station-under-test.ts'
import { Workplace } from '#bench/workplace.ts'
import type { AccessLogPage } from '#contract/access-log.ts'
import type { Encrypted, Extraction } from '#contract/extraction.ts'
import { verifyPath } from '#programs/verify/verify-path.ts'
import { findChromium } from '#test/chromium.ts'
import { run } from '#test/command-line.ts'
import { addMember, enrolCodeApp } from '#test/members.ts'
import { after, yesterdayAt } from '#test/past-footage.ts'
import { until } from '#test/patience.ts'
import { pdfText } from '#test/pdf-text.ts'
import { unzipStored } from '#test/unzip-stored.ts'
import { noBrowser, openBrowser } from '#test/visitors.ts'

const STATION = 'tram-lang-mai'
const PASSPHRASE = 'sông Cái chảy qua làng Mai lúc 5 giờ'
const from = yesterdayAt(22, 15)
const cameras = [
  {
    id: 'cong-cho',
    name: 'Cổng chợ',
    spans: [
      [0, 30],
      [40, 70],
    ],
  },
  { id: 'nga-ba', name: 'Ngã ba đình', spans: [[0, 110]] },
] as const

test('a request of the investigating body becomes a bundle that another machine verifies with a browser alone', {
  skip: noBrowser,
  timeout: 300_000,
}, async t => {
  const place = new Workplace('investigators')
  const visit = await openBrowser(t)
  t.after(() => place[Symbol.asyncDispose]())
  const data = join(place.folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  writeFileSync(join(data, 'station-id'), `${STATION}\n`)
  for (const { id, spans } of cameras)
    for (const [at_s, seconds] of spans)
      await writeFootage(data, knownCameraId(id), after(from, at_s), seconds, () => undefined, {
        quick: true,
        signed_by: STATION,
      })
  let station = await StationUnderTest.start(place, data)
  for (const { id, name } of cameras)
    await station.ask('POST', '/api/cameras', { id, name, main_url: 'rtsp://127.0.0.1:9/away' })
  const officer = await addMember(station, 'Nguyễn Văn An', 'duty_officer', 'an')
  const chief = await enrolCodeApp(station, await addMember(station, 'Trần Thị Bình', 'police_chief', 'binh'))
  const deputy = await addMember(station, 'Lê Văn Cường', 'deputy', 'cuong')
  const asked = async (): Promise<Extraction> => (await station.ask('GET', '/api/extractions/1')) as Extraction

  const step = async (name: string, deed: () => Promise<void>): Promise<void> => {
    await deed()
    t.diagnostic(name)
  }

  const page = await visit(station.url, { cookie: officer.cookie })
  await step('the officer on duty asks, with number, day and a scan of the written request', async () => {
    const items = cameras.map(({ id }) => `${id}.${after(from, 10)}.${after(from, 55)}`).join(',')
    await page.goto(`${station.url}/extractions/new?items=${items}`)
    await page.getByText('tin báo, tố giác tội phạm').click()
    await page
      .getByLabel('Việc gì đã xảy ra, cần hình để làm gì')
      .fill('Mất xe máy trước cổng chợ lúc 22 giờ 16, cần xem ai lấy và đi hướng nào.')
    await page.getByLabel(/^Số vụ việc/).fill('05/2026/TB')
    await page.getByLabel('Căn cứ pháp lý').fill('Điều 88, 107 Bộ luật Tố tụng hình sự')
    await page.getByText('Đã có văn bản đề nghị').click()
    await page.getByLabel('Số văn bản', { exact: true }).fill('145/CV-CSĐT')
    await page.getByLabel('Ngày văn bản', { exact: true }).fill('22/11/2026')
    await page.getByLabel('Nơi ban hành, người viết đơn').fill('Cơ quan Cảnh sát điều tra Công an tỉnh')
    const scan = join(place.folder, 'cong-van.pdf')
    writeFileSync(scan, '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
    await page.locator('input[type=file]').setInputFiles(scan)
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page
      .getByText(/Cổng chợ/)
      .first()
      .waitFor()
    await shot(page, '1-what')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await page.getByText('Cơ quan khác').click()
    await page.getByLabel('Tên cơ quan, đơn vị nhận').fill('Cơ quan Cảnh sát điều tra Công an tỉnh')
    await page.getByRole('button', { name: 'Tiếp tục' }).click()
    await shot(page, '2-look')
    await page.getByRole('button', { name: 'Gửi duyệt' }).click()
    await page.getByRole('heading', { name: /Trích xuất số 1\/2026/ }).waitFor()
    const { state, scans, lacking, approvals_needed } = await asked()
    assert.deepEqual([state, scans.length, lacking, approvals_needed], ['awaiting_approval', 1, [], 2])
  })

  await step(
    'chief and deputy approve, two persons; the station dies in the midst of it and goes on by itself',
    async () => {
      await approve(t, await visit(station.url, { cookie: chief.cookie }), station.url)
      assert.equal((await asked()).state, 'awaiting_approval', 'one is not enough')
      await approve(t, await visit(station.url, { cookie: deputy.cookie }), station.url)
      t.diagnostic(`killed while it was ${(await asked()).state}`)
      station.running.child.kill('SIGKILL')
      await until('the station is gone', () => station.running.over)
      station = await StationUnderTest.start(place, data)
      const { bundle, approvals } = await until(
        'the bundle is sealed',
        async () => {
          const extraction = await asked()
          assert.notEqual(extraction.job?.state, 'failed', JSON.stringify(extraction.job))
          return extraction.state === 'extracted' && extraction
        },
        90_000,
      )
      assert.equal(bundle?.gaps, 1, 'the ten seconds that were never recorded')
      assert.equal(new Set(approvals.map(({ by }) => by)).size, 2)
    },
  )

  const zip = join(place.folder, 'goi.zip')
  await step('the officer takes the zip and hands it over; the minutes say what and to whom', async () => {
    const own = await visit(station.url, { cookie: officer.cookie })
    await own.goto(`${station.url}/extractions/1`)
    await own.getByRole('heading', { name: 'Gói dữ liệu' }).waitFor()
    await shot(own, '3-sealed')
    const coming = own.waitForEvent('download')
    await own.getByRole('link', { name: 'Tải gói .zip' }).click()
    await (await coming).saveAs(zip)
    assert.equal(await own.getByRole('dialog').count(), 0, 'what for was said with the request and is not asked again')
    await own.getByRole('button', { name: 'Ghi bàn giao' }).click()
    const dialog = own.getByRole('dialog')
    await dialog.getByLabel('Giao bằng gì').fill('USB Kingston 64 GB')
    await dialog.getByLabel('Số máy của thiết bị').fill('KT-99120')
    await dialog.getByLabel('Số niêm phong').fill('NP-0007')
    await dialog.getByLabel('Người nhận').fill('Phạm Văn Dũng, Cơ quan Cảnh sát điều tra Công an tỉnh')
    const second = dialog.getByLabel('Người thứ hai cùng giao')
    if ((await second.evaluate(one => one.tagName)) === 'SELECT') await second.selectOption({ label: 'Lê Văn Cường' })
    else await second.fill('cuong')
    await dialog.getByRole('button', { name: 'Ghi bàn giao' }).click()
    await own.getByText('Biên bản giao nhận dữ liệu điện tử, bản sao 1').waitFor()
    await shot(own, '4-handed-over')
    assert.equal((await asked()).state, 'handed_over')
    const answer = await fetch(`${station.url}/api/extractions/1/papers/handover_minutes.pdf?copy=1`, {
      headers: { cookie: `mt_session=${officer.cookie}` },
    })
    assert.equal(answer.status, 200, await answer.clone().text())
    const pdf = Buffer.from(await answer.arrayBuffer())
    if (process.env.SHOTS !== undefined) writeFileSync(join(process.env.SHOTS, 'handover.pdf'), pdf)
    const text = pdfText(pdf).replaceAll(/\s+/g, ' ')
    const { bundle } = await asked()
    for (const said of ['BIÊN BẢN', 'Phạm Văn Dũng', 'USB Kingston 64 GB', 'NP-0007', '145/CV-CSĐT'])
      assert.ok(text.includes(said), `${said} is not in: ${text.slice(0, 600)}`)
    assert.ok(text.replaceAll(' ', '').includes(bundle!.content_sha256), 'the hash of what is on the stick')
  })

  await step(
    'with no task stated: scans, papers, and the bundle encrypted, under an address that works once',
    async () => {
      const get = (path: string, more: RequestInit = {}) =>
        fetch(`${station.url}${path}`, {
          ...more,
          headers: { cookie: `mt_session=${officer.cookie}`, ...more.headers },
        })
      for (const path of ['scans/1', 'papers/extraction_minutes.pdf', 'papers/extraction_minutes.docx'])
        assert.equal((await get(`/api/extractions/1/${path}`)).status, 200, path)
      const promised = await get('/api/extractions/1/encrypted', {
        ...{ method: 'POST', body: JSON.stringify({ kind: 'passphrase', passphrase: PASSPHRASE }) },
        headers: { origin: station.url, 'content-type': 'application/json' },
      })
      assert.equal(promised.status, 201)
      const { href } = (await promised.json()) as Encrypted
      const sealed = Buffer.from(await (await get(href)).arrayBuffer())
      const file = join(place.folder, 'tai-ve.zip.age')
      writeFileSync(file, sealed)
      const key = { keyFile: join(data, 'station.pub'), passphrase: PASSPHRASE }
      assert.equal((await verifyPath(file, key)).verdict, 'sound')
      const again = await get(href)
      assert.deepEqual([again.status, ((await again.json()) as { code: string }).code], [404, 'encrypted_over'])
      const { entries } = (await station.ask('GET', '/api/access-log?most=100')) as AccessLogPage
      const saved = entries.filter(({ act }) => act?.startsWith('GET /api/extractions/:extraction/bundle.zip'))
      assert.ok(saved.length > 0)
      for (const one of saved) assert.deepEqual([one.purpose, one.case], ['criminal_report', '05/2026/TB'])
    },
  )

  await step('from the command line: onto a stick, as a zip and encrypted, each read again and sound', async () => {
    const stick = join(place.folder, 'usb')
    mkdirSync(stick)
    const phrase = join(place.folder, 'cau-mat-khau.txt')
    writeFileSync(phrase, PASSPHRASE, { mode: 0o600 })
    const save = (...args: readonly string[]) =>
      run(['extract', 'save', '1/2026', '--data', data, '--json', '--to', ...args])
    const { bundle } = await asked()
    const ways = [[stick], [join(stick, 'goi.zip')], [join(stick, 'goi.zip.age'), '--passphrase-file', phrase]] as const
    for (const way of ways) {
      const { out, err, code } = await save(...way)
      assert.equal(code, 0, err)
      const { verdict, content_sha256, path } = JSON.parse(out)
      assert.deepEqual([verdict, content_sha256], ['sound', bundle?.content_sha256])
      assert.equal(statSync(path).isDirectory(), way[0] === stick)
    }
    assert.notEqual((await save(stick)).code, 0, 'what lies there is not written over')
    assert.deepEqual(
      readdirSync(stick).filter(name => name.includes('.part')),
      [],
    )
  })

  await step('another machine: a browser, no network, only what was handed over', async () => {
    const folder = join(place.folder, 'may-khac')
    const names = unzipStored(zip, folder)
    const root = join(folder, names[0]!.split('/')[0]!)
    const at = names.includes('manifest.json') ? folder : root
    const key = join(place.folder, 'khoa-tram.pub') // given to them long before
    copyFileSync(join(data, 'station.pub'), key)
    const other = await chromium.launch({
      executablePath: findChromium()!,
      chromiumSandbox: process.getuid?.() !== 0,
      args: ['--host-resolver-rules=MAP * ~NOTFOUND'],
    })
    try {
      const context = await other.newContext({ offline: true, locale: 'vi-VN', viewport: { width: 1366, height: 768 } })
      const calls: string[] = []
      context.on('request', request => {
        if (!/^(file|blob|data):/.test(request.url())) calls.push(request.url())
      })
      const alone = await context.newPage()
      await alone.goto(`file://${join(at, 'kiem-tra.html')}`)
      await alone.locator('input[webkitdirectory]').setInputFiles(at)
      const verdict = (words: string) => alone.getByRole('heading', { name: words, exact: true }).waitFor()
      await verdict('NGUYÊN VẸN, CÒN PHẢI ĐỐI CHIẾU KHÓA')
      await alone.locator('.compare input[type=file]').first().setInputFiles(key)
      await alone.getByRole('button', { name: 'Kiểm tra lại' }).click()
      await verdict('NGUYÊN VẸN')
      await shot(alone, '5-checked')
      await plays(alone)
      const [flipped = ''] = names.filter(name => name.endsWith('.mp4') && name.includes('video/cong-cho'))
      const film = join(folder, flipped)
      const bytes = readFileSync(film)
      bytes[Math.floor(statSync(film).size * 0.6)]! ^= 1
      writeFileSync(film, bytes)
      await alone.reload()
      await alone.locator('input[webkitdirectory]').setInputFiles(at)
      await verdict('KHÔNG NGUYÊN VẸN')
      const finding = alone.getByRole('listitem').filter({ hasText: 'Hình tại đây đã bị thay đổi sau khi ghi.' })
      assert.match((await finding.textContent()) ?? '', /cong-cho-main-1\.mp4 · 22:15:\d\d/)
      await shot(alone, '6-flipped')
      assert.deepEqual(calls, [], 'nothing was asked of any network')
    } finally {
      await other.close()
    }
  })

  await step(
    'somebody writes into the bundle at the station, at equal length: it is sent to nobody, and told',
    async () => {
      const { bundle } = await asked()
      const file = join(data, 'evidence', 'bundles', bundle!.name, 'coverage.json')
      const { atime, mtime } = statSync(file)
      chmodSync(file, 0o600)
      writeFileSync(file, readFileSync(file, 'utf8').replace('missing', 'recorde'))
      utimesSync(file, atime, mtime)
      const refused = await run(['extract', 'save', '1/2026', '--data', data, '--to', join(place.folder, 'khong.zip')])
      assert.notEqual(refused.code, 0)
      assert.match(refused.err, /niêm phong/)
      assert.equal((await asked()).bundle?.damaged?.file, 'coverage.json')
      const { alarms } = (await station.ask('GET', '/api/status')) as { alarms: readonly { code: string }[] }
      assert.ok(alarms.some(({ code }) => code === 'bundle_damaged'))
    },
  )
})

const approve = async (t: TestContext, page: Page, url: string): Promise<void> => {
  await page.goto(`${url}/extractions/1`)
  await page.getByRole('button', { name: 'Xem và duyệt' }).click()
  const dialog = page.getByRole('dialog')
  await shot(page, 'approve')
  await dialog.getByRole('button', { name: 'Duyệt', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  t.diagnostic(`approved at ${page.url()}`)
  await page.context().close()
}

/** The film runs in the page, from the file that was handed over. */
const plays = async (page: Page): Promise<void> => {
  const video = page.locator('video').first()
  await video.evaluate(async (one: HTMLVideoElement) => {
    one.muted = true
    await one.play()
  })
  await until('the film moves', () =>
    video.evaluate((one: HTMLVideoElement) => one.currentTime > 0.5 && one.videoWidth > 0),
  )
}

const shot = (page: Page, name: string): Promise<unknown> | undefined =>
  process.env.SHOTS === undefined
    ? undefined
    : page.screenshot({ path: join(process.env.SHOTS, `${name}.png`), fullPage: true })

// Journey: another machine trusts the station and opens it over https by its name: a secure context, passkeys are offered, live pictures come
// over wss, and whoever signs in there holds a cookie that http cannot touch.

import assert from 'node:assert/strict'
import { createHash, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { test } from 'node:test'
import { chromium } from 'playwright-core'
import { findChromium } from '#test/chromium.ts'
import { closing, House, openStreet } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { noBrowser } from '#test/visitors.ts'

const NAME = 'tram.local'
const PATIENCE_MS = 45_000

test('a machine that trusts the station has its live pictures over https, and may make a passkey', {
  skip: noBrowser,
}, async t => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const house = await House.open(stack, { https: { port: 0 }, names: [NAME] })
  for (const camera of street.cameras) await house.add(camera)
  const port = house.station.https!.port
  const authority = new X509Certificate(await house.bytes('/ca.crt'))
  assert.equal(authority.fingerprint256, house.station.https!.sha256)

  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/',
    servername: NAME,
    ca: authority.toString(),
    agent: false,
  })
  const [answer] = (await once(asked.setHeader('host', `${NAME}:${port}`).end(), 'response')) as [IncomingMessage]
  answer.resume()
  assert.equal(answer.statusCode, 200, 'the certificate proves itself to whoever trusts the authority alone')

  const spki = createHash('sha256')
    .update(authority.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
  const browser = await chromium.launch({
    executablePath: findChromium()!,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [`--host-resolver-rules=MAP ${NAME} 127.0.0.1`, `--ignore-certificate-errors-spki-list=${spki}`],
  })
  stack.defer(() => browser.close())
  const url = `https://${NAME}:${port}`
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  const value = house.cookie.slice(house.cookie.indexOf('=') + 1)
  await context.addCookies([
    { name: '__Host-mt_session', value, url, httpOnly: true, secure: true, sameSite: 'Strict' },
  ])
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const sockets: string[] = []
  let pictures = 0
  page.on('websocket', socket => {
    sockets.push(socket.url())
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string') pictures++
    })
  })
  await page.goto(url)
  assert.equal(await page.evaluate(() => isSecureContext), true)
  await until('live pictures come', () => pictures > 20, PATIENCE_MS)
  assert.ok(sockets.length > 0 && sockets.every(each => each.startsWith('wss://')), sockets.join())
  await page.goto(`${url}/account`)
  await page.getByRole('button', { name: 'Thêm khóa truy cập' }).waitFor()
  await page.goto(`${url}/certificate`)
  await page.getByRole('link', { name: 'mat-than-ca.crt' }).waitFor()
  assert.match(
    (await page.getByText(authority.fingerprint256.slice(0, 2), { exact: true }).first().textContent()) ?? '',
    /../,
  )
})

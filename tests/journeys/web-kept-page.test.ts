// Journey: the page as an application on a phone: it can be installed where the browser trusts the address and nowhere else, opens without a
// network and says so, and after a new build no old page comes back.

import assert from 'node:assert/strict'
import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { startStation } from '#test/front-door-station.ts'
import { until } from '#test/patience.ts'
import { noBrowser, openBrowser, phone, VILLAGE_ADDRESS } from '#test/visitors.ts'

const built = join(import.meta.dirname, '../../build/web')

test('the page is installed over a trusted address, opens without a network, and a new build takes the place of the old', {
  skip: noBrowser,
}, async t => {
  const station = await startStation(t)
  const { web } = station.ports
  cpSync(built, web, { recursive: true })
  const visit = await openBrowser(t)
  const [, cookie = ''] = (await station.signIn()).split('=')
  const page = await visit(station.url, { cookie, screen: phone })
  await page.goto(station.url)
  await opened(page)
  await canBeInstalled(page)
  const old = await until('the page is kept with its files', () => mainKept(page))

  const village = await visit(station.url, { screen: phone })
  await village.goto(`http://${VILLAGE_ADDRESS}:${new URL(station.url).port}/`)
  await village.getByRole('heading').first().waitFor()
  assert.deepEqual(await village.evaluate(() => [isSecureContext, 'serviceWorker' in navigator]), [false, false])
  await village.close()

  await page.context().setOffline(true)
  await opensWithoutNetwork(page)
  await page.getByText(/^Trên máy này không giữ hình nào/).waitFor()
  await page.context().setOffline(false)
  await opened(page)

  const next = buildAnew(web)
  const another = await page.context().newPage()
  await another.goto(station.url)
  await opened(another)
  assert.equal(await mainOf(another), next, 'who opens it now has the new page at once')
  await until('the new one is kept', async () => (await mainKept(another)) === next)
  assert.equal(await mainOf(page), old, 'nothing is reloaded under somebody’s hands')
  await page.context().setOffline(true)
  await page.getByText(/^Mất mạng: máy này không có mạng từ/).waitFor()
  await opensWithoutNetwork(another)
  assert.equal(await mainOf(another), next, 'what opens without a network is the new page')
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Dùng bản mới' }).click()
  await until('the first page is the new one too', async () => (await mainOf(page)) === next)
})

const opened = (page: Page): Promise<void> => page.getByRole('banner').waitFor()

/** A browser that only plays at being offline tells a page that has just opened that it is online: it is told again. */
const opensWithoutNetwork = async (page: Page): Promise<void> => {
  await page.reload()
  await page
    .getByRole('alert')
    .getByText(/^(Chưa liên lạc được với trạm|Mất mạng)/)
    .waitFor()
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  const nothing = { latency: 0, downloadThroughput: 0, uploadThroughput: 0 }
  await cdp.send('Network.emulateNetworkConditions', { offline: true, ...nothing })
  await page.getByText('Mất mạng: máy này không có mạng.').waitFor()
  await cdp.detach()
}

/** What Chromium itself says of the manifest. */
const canBeInstalled = async (page: Page): Promise<void> => {
  const cdp = await page.context().newCDPSession(page)
  const { errors, data } = await cdp.send('Page.getAppManifest')
  assert.deepEqual(errors, [])
  const { name, display, icons } = JSON.parse(data ?? '{}') as { name: string; display: string; icons: object[] }
  assert.deepEqual([name, display, icons.length], ['Mắt Thần', 'standalone', 3])
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors')
  const own = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito') // as every test's visitor is
  assert.deepEqual(own, [])
}

/** The main file of the page that is kept, once everything that the page names is kept with it and nothing of another page is. */
const mainKept = (page: Page): Promise<string | false> =>
  page.evaluate(async () => {
    const cache = await caches.open('matthan-page')
    const html = await (await cache.match('/'))?.text()
    const files = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    const named = [...(html ?? '').matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file]) => file!)
    const mains = files.filter(file => /^\/assets\/index-[^/]+\.js$/.test(file))
    return named.length > 1 && named.every(file => files.includes(file)) && mains.length === 1 && mains[0]!
  })

const mainOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"]')]
    return scripts.map(({ src }) => new URL(src).pathname).find(path => path.startsWith('/assets/index-'))
  })

/** As an upgrade does: scripts have other names, and the old ones are gone. Answers the main file's. */
const buildAnew = (web: string): string => {
  const scripts = globSync('*.js', { cwd: join(web, 'assets') })
  const renamed = new Set(scripts)
  const anew = (text: string): string =>
    text.replace(/[\w-]+\.js/g, name => (renamed.has(name) ? name.replace('.js', '2.js') : name))
  for (const file of globSync('*.{br,gz}', { cwd: join(web, 'assets') })) rmSync(join(web, 'assets', file))
  for (const file of ['index.html', ...scripts.map(name => `assets/${name}`)]) {
    const text = anew(readFileSync(join(web, file), 'utf8'))
    rmSync(join(web, file))
    writeFileSync(join(web, anew(file)), text)
  }
  return /src="(\/assets\/index-[^"]+\.js)"/.exec(readFileSync(join(web, 'index.html'), 'utf8'))![1]!
}

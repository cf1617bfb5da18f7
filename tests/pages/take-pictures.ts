// Takes the pictures of the README and the guide, from a lived-in station with the street's full pictures: `npm run pictures`. Each is WebP
// below 120 kB, in guide/images.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { Workplace } from '#bench/workplace.ts'
import { openLivedIn } from './lived-in.ts'
import { arrive, choose, Onlooker } from './onlooker.ts'
import { pages } from './page-table.ts'

const folder = join(import.meta.dirname, '../../guide/images')
const MOST_BYTES = 120_000
/** Pictures have come and maps are drawn by then, on any machine that one takes pictures on. */
const SETTLED_MS = 5000
const desk = { width: 1366, height: 768 }
const phone = { width: 360, height: 740 }

const shown = [
  { name: 'wall', route: '/', screen: desk, theme: 'dark' },
  { name: 'review', route: '/review', screen: desk, theme: 'dark' },
  { name: 'map', route: '/map', screen: desk, theme: 'light' },

  { name: 'camera', route: '/camera/$id', screen: desk, theme: 'dark' },
  { name: 'storage', route: '/storage', screen: desk, theme: 'light' },

  { name: 'television', route: '/tv', screen: desk, theme: 'dark' },
  { name: 'phone-wall', route: '/', screen: phone, theme: 'dark' },
  { name: 'phone-review', route: '/review', screen: phone, theme: 'light' },
] as const

const main = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  await using place = new Workplace('pictures')
  const lived = await openLivedIn(place, { large: true })
  await using onlooker = await Onlooker.open(lived, join(place.folder, 'unused'))
  for (const picture of shown) {
    const looked = pages.find(page => page.route === picture.route && page.as === undefined)
    if (looked === undefined) throw new Error(`no page ${picture.route} in the table`)
    const context = await onlooker.visit(looked, 'vi', picture.screen)
    const page = await context.newPage()
    await arrive(onlooker, page, looked)
    await choose(page, picture.theme)
    await wait(SETTLED_MS)
    const bytes = await webp(page)
    writeFileSync(join(folder, `${picture.name}.webp`), bytes)
    console.log(`${picture.name}.webp ${Math.round(bytes.length / 1000)} kB`)
    await context.close()
  }
}

/** The best quality that fits. */
const webp = async (page: Page): Promise<Buffer> => {
  const session = await page.context().newCDPSession(page)
  for (let quality = 85; ; quality -= 10) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality })
    const bytes = Buffer.from(data, 'base64')
    if (bytes.length <= MOST_BYTES || quality <= 25) return bytes
  }
}

await main()

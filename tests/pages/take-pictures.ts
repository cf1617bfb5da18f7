// Takes the pictures of the README and the guide, from a lived-in station with the street's full pictures: `npm run pictures`, or some alone:
// `npm run pictures -- wall`. Each is WebP below 120 kB, in guide/images.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { Workplace } from '#bench/workplace.ts'
import { type LivedIn, openLivedIn } from './lived-in.ts'
import { arrive, choose, Onlooker } from './onlooker.ts'
import { pages } from './page-table.ts'

const folder = join(import.meta.dirname, '../../guide/images')
const MOST_BYTES = 120_000
/** Pictures have come and maps are drawn by then, on any machine that one takes pictures on. */
const SETTLED_MS = 5000
/** Alerts last half a minute. */
const QUIET_MS = 35_000
const desk = { width: 1366, height: 768 }
const phone = { width: 360, height: 740 }

const shown = [
  { name: 'review', route: '/review', screen: desk, theme: 'dark' },
  { name: 'map', route: '/map', screen: desk, theme: 'light' },

  { name: 'camera', route: '/camera/$id', screen: desk, theme: 'dark' },
  { name: 'storage', route: '/storage', screen: desk, theme: 'light' },

  { name: 'television', route: '/tv', screen: desk, theme: 'dark' },
  { name: 'phone-wall', route: '/', screen: phone, theme: 'dark' },
  { name: 'phone-review', route: '/review', screen: phone, theme: 'light' },
  // Last: what came forward while the station started is past by then.
  { name: 'wall', route: '/', screen: desk, theme: 'dark' },
] as const

const main = async (): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  await using place = new Workplace('pictures')
  const lived = await openLivedIn(place, { large: true })
  await using onlooker = await Onlooker.open(lived, join(place.folder, 'unused'))
  const wanted = process.argv.slice(2)
  for (const picture of shown.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const found = pages.find(page => page.route === picture.route && page.as === undefined)
    if (found === undefined) throw new Error(`no page ${picture.route} in the table`)
    const looked = picture.name === 'wall' ? { ...found, at: nightWall } : found
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

/** One large picture and five small ones, once nothing comes forward any more. */
const nightWall = async ({ station }: LivedIn): Promise<string> => {
  const six = ['nga-ba-dinh', 'cong-chinh', 'duong-cho', 'ngo-3', 'nga-ba-tram', 'ngo-7']
  const laid = { name: 'Ca trực', layout: '6', cells: six.map(camera => ({ camera })), shared: true }
  const { id } = (await station.ask('POST', '/api/walls', laid)) as { readonly id: string }
  await wait(QUIET_MS)
  return `/?wall=${id}`
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

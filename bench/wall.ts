// Wall: sixteen tiles in a real Chromium for as long as a night shift looks at them: pictures that stand still, what the page's memory and main thread
// cost, the first picture on every tile, and how quickly another layout stands.

import { setTimeout as wait } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'
import { findChromium, withoutChromium } from '#test/chromium.ts'
import { atMost, type Bench, type Findings, percentile } from './goal.ts'
import { measureCost } from './process-cost.ts'
import { signIn } from './sign-in.ts'
import { StationUnderTest, startStreetProcess } from './station-under-test.ts'
import { type Channels, channelsOf, launch, openWall, untilAllPlay } from './wall-page.ts'
import { Workplace } from './workplace.ts'

const LAYOUTS = ['4 ô', '9 ô', '16 ô', '4 ô', '16 ô', '9 ô', 'Vừa đủ mọi camera']
/** Memory that a page settles into is not growth. */
const SETTLE_MS = 15_000

export const benchWall: Bench = async options => {
  const path = findChromium()
  const tiles = options.cameras ?? 16
  const seconds = options.seconds ?? (options.full ? 600 : 60)
  if (path === undefined) return nothing(tiles, seconds)
  await using place = new Workplace('wall')
  options.tell(`phố mẫu ${tiles} camera (a street of ${tiles} cameras)`)
  const street = await startStreetProcess(place, tiles)
  const station = await StationUnderTest.start(place)
  await station.addCameras(street.cameras, 'both')
  const browser = await launch(path)
  try {
    const page = await openWall(browser, station, await signIn(station))
    const opening = await untilAllPlay(page, tiles)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Performance.enable')
    await wait(SETTLE_MS)
    options.tell(`${tiles} ô chạy; đo ${seconds} giây (${tiles} tiles play; measuring ${seconds} s)`)
    const watched = await watch(page, cdp, seconds)
    options.tell(`đổi bố cục ${LAYOUTS.length} lần (switching layouts)`)
    const switches = await switchLayouts(page)
    return findings({ tiles, seconds, opening, watched, switches, version: browser.version() })
  } finally {
    await browser.close()
  }
}

type Reading = { readonly heap_bytes: number; readonly busy_s: number; readonly channels: Channels }
type Watched = {
  readonly before: Reading
  readonly after: Reading
  readonly cpu_percent: number
  readonly others_percent: number
}

const watch = async (page: Page, cdp: CDPSession, seconds: number): Promise<Watched> => {
  const before = await readPage(page, cdp)
  const cost = await measureCost([process.pid], seconds)
  const after = await readPage(page, cdp)
  return { before, after, cpu_percent: cost.cpu_percent, others_percent: cost.others_percent }
}

/** What the page holds after its garbage is gone, and how long its main thread has worked. */
const readPage = async (page: Page, cdp: CDPSession): Promise<Reading> => {
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const of = (name: string): number => metrics.find(metric => metric.name === name)?.value ?? 0
  return { heap_bytes: of('JSHeapUsedSize'), busy_s: of('TaskDuration'), channels: await channelsOf(page) }
}

/** Milliseconds from choosing a layout until every tile of it stands in its place with a picture. */
const switchLayouts = async (page: Page): Promise<number[]> => {
  const samples: number[] = []
  for (const layout of LAYOUTS) {
    await page.getByRole('button', { name: 'Chọn bố cục' }).click()
    const entry = page.getByRole('menuitemradio', { name: layout, exact: true })
    await entry.waitFor()
    samples.push(
      await entry.evaluate(async node => {
        const { document } = globalThis as unknown as { document: Document }
        const before = [...document.querySelectorAll('article')].map(tile => tile.getAttribute('style')).join()
        const chosen = performance.now()
        ;(node as HTMLElement).click()
        for (;;) {
          await new Promise(resolve => setTimeout(resolve, 4))
          const tiles = [...document.querySelectorAll('article')]
          const moved = tiles.map(tile => tile.getAttribute('style')).join() !== before
          const shown = tiles.every(tile => [...tile.querySelectorAll('video')].some(video => video.readyState >= 2))
          if (moved && shown) return performance.now() - chosen
          if (performance.now() - chosen > 10_000) return 10_000
        }
      }),
    )
    await wait(3_000) // somebody looks; tiles that left the screen are let go
  }
  return samples
}

type Taken = {
  readonly tiles: number
  readonly seconds: number
  readonly opening: readonly number[]
  readonly watched: Watched
  readonly switches: readonly number[]
  readonly version: string
}

const goalsOf = (tiles: number, seconds: number, taken: Taken | undefined, note?: string) => [
  atMost(
    `stalls over 1 s of ${tiles} tiles in ${seconds} s`,
    'stalls',
    taken === undefined ? null : longGaps(taken.watched),
    0,
    note,
  ),
  atMost('growth of the JavaScript heap', 'MB', taken === undefined ? null : growth(taken.watched) / 1e6, 10, note),
  atMost(
    `first picture on all ${tiles} tiles`,
    'ms',
    taken === undefined ? null : Math.max(...taken.opening),
    1_500,
    note,
  ),
  atMost(
    'another layout with all its pictures, worst',
    'ms',
    taken === undefined ? null : Math.max(...taken.switches),
    500,
    note,
  ),
]

const longGaps = ({ before, after }: Watched): number =>
  Object.entries(after.channels).reduce(
    (sum, [at, { long_gaps }]) => sum + long_gaps - (before.channels[at]?.long_gaps ?? 0),
    0,
  )

const growth = ({ before, after }: Watched): number => after.heap_bytes - before.heap_bytes

const nothing = (tiles: number, seconds: number): Findings => ({
  goals: goalsOf(tiles, seconds, undefined, `not measured: ${withoutChromium}`),
  facts: {},
})

const findings = (taken: Taken): Findings => {
  const { tiles, seconds, opening, watched, switches, version } = taken
  const { before, after } = watched
  const short = seconds < 600 ? 'a short run: the goal is ten minutes (--full)' : undefined
  return {
    goals: goalsOf(tiles, seconds, taken, short),
    facts: {
      'JavaScript heap at the end, MB': Math.round(after.heap_bytes / 1e5) / 10,
      'main thread of the page busy, %': Math.round(((after.busy_s - before.busy_s) / seconds) * 100),
      'CPU of browser, station and this bench, %': Math.round(watched.cpu_percent),
      'others on this machine meanwhile, CPU %': Math.round(watched.others_percent),
      'first picture, median ms': Math.round(percentile(opening, 0.5) ?? 0),
      'layout switch, median ms': Math.round(percentile(switches, 0.5) ?? 0),
      Chromium: version,
    },
  }
}

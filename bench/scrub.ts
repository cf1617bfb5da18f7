// Scrub: a finger on the timeline of a camera-day in a real Chromium: how long until the picture under it is on the screen, and how long from
// a jump until the main stream plays.

import type { Page } from 'playwright-core'
import type { WallTime90k } from '#base/units.ts'
import { findChromium, withoutChromium } from '#test/chromium.ts'
import { localCode } from '#web/words/time.ts'
import { atMost, type Bench, type Findings, percentile } from './goal.ts'
import { launch, openReview, type Reading, stationWithPast } from './review-page.ts'
import { Workplace } from './workplace.ts'

const DAY_S = 24 * 3600
const MAIN_S = 1800
const RESTS = 120
const SEEKS = 60
/** A day on a screen of 1920. */
const PIXELS = 1800

export const benchScrub: Bench = async options => {
  const path = findChromium()
  if (path === undefined) return noBrowser()
  await using place = new Workplace('scrub')
  options.tell(
    'ghi sẵn một ngày của luồng phụ và nửa giờ của luồng chính (a camera-day of sub stream, half an hour of main)',
  )
  const recorded = [
    { camera: 'cong', stream: 'sub', seconds: DAY_S },
    { camera: 'cong', stream: 'main', after: DAY_S / 2, seconds: MAIN_S },
  ] as const
  const { station, from } = await stationWithPast(place, recorded, options.tell)
  const noon = from + (DAY_S / 2) * 90_000
  const browser = await launch(path)
  try {
    const page = await openReview(browser, station, ['cong'], localCode((noon + 60 * 90_000) as WallTime90k))
    options.tell(`${RESTS} lần kéo (drags)`)
    const rests = await drag(page, from)
    options.tell(`${SEEKS} lần nhảy (jumps)`)
    const seeks = await seek(page, noon)
    const drags = rests.map(({ took }) => took)
    return {
      goals: [
        atMost('hình dưới ngón tay, p95 (picture under the finger)', 'ms', percentile(drags, 0.95), 120),
        atMost('nhảy tới rồi phát, p95 (seek to play)', 'ms', percentile(seeks, 0.95), 300),
      ],
      facts: {
        'picture under the finger, median, ms': rounded(percentile(drags, 0.5)),
        'picture under the finger, worst, ms': rounded(Math.max(...drags)),
        'a picture within two pixels, p95, ms': rounded(
          percentile(
            rests.map(({ near }) => near),
            0.95,
          ),
        ),
        'seek to play, median, ms': rounded(percentile(seeks, 0.5)),
        'seek to play, worst, ms': rounded(Math.max(...seeks)),
        Chromium: browser.version(),
      },
    }
  } finally {
    await browser.close()
  }
}

const rounded = (value: number | null): number => Math.round(value ?? -1)

type PageOfReview = {
  readonly matthanMetrics: {
    readonly review: () => Reading[]
    readonly clock: {
      readonly scrub: (at: number) => void
      readonly goTo: (at: number) => void
      readonly running: boolean
      readonly play: () => void
    }
  }
}

type Rest = { readonly took: number; readonly near: number }

/** A finger moves some pixels at sixty a second, anywhere in the day, and rests: until its picture is drawn. */
const drag = (page: Page, from: number): Promise<readonly Rest[]> =>
  page.evaluate(
    async ({ from, rests, pixels, day }) => {
      const { review, clock } = (globalThis as unknown as PageOfReview).matthanMetrics
      const pixel = (day * 90_000) / pixels
      const found: Rest[] = []
      // The keyframes of drawn footage lie less than three seconds apart: the one that shows an instant is no further before it.
      const group = 3 * 90_000
      for (let i = 0; i < rests; i++) {
        let x = 20 + ((i * 733) % (pixels - 60))
        for (let step = 0; step < 6; step++) {
          x += i % 3 === 0 ? 4 : i % 3 === 1 ? -2 : 1
          clock.scrub(from + x * pixel)
          await new Promise(resolve => requestAnimationFrame(resolve))
        }
        const at = from + x * pixel
        const began = performance.now()
        clock.scrub(at + 90)
        let near = 0
        for (;;) {
          const { shown = 0, manner } = review()[0]!
          const off = at + 90 - shown
          if (manner === 'keyframes' && near === 0 && Math.abs(off) <= 2 * pixel) near = performance.now() - began
          if ((manner === 'keyframes' && off >= 0 && off < group) || performance.now() - began > 5000) break
          await new Promise(resolve => setTimeout(resolve, 2))
        }
        await new Promise(resolve => requestAnimationFrame(resolve))
        found.push({ took: performance.now() - began, near })
        await new Promise(resolve => setTimeout(resolve, 150))
      }
      return found
    },
    { from, rests: RESTS, pixels: PIXELS, day: DAY_S },
  )

/** From a jump to the first picture of that time on the screen, playing. */
const seek = (page: Page, noon: number): Promise<readonly number[]> =>
  page.evaluate(
    async ({ noon, seeks, span }) => {
      const { review, clock } = (globalThis as unknown as PageOfReview).matthanMetrics
      const took: number[] = []
      clock.play()
      for (let i = 0; i < seeks; i++) {
        const at = noon + (20 + ((i * 397) % (span - 60))) * 90_000
        const began = performance.now()
        clock.goTo(at)
        for (;;) {
          const { shown = 0, manner, state } = review()[0]!
          const here = clock.running && state === 'showing' && manner === 'follow' && Math.abs(shown - at) < 3 * 90_000
          if (here || performance.now() - began > 5000) break
          await new Promise(resolve => setTimeout(resolve, 2))
        }
        took.push(performance.now() - began)
        await new Promise(resolve => setTimeout(resolve, 400))
      }
      return took
    },
    { noon, seeks: SEEKS, span: MAIN_S },
  )

const noBrowser = (): Findings => ({
  goals: [
    atMost('hình dưới ngón tay, p95 (picture under the finger)', 'ms', null, 120, withoutChromium),
    atMost('nhảy tới rồi phát, p95 (seek to play)', 'ms', null, 300, withoutChromium),
  ],
  facts: {},
})

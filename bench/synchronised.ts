// Synchronised: nine cameras on one clock in a real Chromium: how far their pictures come apart while they play, at several speeds, and how soon
// all nine are there after a jump.

import type { Page } from 'playwright-core'
import type { WallTime90k } from '#base/units.ts'
import { findChromium, withoutChromium } from '#test/chromium.ts'
import { localCode } from '#web/words/time.ts'
import { atMost, type Bench, type Findings, percentile } from './goal.ts'
import { measureCost } from './process-cost.ts'
import { launch, openReview, type Reading, stationWithPast } from './review-page.ts'
import { Workplace } from './workplace.ts'

const JUMPS = 12
const SPEEDS = [0.5, 2, -1] as const
const FOOTAGE_S = 600

type Apart = {
  readonly between: readonly number[]
  readonly from_clock: readonly number[]
  /** How old the pictures on the screen were by the clock; one stands for as long as it lasts, here an eighth of a second. */
  readonly ages: readonly number[]
  readonly shown: number
}

export const benchSynchronised: Bench = async options => {
  const path = findChromium()
  const cameras = Math.min(9, options.cameras ?? 9)
  const seconds = options.seconds ?? 60
  if (path === undefined) return noBrowser(cameras)
  await using place = new Workplace('synchronised')
  const ids = Array.from({ length: cameras }, (_, i) => `cam-${i + 1}`)
  options.tell(`ghi sẵn ${cameras} camera, mỗi camera ${FOOTAGE_S} giây (footage of ${cameras} cameras)`)
  // Keyframes and pictures of the cameras do not fall together, as on a real street.
  const recorded = ids.map(
    (camera, i) => ({ camera, stream: 'sub', after: i * 0.237, seconds: FOOTAGE_S, scene: i }) as const,
  )
  const { station, from } = await stationWithPast(place, recorded, options.tell)
  const browser = await launch(path)
  try {
    const page = await openReview(browser, station, ids, localCode((from + 30 * 90_000) as WallTime90k))
    options.tell(`phát ${seconds} giây (playing for ${seconds} s)`)
    await drive(page, from + 30 * 90_000, 1)
    const cost = measureCost([process.pid], seconds)
    const played = await watch(page, seconds)
    const { cpu_percent, others_percent } = await cost
    const speeds: [number, Apart][] = []
    for (const speed of SPEEDS) {
      options.tell(`tốc độ ${speed} (speed ${speed})`)
      await drive(page, from + 300 * 90_000, speed)
      speeds.push([speed, await watch(page, Math.min(15, seconds))])
    }
    options.tell(`${JUMPS} lần nhảy (jumps)`)
    const jumps = await jump(page, from)
    return {
      goals: [
        atMost(`${cameras} camera lệch nhau, lúc nhiều nhất (furthest apart)`, 'ms', Math.max(...played.between), 100),
        atMost('lệch so với đồng hồ chung, p95 (off the clock)', 'ms', percentile(played.from_clock, 0.95), 100),
      ],
      facts: {
        cameras,
        seconds,
        'apart, median, ms': rounded(percentile(played.between, 0.5)),
        'apart, p95, ms': rounded(percentile(played.between, 0.95)),
        'picture on the screen behind the clock, median, ms': rounded(percentile(played.ages, 0.5)),
        'picture on the screen behind the clock, p95, ms': rounded(percentile(played.ages, 0.95)),
        ...Object.fromEntries(
          speeds.flatMap(([speed, { between }]) => [
            [`apart at ${speed}×, p95, ms`, rounded(percentile(between, 0.95))],
            [`apart at ${speed}×, worst, ms`, rounded(Math.max(...between))],
          ]),
        ),
        'all shown after a jump, median, ms': rounded(percentile(jumps, 0.5)),
        'all shown after a jump, p95, ms': rounded(percentile(jumps, 0.95)),
        'readings in which all showed': played.shown,
        'CPU of browser, station and this bench, %': Math.round(cpu_percent),
        'others on this machine meanwhile, CPU %': Math.round(others_percent),
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
      readonly running: boolean
      readonly goTo: (at: number) => void
      readonly setSpeed: (speed: number) => void
      readonly play: () => void
    }
  }
}

/** From an instant on, at a speed; answers once all show and time moves. */
const drive = async (page: Page, at: number, speed: number): Promise<void> => {
  await page.evaluate(
    ({ at, speed }) => {
      const { clock } = (globalThis as unknown as PageOfReview).matthanMetrics
      clock.setSpeed(speed)
      clock.goTo(at)
      clock.play()
    },
    { at, speed },
  )
  await page.waitForFunction(
    () => {
      const { review, clock } = (globalThis as unknown as PageOfReview).matthanMetrics
      return clock.running && review().every(({ state }) => state === 'showing')
    },
    undefined,
    { timeout: 30_000 },
  )
}

/** Ten times a second: how far the pictures are from each other and from the clock, in milliseconds. */
const watch = (page: Page, seconds: number): Promise<Apart> =>
  page.evaluate(async seconds => {
    const { review, clock } = (globalThis as unknown as PageOfReview).matthanMetrics
    const between: number[] = []
    const from_clock: number[] = []
    const ages: number[] = []
    let shown = 0
    const until = performance.now() + seconds * 1000
    while (performance.now() < until) {
      await new Promise(resolve => setTimeout(resolve, 100))
      const readings = review()
      if (!clock.running || !readings.every(({ state }) => state === 'showing')) continue
      shown++
      const off = readings.map(({ position, clock }) => ((position ?? 0) - clock) / 90)
      between.push(Math.max(...off) - Math.min(...off))
      from_clock.push(...off.map(Math.abs))
      ages.push(...readings.map(({ shown, clock }) => (clock - (shown ?? 0)) / 90))
    }
    return { between, from_clock, ages, shown }
  }, seconds)

/** From a jump to the moment at which all show pictures of that time. */
const jump = async (page: Page, from: number): Promise<readonly number[]> => {
  const took: number[] = []
  await drive(page, from + 30 * 90_000, 1)
  for (let i = 0; i < JUMPS; i++) {
    const at = from + (60 + ((i * 197) % 480)) * 90_000
    took.push(
      await page.evaluate(async at => {
        const { review, clock } = (globalThis as unknown as PageOfReview).matthanMetrics
        const began = performance.now()
        clock.goTo(at)
        const here = ({ shown = 0, state }: Reading) => state === 'showing' && Math.abs(shown - at) < 2 * 90_000
        while (!review().every(here) && performance.now() - began < 10_000)
          await new Promise(resolve => setTimeout(resolve, 5))
        return performance.now() - began
      }, at),
    )
  }
  return took
}

const noBrowser = (cameras: number): Findings => ({
  goals: [atMost(`${cameras} camera lệch nhau, lúc nhiều nhất (furthest apart)`, 'ms', null, 100, withoutChromium)],
  facts: {},
})

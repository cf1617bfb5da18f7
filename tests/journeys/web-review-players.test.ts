// Journey: the same moment on three cameras: they keep to one clock, go by single pictures, backwards and round a marked span, and say what
// nobody recorded. Footage was recorded earlier; the pictures themselves are compared, not only what the page says of them.

import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { wallTime90k } from '#base/units.ts'
import { launch, openReview, type Reading, stationWithPast } from '#bench/review-page.ts'
import type { StationUnderTest } from '#bench/station-under-test.ts'
import { Workplace } from '#bench/workplace.ts'
import { noBrowser } from '#test/browser-neighbourhood.ts'
import { findChromium } from '#test/chromium.ts'
import { until } from '#test/patience.ts'
import { readFragments } from '#web/player/fragment-reader.ts'
import { localCode } from '#web/words/time.ts'

const S = 90_000
const ids = ['cong', 'cho', 'ngo']

/** A minute of three cameras that never film at the same instant; the third was away from 20 s to 45 s. */
const setUp = async (t: TestContext): Promise<{ station: StationUnderTest; from: number; browser: Browser }> => {
  const place = new Workplace('review')
  let browser: Browser | undefined
  t.after(async () => {
    await browser?.close()
    await place[Symbol.asyncDispose]()
  })
  const recorded = ids.flatMap((camera, i) =>
    (['main', 'sub'] as const).flatMap(stream => {
      const one = { camera, stream, after: i * 0.137, scene: i }
      if (i < 2) return [{ ...one, seconds: 60 }]
      return [
        { ...one, seconds: 20 },
        { ...one, after: 45, seconds: 15 },
      ]
    }),
  )
  const { station, from } = await stationWithPast(place, recorded, () => undefined, true)
  browser = await launch(findChromium()!)
  return { station, from, browser }
}

type PageOfReview = {
  readonly matthanMetrics: {
    readonly review: () => Reading[]
    readonly clock: {
      readonly at: number
      readonly running: boolean
      readonly state: { readonly jumps: number }
      readonly goTo: (at: number) => void
      readonly scrub: (at: number) => void
    }
  }
}

const readings = (page: Page): Promise<Reading[]> =>
  page.evaluate(() => (globalThis as unknown as PageOfReview).matthanMetrics.review())
const goTo = (page: Page, at: number) =>
  page.evaluate(to => (globalThis as unknown as PageOfReview).matthanMetrics.clock.goTo(to), at)

/** When the pictures of a camera are shown, asked of the station. */
const picturesOf = async (station: StationUnderTest, camera: string, from: number): Promise<readonly number[]> => {
  const span = `from_90k=${from}&to_90k=${from + 20 * S}&stream=sub`
  const bytes = await station.bytes(`/api/cameras/${camera}/playback.mp4?${span}`)
  return readFragments(bytes)
    .map(({ at }) => at as number)
    .toSorted((a, b) => a - b)
}

/** What a camera's video shows, as a number that another picture does not have. */
const look = (page: Page, place: number): Promise<number> =>
  page.evaluate(place => {
    const video = document.querySelectorAll('video')[place]!
    const canvas = new OffscreenCanvas(160, 90)
    const brush = canvas.getContext('2d')!
    brush.drawImage(video, 0, 0, 160, 90)
    return brush.getImageData(0, 0, 160, 90).data.reduce((sum, value) => (Math.imul(sum, 31) + value) | 0, 7)
  }, place)

/** Until each camera shows the picture that the clock's instant has. */
const untilExact = (page: Page, lists: readonly (readonly number[])[], at?: number) =>
  until('every camera shows the picture of the clock’s instant', async () => {
    const now = await readings(page)
    const exact = now.every(({ shown, clock, state }, i) => {
      const wanted = lists[i]!.findLast(time => time <= clock)
      return state === 'showing' && shown === wanted && (at === undefined || clock === at)
    })
    return exact && now
  })

test('three cameras keep to one clock, forwards and backwards, picture by picture', { skip: noBrowser }, async t => {
  const { station, from, browser } = await setUp(t)
  const page = await openReview(browser, station, ids, localCode(wallTime90k(from + 5 * S)))
  const lists = await Promise.all(ids.map(id => picturesOf(station, id, from)))

  await t.test('they play within a tenth of a second of each other', async () => {
    let together = 0
    await until(
      'twenty looks in a row',
      async () => {
        const now = await readings(page)
        const off = now.map(({ position = 0, clock }) => (position - clock) / 90)
        const close = now.every(({ state }) => state === 'showing') && Math.max(...off) - Math.min(...off) <= 100
        together = close ? together + 1 : 0
        if (now[0]!.clock > from + 12 * S) await goTo(page, from + 5 * S)
        return together >= 20
      },
      60_000,
    )
  })

  await t.test(
    'a step moves the leading camera by one picture, and the step back shows the same picture again',
    async () => {
      await page.keyboard.press('k')
      await goTo(page, from + 6 * S)
      await untilExact(page, lists)
      const lead = lists[0]!
      const began = lead.findLastIndex(time => time <= from + 6 * S)
      const looks: number[] = [await look(page, 0)]
      for (let step = 1; step <= 4; step++) {
        await page.keyboard.press('.')
        await untilExact(page, lists, lead[began + step])
        looks.push(await look(page, 0))
      }
      assert.equal(new Set(looks).size, looks.length, 'each step shows another picture')
      for (let step = 3; step >= 0; step--) {
        await page.keyboard.press(',')
        await untilExact(page, lists, lead[began + step])
        assert.equal(await look(page, 0), looks[step])
      }
    },
  )

  await t.test('backwards every picture comes, until the beginning', async () => {
    await goTo(page, from + 10 * S)
    await page.getByLabel('Tốc độ').selectOption('-1')
    await page.keyboard.press('k')
    const seen = new Set<number>()
    await until('two seconds back', async () => {
      const [first] = await readings(page)
      if (first!.manner === 'backwards' && first!.shown !== undefined) seen.add(first!.shown)
      return first!.clock < from + 8 * S && first!.manner === 'backwards' && Math.abs(first!.shown! - first!.clock) < S
    })
    assert.ok(
      [...seen].every(shown => lists[0]!.includes(shown)),
      'only pictures that were recorded',
    )
    await page.keyboard.press('k')
    await untilExact(page, lists)
  })

  await t.test('a marked span repeats', async () => {
    await page.getByLabel('Tốc độ').selectOption('1')
    await goTo(page, from + 4 * S)
    await page.keyboard.press('i')
    await goTo(page, from + 6 * S)
    await page.keyboard.press('o')
    await page.keyboard.press('r')
    await page.keyboard.press('k')
    let last = 0
    let again = 0
    await until(
      'the span has begun again twice',
      async () => {
        const [{ clock }] = (await readings(page)) as [Reading]
        assert.ok(clock >= from + 4 * S - 9 && clock <= from + 6 * S + S, 'it stays inside')
        if (clock < last - S) again++
        last = clock
        return again >= 2
      },
      30_000,
    )
    await page.keyboard.press('r')
    await page.keyboard.press('k')
  })

  await t.test('where one camera has nothing it says so, and the others go on', async () => {
    await goTo(page, from + 30 * S)
    await page.getByText(/Không có hình từ \d\d:\d\d:\d\d .* đến/).waitFor()
    const states = await until('the others show', async () => {
      const now = (await readings(page)).map(({ state }) => state)
      return now[0] === 'showing' && now[1] === 'showing' && now
    })
    assert.equal(states[2], 'gap')
  })
})

test('on a page without WebCodecs pictures come under the finger and backwards all the same', {
  skip: noBrowser,
}, async t => {
  const { station, from, browser } = await setUp(t)
  const page = await openReview(browser, station, ['cong'], localCode(wallTime90k(from + 5 * S)), () => {
    // As on plain http, which is no secure context.
    for (const name of ['VideoDecoder', 'EncodedVideoChunk']) Reflect.deleteProperty(globalThis, name)
  })
  await page.keyboard.press('k')
  const keys = await station.bytes(
    `/api/cameras/cong/keyframes?from_90k=${from}&to_90k=${from + 40 * S}&every_90k=${S}&stream=sub`,
  )
  const times = readFragments(keys).map(({ at }) => at as number)
  for (const second of [30, 12, 22]) {
    const at = from + second * S
    await page.evaluate(to => (globalThis as unknown as PageOfReview).matthanMetrics.clock.scrub(to), at)
    await until('the keyframe of that instant', async () => {
      const [first] = await readings(page)
      return first!.manner === 'keyframes' && first!.shown === times.findLast(time => time <= at)
    })
  }
  const colours = await page.evaluate(() => {
    const canvas = document.querySelector('canvas')!
    return new Set(canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data).size
  })
  assert.ok(colours > 20, 'the canvas shows a picture')
  await goTo(page, from + 20 * S)
  await page.getByLabel('Tốc độ').selectOption('-2')
  await page.keyboard.press('k')
  await until(
    'pictures come backwards',
    async () => {
      const [first] = await readings(page)
      return first!.manner === 'seeks' && first!.shown !== undefined && first!.shown < from + 17 * S
    },
    30_000,
  )
  await page.getByText('Tốc độ này chỉ hiện từng hình cách quãng').waitFor()
})

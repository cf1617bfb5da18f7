// Journey: the clock jumps. Somebody, or a time service, sets the station's clock while it records: by a day or by seconds, forward or back.
// The run ends there, the step stands in the ledger, and what was filmed before and after plays. A camera whose own clock is wrong in any
// way leaves no gap at all.

import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { Workplace } from '#bench/workplace.ts'
import type { CoverageSpan } from '#contract/recording.ts'
import { complaintsOf, noFfmpeg } from '#test/ffmpeg.ts'
import { readMp4 } from '#test/mp4-boxes.ts'
import { closing, House, openStreet, type Span } from '#test/neighbourhood.ts'
import { until } from '#test/patience.ts'
import { StationProcess } from '#test/station-process.ts'

const SECOND = 90_000
const DAY_S = 86_400
/** A keyframe every second, and the step is seen within half a second. */
const LOOSE_S = 2

describe('the station’s clock is set', { concurrency: true }, () => {
  test('the clock is set a day forward: one gap of a day, whose cause is the clock', { timeout: 90_000 }, async t => {
    const { station, id, begins, step } = await recording(t)
    const stepped = await step(DAY_S)
    const ends = await recordedAfter(station, id, stepped.to_90k)
    const spans = await spansOf(station, id, { from_90k: begins, to_90k: ends })
    const [before, gap, after] = spans
    assert.deepEqual(
      spans.map(({ state }) => state),
      ['recorded', 'missing', 'recorded'],
      shown(spans),
    )
    assert.equal(gap!.cause, 'clock_drift')
    assert.match(gap!.detail ?? '', /forward/)
    nearly(length(gap!), DAY_S, 'the gap is the step')
    nearly((gap!.from_90k - stepped.from_90k) / SECOND, 0, 'it begins where the clock was set')
    for (const span of [before!, after!]) await plays(station, id, span)
  })

  test('the clock is set some seconds forward: those seconds are missing, by the clock', {
    timeout: 90_000,
  }, async t => {
    const { station, id, begins, step } = await recording(t)
    const stepped = await step(6)
    const ends = await recordedAfter(station, id, stepped.to_90k)
    const spans = await spansOf(station, id, { from_90k: begins, to_90k: ends })
    const gaps = spans.filter(({ state }) => state === 'missing')
    assert.deepEqual(
      gaps.map(({ cause }) => cause),
      ['clock_drift'],
      shown(spans),
    )
    nearly(length(gaps[0]!), 6, shown(spans))
    for (const span of spans) if (span.state === 'recorded') await plays(station, id, span)
  })

  test('the clock is set some seconds back: no gap, and nothing is thrown away', { timeout: 90_000 }, async t => {
    const { station, id, begins, step } = await recording(t)
    const stepped = await step(-4)
    const ends = await recordedAfter(station, id, stepped.from_90k)
    const spans = await spansOf(station, id, { from_90k: begins, to_90k: ends })
    const missing_s = spans.reduce((sum, span) => sum + (span.state === 'missing' ? length(span) : 0), 0)
    assert.ok(missing_s < LOOSE_S, shown(spans))
    tiled(spans, { from_90k: begins, to_90k: ends })
    const bytes = await station.clip(id, { from_90k: begins, to_90k: ends })
    // Those four seconds of the day were filmed twice, and both takes are kept.
    nearly(readMp4(bytes).seconds, (ends - begins) / SECOND + 4 - missing_s, 'the clip')
  })

  test('the clock is set a day back: it records on, and the footage of both days plays', {
    timeout: 90_000,
  }, async t => {
    const { station, id, begins, step } = await recording(t)
    const stepped = await step(-DAY_S)
    const ends = await recordedAfter(station, id, stepped.to_90k)
    const spans = await spansOf(station, id, { from_90k: stepped.to_90k, to_90k: ends })
    assert.equal(spans.at(-1)!.state, 'recorded', shown(spans))
    const missing_s = spans.reduce((sum, span) => sum + (span.state === 'missing' ? length(span) : 0), 0)
    assert.ok(missing_s < LOOSE_S, shown(spans))
    await plays(station, id, { from_90k: spans.at(-1)!.from_90k, to_90k: ends })
    await plays(station, id, { from_90k: begins, to_90k: begins + 2 * SECOND })
  })
})

test('cameras whose own clocks are fast, jump, step or wrap leave no gap', { timeout: 90_000 }, async t => {
  const stack = closing(t)
  const faults = ['clock-runs-fast', 'timestamp-jumps', 'clock-steps', 'clock-wraps']
  const given = faults.map((fault, i) => ({ fault, camera: String(i + 1) }))
  const street = await openStreet(stack, { cameras: faults.length, faults: given })
  const house = await House.open(stack)
  for (const camera of street.cameras) await house.add(camera)
  for (const { id } of street.cameras) await house.streams(id)
  const begins = (await house.status()).now_90k + SECOND
  for (const [i, { id }] of street.cameras.entries()) {
    const span = await house.recorded(id, begins, 10)
    const spans = await spansOf(house, id, span)
    assert.equal(spans.length, 1, `${faults[i]}: ${shown(spans)}`)
    await plays(house, id, span)
  }
})

type Asking = Pick<House, 'coverage' | 'clip' | 'data'>
type Stepped = { readonly from_90k: number; readonly to_90k: number }

/** A station whose clock can be set, and a camera that it has recorded for some seconds. */
const recording = async (t: TestContext) => {
  const stack = closing(t)
  const street = await openStreet(stack)
  const place = stack.use(new Workplace('clock'))
  const file = join(place.folder, 'clock')
  writeFileSync(file, '0')
  const shifted = pathToFileURL(join(import.meta.dirname, '../shifted-clock.ts'))
  const env = { NODE_OPTIONS: `--import=${shifted}`, MATTHAN_TEST_CLOCK: file }
  const station = await StationProcess.start(stack, place, join(place.folder, 'data'), env)
  const { id } = street.cameras[0]!
  await station.add(street.cameras[0]!)
  await station.streams(id)
  const begins = (await station.status()).now_90k + SECOND
  await station.recorded(id, begins, 4)
  const step = async (by_s: number): Promise<Stepped> => {
    const from_90k = (await station.status()).now_90k
    writeFileSync(file, String(by_s * 1000))
    return { from_90k, to_90k: from_90k + by_s * SECOND }
  }
  return { station, id, begins, step }
}

/** Waits until the newest seconds are on disk; answers until when. */
const recordedAfter = async (station: StationProcess, id: string, from_90k: number): Promise<number> => {
  const span = await until(
    'footage goes on',
    async () => {
      const { spans } = await station.coverage(id, { from_90k, to_90k: from_90k + 60 * SECOND })
      return spans.findLast(one => one.state === 'recorded' && length(one) > 4)
    },
    30_000,
  )
  return span.from_90k + 4 * SECOND
}

const spansOf = async (house: Asking, id: string, span: Span): Promise<readonly CoverageSpan[]> =>
  (await house.coverage(id, { from_90k: span.from_90k, to_90k: span.to_90k })).spans

/** A clip of what is recorded is as long as it, and no decoder complains. */
const plays = async (house: Asking, id: string, span: Span, recorded_s = length(span)): Promise<void> => {
  const bytes = await house.clip(id, { from_90k: span.from_90k, to_90k: span.to_90k })
  nearly(readMp4(bytes).seconds, recorded_s, 'the clip', 0.5)
  if (noFfmpeg) return
  const file = join(house.data, `${id}-${span.from_90k}.mp4`)
  writeFileSync(file, bytes)
  assert.equal(await complaintsOf(file), '')
}

const tiled = (spans: readonly CoverageSpan[], { from_90k, to_90k }: Span): void => {
  let at = from_90k
  for (const span of spans) {
    assert.equal(span.from_90k, at, shown(spans))
    at = span.to_90k
  }
  assert.equal(at, to_90k)
}

const length = ({ from_90k, to_90k }: Span): number => (to_90k - from_90k) / SECOND

const nearly = (seconds: number, wanted: number, what: string, loose_s = LOOSE_S): void =>
  assert.ok(Math.abs(seconds - wanted) < loose_s, `${what}: ${seconds} s, not ${wanted} s`)

const shown = (spans: readonly CoverageSpan[]): string =>
  spans.map(span => `${span.state} ${length(span).toFixed(2)} s ${span.cause ?? ''} ${span.detail ?? ''}`).join('; ')

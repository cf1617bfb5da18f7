import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import type { Strips } from '#contract/coverage-strips.ts'
import type { Coverage } from '#contract/recording.ts'
import { until } from '#test/patience.ts'
import { DAY_90K } from '#web/words/time.ts'
import { levelOf, type Tile, tilesIn } from './levels.ts'
import { type CoverageSource, StripTiles } from './strip-tiles.ts'
import { around } from './view.ts'

const now = wallFromUnixMillis(Date.parse('2026-11-22T14:00:00+07:00'))
const month = around(now - 14 * DAY_90K, 30 * DAY_90K, now)

const source = (fails = () => false) => {
  const asked: string[] = []
  let now_ms = 0
  let running = 0
  let most_running = 0
  const answered = async <Answer>(what: string, stop: AbortSignal, answer: Answer): Promise<Answer> => {
    asked.push(what)
    most_running = Math.max(most_running, ++running)
    await new Promise(setImmediate)
    running -= 1
    if (stop.aborted) throw new Error('let go')
    if (fails()) throw new Error('the station is away')
    return answer
  }
  const of: CoverageSource = {
    monotonic_ms: () => now_ms,
    strips: (cameras, tile, buckets, stop) =>
      answered('strips', stop, {
        ...{ stream: 'main', from_90k: tile.from, to_90k: tile.to, bucket_90k: (tile.to - tile.from) / buckets },
        cameras: cameras.map(camera => ({ camera, runs: [[buckets, 1000, 0, 0, 0, null]] })),
      } as Strips),
    exact: (camera, tile, stop) =>
      answered(camera, stop, {
        ...{ camera, stream: 'main', from_90k: tile.from, to_90k: tile.to, spans: [] },
        ...{ recorded_90k: 0, recovered_90k: 0, expected_90k: 0, suspended_90k: 0, not_scheduled_90k: 0 },
      } as Coverage),
  }
  return { of, asked, most: () => most_running, pass: (ms: number) => (now_ms += ms) }
}

const tilesOf = (view: typeof month): readonly Tile[] =>
  tilesIn(view, levelOf(view, 1400)).filter(({ from }) => from < now)

test('what is looked at is asked for once, and again when it grows old', async () => {
  const { of, asked, pass } = source()
  const tiles = new StripTiles(['cong', 'cho'], of)
  tiles.want(month, 1400, now)
  await until('all is known', () => !tiles.waits())
  const first = asked.length
  assert.equal(first, tilesOf(month).length)
  assert.equal(tiles.known().piecesOf('cho', tilesOf(month)[0]!)?.length, 1)
  tiles.want(month, 1400, now)
  await new Promise(setImmediate)
  assert.equal(asked.length, first)
  pass(20_000)
  tiles.want(month, 1400, now)
  await until('what grows is asked again', () => asked.length === first + 1)
})

test('near, each camera is asked for its exact spans, no more than four answers at a time', async () => {
  const { of, asked, most } = source()
  const cameras = Array.from({ length: 32 }, (_, i) => `cam-${i}`)
  const tiles = new StripTiles(cameras, of)
  tiles.want(around(now, DAY_90K / 24, now), 1400, now)
  await until('all is known', () => !tiles.waits())
  assert.deepEqual(new Set(asked), new Set(cameras))
  assert.ok(most() <= 4)
})

test('what nobody looks at any more is let go, and the error of a lost station is gone when it is back', async () => {
  let away = true
  const { of, pass } = source(() => away)
  const tiles = new StripTiles(['cong'], of)
  tiles.want(month, 1400, now)
  await until('the trouble is known', () => tiles.error !== undefined)
  away = false
  pass(6_000)
  tiles.want(month, 1400, now)
  await until('all is known', () => !tiles.waits() && tiles.error === undefined)
  tiles.dispose()
})

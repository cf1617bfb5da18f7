// Backfill: how fast what cards hold comes into the gaps of ten cameras while a hundred are recorded, that nothing of those is lost
// meanwhile, and that the bandwidth which was set is kept.

import { setTimeout as wait } from 'node:timers/promises'
import type { BackfillJobShown, BackfillList } from '#contract/backfill.ts'
import type { Coverage } from '#contract/recording.ts'
import { atLeast, atMost, type Bench, type BenchOptions, type Goal } from './goal.ts'
import { measureCost } from './process-cost.ts'
import { StationUnderTest, type StreetCamera, startStreetProcess } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const S = 90_000
const AT_ONCE = 10
const LIMIT = 20_000_000
const LIMITED_S = 20
const LIMITED_AT_ONCE = 5
const PATIENCE_MS = 240_000

export const benchBackfill: Bench = async options => {
  await using place = new Workplace('backfill')
  const cameras = options.cameras ?? 100
  const gap_s = options.seconds ?? 300
  const at_once = Math.min(AT_ONCE, cameras)
  options.tell(`phố mẫu ${cameras} camera có thẻ nhớ (a street of ${cameras} cameras with cards)`)
  const street = await startStreetProcess(place, cameras, ['--card', 'hikvision@all'])
  const withCards = street.cameras.map(camera => ({
    ...camera,
    main_url: camera.main_url.replace(/\/main$/, '/Streaming/Channels/101'),
  }))
  const station = await StationUnderTest.start(place)
  await station.ask('PUT', '/api/backfill/rules', { automatic: false, at_once, bits_per_second: null })
  await station.addCameras(withCards, 'main')
  await wait(5000)
  const alone = await fill(station, withCards.slice(-1), gap_s, options)
  options.tell(`${at_once} camera cùng lúc, mỗi camera ${gap_s} giây (${at_once} at once, ${gap_s} s each)`)
  const before = await station.status()
  const [together, cost] = await Promise.all([
    fill(station, withCards.slice(0, at_once), gap_s, options),
    measureCost([station.running.pid], 10),
  ])
  await wait(4000) // what was recorded last is on its way to the disk
  const lost = await lostMeanwhile(station, withCards, together)
  const after = await station.status()
  const idle = withCards.slice(at_once)
  const limited = await underLimit(station, idle.slice(0, 1), options)
  const shared = await underLimit(station, idle.slice(1, 1 + LIMITED_AT_ONCE), options)
  return {
    goals: [
      atLeast('one card alone, beside real time', '×', gap_s / alone.slowest_s, 20),
      atLeast(`${at_once} cards at once, all together beside real time`, '×', (gap_s * at_once) / together.took_s, 20),
      atMost(`of ${cameras} recorded cameras, missing meanwhile`, 's', lost, 0),
      atMost('packets lost meanwhile', 'packets', after.recorder.packets_lost - before.recorder.packets_lost, 0),
      atMost('of what was asked for, not brought', 's', alone.missing_s + together.missing_s, at_once),
      ...limited,
      ...shared,
    ],
    facts: {
      cameras,
      'gap of each, s': gap_s,
      'ten at once: slowest, beside real time': round(gap_s / together.slowest_s),
      'MB fetched at once': Math.round(together.bytes / 1e6),
      'MB/s fetched at once': round(together.bytes / 1e6 / together.took_s),
      'station CPU meanwhile, %': round(cost.cpu_percent),
      'others on this machine meanwhile, CPU %': Math.round(cost.others_percent),
    },
  }
}

type Filled = {
  readonly took_s: number
  readonly slowest_s: number
  readonly missing_s: number
  readonly bytes: number
  readonly from_90k: number
  readonly to_90k: number
}

/** Asks for a span from before the cameras were added, which their cards hold, and waits until all of it is here. */
const fill = async (
  station: StationUnderTest,
  cameras: readonly StreetCamera[],
  gap_s: number,
  { tell }: BenchOptions,
): Promise<Filled> => {
  const { now_90k } = await station.status()
  const to = now_90k - 600 * S
  const began = performance.now()
  const ids: number[] = []
  for (const { id } of cameras) {
    const body = { camera: id, from_90k: to - gap_s * S, to_90k: to }
    ids.push(((await station.ask('POST', '/api/backfill', body)) as BackfillJobShown).id)
  }
  const until = performance.now() + PATIENCE_MS
  for (;;) {
    const { jobs } = (await station.ask('GET', '/api/backfill')) as BackfillList
    const ours = jobs.filter(({ id }) => ids.includes(id))
    if (ours.every(({ ended_90k }) => ended_90k !== null)) {
      const took_s = (performance.now() - began) / 1000
      const times = ours.map(({ made_90k, ended_90k }) => ((ended_90k ?? 0) - made_90k) / S)
      tell(`${ours.length}: ${round(took_s)} s, ${[...new Set(ours.map(({ state }) => state))].join(' ')}`)
      return {
        took_s,
        slowest_s: Math.max(...times),
        missing_s: ours.reduce((sum, { missing_ms }) => sum + missing_ms / 1000, 0),
        bytes: ours.reduce((sum, { bytes }) => sum + bytes, 0),
        from_90k: now_90k,
        to_90k: Math.max(...ours.map(({ ended_90k }) => ended_90k ?? 0)),
      }
    }
    if (performance.now() > until) throw new Error(`not filled: ${JSON.stringify(ours)}`)
    await wait(200)
  }
}

/** Seconds that the ledger of any camera calls missing while cards were asked. */
const lostMeanwhile = async (
  station: StationUnderTest,
  cameras: readonly StreetCamera[],
  { from_90k, to_90k }: Filled,
): Promise<number> => {
  let missing = 0
  for (const { id } of cameras) {
    const path = `/api/cameras/${id}/coverage?from_90k=${Math.round(from_90k)}&to_90k=${Math.round(to_90k)}`
    const { spans } = (await station.ask('GET', path)) as Coverage
    for (const span of spans) if (span.state === 'missing') missing += (span.to_90k - span.from_90k) / S
  }
  return round(missing)
}

/** Fetches under a limit for a while, of several cameras at once, and compares what was read of all with it. */
const underLimit = async (
  station: StationUnderTest,
  cameras: readonly StreetCamera[],
  { tell }: BenchOptions,
): Promise<Goal[]> => {
  if (cameras.length === 0) return []
  const jobs = cameras.length
  tell(`${jobs}: giới hạn ${LIMIT / 1e6} Mbit/s trong ${LIMITED_S} giây (a limit for ${LIMITED_S} s)`)
  await station.ask('PUT', '/api/backfill/rules', { bits_per_second: LIMIT })
  const { now_90k } = await station.status()
  const to_90k = now_90k - 1800 * S
  const ids: number[] = []
  for (const { id } of cameras) {
    const body = { camera: id, from_90k: to_90k - 1800 * S, to_90k }
    ids.push(((await station.ask('POST', '/api/backfill', body)) as BackfillJobShown).id)
  }
  const read = async (): Promise<{ readonly bytes: number; readonly all: boolean; readonly at: number }> => {
    const { jobs } = (await station.ask('GET', '/api/backfill')) as BackfillList
    const ours = jobs.filter(({ id }) => ids.includes(id)).map(({ bytes }) => bytes)
    return {
      bytes: ours.reduce((sum, bytes) => sum + bytes, 0),
      all: ours.every(bytes => bytes > 0),
      at: performance.now(),
    }
  }
  let first = await read()
  for (const until = performance.now() + 30_000; !first.all && performance.now() < until; first = await read())
    await wait(200)
  await wait(LIMITED_S * 1000)
  const last = await read()
  const rate = ((last.bytes - first.bytes) * 8000) / (last.at - first.at)
  const goals = [
    atMost(`under a limit, ${jobs} at once: read, beside it`, '×', rate / LIMIT, 1.1),
    atLeast(`under a limit, ${jobs} at once: used of it`, '×', rate / LIMIT, 0.9),
  ]
  for (const id of ids) await station.ask('DELETE', `/api/backfill/${id}`)
  return goals
}

const round = (value: number): number => Math.round(value * 10) / 10

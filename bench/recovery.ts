// Recovery: the recorder dies under load at random moments, or the power goes: station and recorder die at once, and what was not
// flushed is taken back. What of each camera was lost by what the street says it sent, how long until all are recorded again, whether
// anything that was promised is gone, and whether a single damaged byte is left.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { TICKS_PER_SECOND, type WallTime90k } from '#base/units.ts'
import { checkData } from '#programs/commands/check.ts'
import { type Street, startStreet } from '#simulator/street.ts'
import { catalogueMigrations } from '#store/migrations/catalogue.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { type Died, type DyingStation, openDyingStation } from './dying-station.ts'
import { atMost, type Bench, type BenchOptions, percentile } from './goal.ts'
import { Workplace } from './workplace.ts'

const CAMERAS = 20
const DEATHS = 15
const AGAIN_MS = 30_000
/** Between deaths: long enough for groups, fragments and commits to stand at every possible point. */
const BETWEEN_MS = { least: 500, most: 3000 }
/** One cut of four is followed by another, while the station is still coming back. */
const TWICE = 0.25
const TWICE_MS = 2500

export type Death = { readonly kind: 'kill' | 'power cut'; readonly lost_s: number; readonly again_s: number }

export const benchRecovery: Bench = async options => {
  const cameras = options.cameras ?? CAMERAS
  const { kills, cuts } = deathsOf(options)
  await using place = new Workplace('recovery')
  await using street = await startStreet({ cameras, audio: 'pcma', onProgress: options.tell })
  const station = await openDyingStation(place, street, options.tell)
  const done: Death[] = []
  const order = shuffled([...Array<'kill'>(kills).fill('kill'), ...Array<'power cut'>(cuts).fill('power cut')])
  for (const kind of order) {
    await wait(BETWEEN_MS.least + Math.random() * (BETWEEN_MS.most - BETWEEN_MS.least))
    done.push(await dieOnce(kind, station, street))
    if (done.length % 10 === 0) options.tell(`${done.length}/${order.length} lần tắt (deaths): ${soFar(done)}`)
  }
  await station.stop()
  const checked = await checkData(station.data, true, finding => options.tell(JSON.stringify(finding)))
  const of = (kind: Death['kind']) => done.filter(death => death.kind === kind)
  return {
    goals: [
      ...(kills > 0 ? goalsOf('kill', cameras, of('kill')) : []),
      ...(cuts > 0 ? goalsOf('power cut', cameras, of('power cut')) : []),
      atMost('footage promised as durable and gone', 'files', station.broken.length, 0),
      atMost('damaged files, every byte read', 'findings', checked.findings.length, 0),
      atMost('segments set aside', 'segments', setAside(station.data), 0),
    ],
    facts: {
      cameras,
      ...factsOf('kill', of('kill')),
      ...factsOf('power cut', of('power cut')),
      ...(cuts > 0 ? station.taken : {}),
      'files checked': checked.files,
      'fragments checked': checked.fragments,
    },
  }
}

const soFar = (done: readonly Death[]): string => {
  const lost = Math.max(...done.map(({ lost_s }) => lost_s))
  const again = percentile(
    done.map(({ again_s }) => again_s),
    0.95,
  )
  return `mất nhiều nhất (lost at most) ${round(lost)} s, ghi lại (again) p95 ${round(again)} s`
}

/** Asked for one kind only, there is none of the other. */
const deathsOf = ({ kills, power_cuts }: BenchOptions): { kills: number; cuts: number } =>
  kills === undefined && power_cuts === undefined
    ? { kills: DEATHS, cuts: DEATHS }
    : { kills: kills ?? 0, cuts: power_cuts ?? 0 }

const goalsOf = (kind: Death['kind'], cameras: number, deaths: readonly Death[]) => [
  atMost(`footage lost of any camera at any ${kind}`, 's', Math.max(...deaths.map(({ lost_s }) => lost_s)), 2),
  atMost(
    `all ${cameras} cameras record again after a ${kind}, p95`,
    's',
    percentile(
      deaths.map(({ again_s }) => again_s),
      0.95,
    ),
    5,
  ),
]

const factsOf = (kind: Death['kind'], deaths: readonly Death[]): Record<string, number> => {
  if (deaths.length === 0) return {}
  const lost = deaths.map(({ lost_s }) => lost_s)
  const again = deaths.map(({ again_s }) => again_s)
  return {
    [`${kind}s`]: deaths.length,
    [`${kind}: lost, median s`]: round(percentile(lost, 0.5)),
    [`${kind}: again, median s`]: round(percentile(again, 0.5)),
    [`${kind}: again, longest s`]: round(Math.max(...again)),
  }
}

const dieOnce = async (kind: Death['kind'], station: DyingStation, street: Street): Promise<Death> => {
  const died = await station.die(kind)
  if (kind === 'kill' || Math.random() > TWICE) return await measured(kind, died, station, street)
  await wait(Math.random() * TWICE_MS)
  return await measured(kind, await station.die(kind), station, street)
}

/** Waits until all are recorded again, and looks for what was promised. */
export const measured = async (
  kind: Death['kind'],
  died: Died,
  station: DyingStation,
  street: Street,
): Promise<Death> => {
  const ids = street.cameras.map(({ id }) => id)
  const db = openDatabase(join(station.data, 'catalogue.sqlite'), catalogueMigrations, { readOnly: true })
  try {
    const again_90k = await allRecordAgain(db, ids, died.died_90k, station)
    station.compare(db)
    const ended = db.prepare(
      'SELECT max(end_90k) AS end_90k FROM segment WHERE camera = ? AND start_90k <= ? AND frames > 0 AND damage IS NULL',
    )
    const lost = ids.map(id => {
      const kept_90k = Number(ended.get(id, died.died_90k)?.end_90k ?? 0)
      const { first_ms, last_ms } = died.sent.get(id) ?? { first_ms: 0, last_ms: 0 }
      return (last_ms * 90 - Math.max(kept_90k, first_ms * 90)) / TICKS_PER_SECOND
    })
    return { kind, lost_s: Math.max(0, ...lost), again_s: (again_90k - died.back_90k) / TICKS_PER_SECOND }
  } finally {
    db.close()
  }
}

/** When the last camera's first new picture was taken. */
const allRecordAgain = async (
  db: DatabaseSync,
  ids: readonly string[],
  died_90k: WallTime90k,
  station: DyingStation,
): Promise<number> => {
  const newer = db.prepare(
    'SELECT camera, min(start_90k) AS s FROM segment WHERE start_90k > ? AND frames > 0 AND damage IS NULL GROUP BY camera',
  )
  const until = performance.now() + AGAIN_MS
  for (;;) {
    const found = newer.all(died_90k)
    if (found.length >= ids.length) return Math.max(...found.map(({ s }) => Number(s)))
    if (performance.now() > until) {
      const there = new Set(found.map(({ camera }) => camera))
      const missing = ids.filter(id => !there.has(id)).join(' ')
      const said = readFileSync(join(station.data, 'logs', 'recorder.log'), 'utf8').slice(-3000)
      throw new Error(`not recorded again: ${missing}\n${said}`)
    }
    await wait(50)
  }
}

const setAside = (data: string): number => {
  const db = openDatabase(join(data, 'catalogue.sqlite'), catalogueMigrations, { readOnly: true })
  const count = Number(db.prepare('SELECT count(*) AS n FROM segment WHERE damage IS NOT NULL').get()?.n)
  db.close()
  return count
}

const shuffled = <T>(list: readonly T[]): readonly T[] =>
  list
    .map(value => ({ value, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)

const round = (value: number | null): number => Math.round((value ?? 0) * 100) / 100

// Search: weeks of what moved before many cameras, made as the noticer would have left it, and a real station that is asked for regions of it over HTTP: how
// soon the first hit, the last one and the whole answer are there, with the files in memory and read from the disk, and what memory that takes.

import { execFileSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { localDayStart } from '#base/local-day.ts'
import { TICKS_PER_SECOND, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import type { SearchAsk, SearchLine } from '#contract/search.ts'
import { fillCatalogue } from './catalogue.ts'
import { atMost, type Bench, type Findings, percentile } from './goal.ts'
import { type MadeDays, writeMotionDays } from './motion-days.ts'
import { readText } from './proc.ts'
import { StationUnderTest } from './station-under-test.ts'
import { Workplace } from './workplace.ts'

const DAY = 24 * 3600 * TICKS_PER_SECOND
const ROUNDS = 7
const MOST_CAMERAS = 100

type Region = NonNullable<SearchAsk['cameras'][number]['region']>
const box = (left: number, top: number, right: number, bottom: number): Region => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]
/** By the wall, where little moves; in the middle of the road, where everything does. */
const wall = box(0.1, 0.9, 0.16, 0.99)
const road = box(0.4, 0.5, 0.48, 0.6)
const half = box(0.2, 0.3, 0.7, 0.9)

type Took = { readonly first: number; readonly last: number; readonly end: number; readonly total: number }

export const benchSearch: Bench = async options => {
  const cameras = Math.min(MOST_CAMERAS, options.cameras ?? 20)
  const days = Math.min(90, options.days ?? 30)
  await using place = new Workplace('search')
  const data = join(place.folder, 'data')
  mkdirSync(data, { recursive: true, mode: 0o700 })
  const ids = Array.from({ length: cameras }, (_, at) => `cam-${at}`)
  const first = localDayStart(wallTime90k(wallFromUnixMillis(Date.now()) - days * DAY))
  options.tell(`viết ${cameras} camera × ${days} ngày (writing what moved)`)
  const made = writeMotionDays(data, ids, days, first)
  fillCatalogue(join(data, 'catalogue.sqlite'), cameras, days, first)
  const station = await StationUnderTest.start(place, data)
  for (const id of ids) await station.ask('POST', '/api/cameras', { id, name: id, main_url: 'rtsp://127.0.0.1:9/away' })
  const plan = (region: Region, more: Partial<SearchAsk> = {}): SearchAsk => ({
    cameras: ids.map(camera => ({ camera, region })),
    ...{ from_90k: first, to_90k: first + days * DAY },
    ...more,
  })
  const before_mb = memoryOf(station)
  options.tell('tìm lần đầu, từ đĩa (the first search, from the disk)')
  const dropped = dropFiles(join(data, 'motion'))
  const cold = dropped ? await search(station, plan(wall)) : undefined
  const cold_road = dropFiles(join(data, 'motion')) ? await search(station, plan(road)) : undefined
  options.tell('tìm lại nhiều lần (searches again)')
  const rounds = async (asked: SearchAsk): Promise<readonly Took[]> => {
    const taken: Took[] = []
    for (let at = 0; at < ROUNDS; at++) taken.push(await search(station, asked))
    return taken.slice(1)
  }
  const taken = {
    wall: await rounds(plan(wall)),
    road: await rounds(plan(road)),
    change: await rounds(plan(road, { what: 'change' })),
    night: await rounds(plan(road, { hours: { from_min: 22 * 60, to_min: 6 * 60 }, least_part: 0.2 })),
  }
  const memory_mb = memoryOf(station) - before_mb
  const large = await search(station, plan(half))
  return findings({ cameras, days, made, cold, cold_road, taken, memory_mb, large })
}

/** Reads the answer as it comes. */
const search = (station: StationUnderTest, asked: SearchAsk): Promise<Took> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const took = { first: Number.NaN, last: Number.NaN, end: Number.NaN, total: 0 }
    const take = (line: SearchLine): void => {
      const at = performance.now() - began
      if (line.kind === 'hit') {
        if (Number.isNaN(took.first)) took.first = at
        took.last = at
      }
      if (line.kind === 'end') {
        took.end = at
        took.total = line.total
      }
    }
    const headers = { host: 'localhost', 'content-type': 'application/json' }
    const socketPath = join(station.data, 'station.sock')
    // A connection of its own: one that rested while files were dropped may have been closed by the station meanwhile.
    const call = request({ socketPath, agent: false, method: 'POST', path: '/api/search', headers }, answer => {
      let rest = ''
      answer.on('data', (part: Buffer) => {
        const lines = (rest + part.toString()).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) take(JSON.parse(line) as SearchLine)
      })
      answer.on('error', reject)
      answer.on('end', () => {
        if (Number.isNaN(took.end)) reject(new Error(`search: ${answer.statusCode} ${rest.slice(0, 300)}`))
        else resolve(took)
      })
    })
    call.on('error', reject)
    call.end(JSON.stringify(asked))
  })

/** MB of the station's own process, its threads among it; not of those it has started. */
const memoryOf = ({ running }: StationUnderTest): number => {
  const pss = /^Pss:\s+(\d+) kB/m.exec(readText(`/proc/${running.child.pid}/smaps_rollup`))?.[1]
  return Number(pss ?? Number.NaN) / 1000
}

/** The system forgets what it has read of the files (dd, of coreutils, asks it to); false where that cannot be had. */
const dropFiles = (folder: string): boolean => {
  try {
    for (const camera of readdirSync(folder))
      for (const name of readdirSync(join(folder, camera))) {
        const path = join(folder, camera, name)
        const file = openSync(path, 'r')
        fsyncSync(file)
        closeSync(file)
        execFileSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' })
      }
    return true
  } catch {
    return false
  }
}

type Measured = {
  readonly cameras: number
  readonly days: number
  readonly made: MadeDays
  readonly cold: Took | undefined
  readonly cold_road: Took | undefined
  readonly taken: Readonly<Record<'wall' | 'road' | 'change' | 'night', readonly Took[]>>
  readonly memory_mb: number
  readonly large: Took
}

const findings = ({ cameras, days, made, cold, cold_road, taken, memory_mb, large }: Measured): Findings => {
  const median = (all: readonly Took[], of: 'first' | 'last' | 'end') =>
    percentile(
      all.map(one => one[of]).filter(one => !Number.isNaN(one)),
      0.5,
    )
  const round = (value: number | null | undefined) => (value == null ? '' : Math.round(value * 10) / 10)
  const what = `${cameras} cameras × ${days} days`
  const facts = Object.entries(taken).flatMap(([name, all]) => [
    [`${name}: hits in all`, all[0]!.total] as const,
    [`${name}: first hit, median ms`, round(median(all, 'first'))] as const,
    [`${name}: last hit told, median ms`, round(median(all, 'last'))] as const,
    [`${name}: the whole answer, median ms`, round(median(all, 'end'))] as const,
  ])
  return {
    goals: [
      atMost(`${what}, a place by the wall: whole answer, warm, median`, 'ms', median(taken.wall, 'end'), 150),
      atMost(`${what}, in the middle of the road: last hit told, warm, median`, 'ms', median(taken.road, 'last'), 150),
      atMost(
        `${what}, in the middle of the road: whole answer, all hits counted, warm, median`,
        'ms',
        median(taken.road, 'end'),
        150,
      ),
      atMost('first hit, warm, median', 'ms', median([...taken.wall, ...taken.road], 'first'), 30),
      atMost(
        'whole answer, from the disk',
        'ms',
        cold?.end ?? null,
        1000,
        cold === undefined
          ? 'not measured: dd cannot drop files from memory here'
          : 'a place by the wall; the thread starts as well',
      ),
      atMost('largest camera-day on disk', 'MB', made.largest_bytes / 1e6, 8),
      atMost(
        'memory that searching takes',
        'MB',
        Number.isNaN(memory_mb) ? null : memory_mb,
        100,
        'growth of the station’s process (PSS)',
      ),
    ],
    facts: {
      'camera-days': made.files,
      'runs of cells in them': made.runs,
      'MB of them': Math.round(made.bytes / 1e6),
      'MB a camera-day': Math.round(made.bytes / made.files / 1e4) / 100,
      ...Object.fromEntries(facts),
      'road, from the disk: whole answer, ms': round(cold_road?.end),
      'a third of the picture: last hit told, ms': round(large.last),
      'a third of the picture: whole answer, all hits counted, ms': round(large.end),
    },
  }
}

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as read } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { localDay, localDayStart } from '#base/local-day.ts'
import { createLogger } from '#base/log.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Heat, SearchLine } from '#contract/search.ts'
import { COLUMNS, ROWS } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { MotionSearcher } from '#programs/station/motion-searcher.ts'
import { startControlRoom } from '#test/control-room.ts'
import { until } from '#test/patience.ts'
import { SearchPlaces } from './search-places.ts'
import type { MotionSearch } from './search-ports.ts'
import { searchRoutes } from './search-routes.ts'

const HOUR = 3600 * 90_000
const MINUTE = HOUR / 60
const TICK = 250 * 90
const wall = 10 * COLUMNS + 20
const around = [
  [20 / COLUMNS, 10 / ROWS],
  [21 / COLUMNS, 10 / ROWS],
  [21 / COLUMNS, 11 / ROWS],
  [20 / COLUMNS, 11 / ROWS],
]

/** Yesterday from 22:00 to 6:00 today was looked at but for ten minutes; the motorbike at the wall moved at 2:13:07 today. */
const open = async (t: TestContext, more: { readonly motion?: MotionSearch; readonly masked?: boolean } = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'search-'))
  t.after(() => rmSync(data, { recursive: true }))
  let now = wallTime90k(0)
  const searcher = new MotionSearcher(
    data,
    createLogger('test', () => {}),
  )
  t.after(() => searcher.stop())
  const places = new SearchPlaces()
  const room = await startControlRoom(t, ({ cameras, clock }) => {
    now = clock.wall()
    const today = localDayStart(now)
    const begins = wallTime90k(today - 2 * HOUR)
    return searchRoutes(
      {
        ...{ cameras, clock, motion: more.motion ?? searcher },
        shared: { unshared: (_, camera) => (camera === 'cho' ? [{ from: begins, to: now }] : []) },
        covered: {
          masksOver: () =>
            more.masked === true
              ? [
                  [
                    [0, 0],
                    [1, 0],
                    [1, 1],
                    [0, 1],
                  ],
                ]
              : [],
        },
        first: () => begins,
        held: () => [
          { start: begins, end: wallTime90k(today + HOUR) },
          { start: wallTime90k(today + HOUR + 8 * MINUTE), end: wallTime90k(now - 3 * 90_000) },
        ],
        ledger: {
          outages: camera => [
            {
              ...{
                camera,
                stream: undefined,
                from: wallTime90k(today + HOUR),
                to: wallTime90k(today + HOUR + 8 * MINUTE),
              },
              ...{ cause: 'power_lost', by: 'recorder', detail: '', noted: now },
            },
          ],
        },
      },
      places,
    )
  })
  const today = localDayStart(now)
  const store = new MotionStore(join(data, 'motion'))
  const cong = knownCameraId('cong')
  const yesterday = wallTime90k(today - 24 * HOUR)
  const ticks = (span: number) => span / TICK
  const looked = (from: number, to: number): MotionRecord => ({
    kind: 'analysed',
    from: ticks(from),
    to: ticks(to),
    every: 1,
  })
  const moved = (at: number): MotionRecord => ({ kind: 'moved', cell: wall, from: ticks(at), to: ticks(at) + 8 })
  store.append(cong, yesterday, [looked(22 * HOUR, 24 * HOUR), moved(23 * HOUR)])
  store.seal(cong, localDay(yesterday))
  const theft = 2 * HOUR + 13 * MINUTE + 7 * 90_000
  store.append(cong, today, [looked(0, HOUR), looked(HOUR + 8 * MINUTE, 6 * HOUR - 2 * MINUTE), moved(theft)])
  const search = async (body: object) => {
    const answer = await room.station.ask('POST', '/api/search', {
      cookie: room.cookie,
      body,
      headers: { origin: room.station.url },
    })
    const text = await answer.text()
    if (answer.status !== 200)
      return { status: answer.status, code: (JSON.parse(text) as { code: string }).code, lines: [] }
    return {
      status: 200,
      code: '',
      lines: text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as SearchLine),
    }
  }
  const night = { from_90k: today - 2 * HOUR, to_90k: today + 6 * HOUR }
  return { room, data, search, night, today, theft, store, cong }
}

const ends = (lines: readonly SearchLine[]) => {
  const last = lines.at(-1)
  assert.ok(last?.kind === 'end')
  return last
}

test('the moment the motorbike moved is found within a second, and the answer says what was not searched', async t => {
  const { search, night, today, theft } = await open(t)
  const { lines } = await search({ cameras: [{ camera: 'cong', region: around }], ...night })
  const hits = lines.flatMap(line => (line.kind === 'hit' ? [line] : []))
  assert.deepEqual(
    hits.map(({ from_90k }) => Math.round((from_90k - today) / 90_000)),
    [theft / 90_000, -3600],
  )
  assert.deepEqual(
    hits[0]?.box.map(side => Math.round(side * 1000)),
    [313, 278, 328, 306],
  )
  assert.equal(hits[0]?.part, 1)
  const end = ends(lines)
  assert.deepEqual([end.hits, end.total, end.more], [2, 2, false])
  assert.deepEqual(
    end.an_hour.map(({ hits }) => hits),
    [1, 1],
  )
  const [searched] = end.searched
  assert.equal(searched!.asked_ms, 8 * 3_600_000)
  assert.deepEqual(
    searched!.not_searched.map(({ why, ms }) => [why, Math.round(ms / 60_000)]),
    [
      ['power_lost', 8],
      ['not_yet', 2],
    ],
  )
  assert.equal(searched!.searched_ms + searched!.not_searched.reduce((sum, { ms }) => sum + ms, 0), searched!.asked_ms)
})

test('what is appended to the day of today is found by the next search', async t => {
  const { search, night, store, cong, today } = await open(t)
  const asked = { cameras: [{ camera: 'cong', region: around }], ...night }
  assert.equal(ends((await search(asked)).lines).total, 2)
  store.append(cong, today as WallTime90k, [{ kind: 'moved', cell: wall, from: 60_000, to: 60_004 }])
  assert.equal(ends((await search(asked)).lines).total, 3)
  const hours = { from_min: 180, to_min: 360 }
  assert.equal(ends((await search({ ...asked, hours })).lines).total, 1)
  assert.equal(ends((await search({ ...asked, most: 1, order: 'oldest' })).lines).more, true)
})

test('what a household keeps, and what lies under masks, is not searched, and is said to be', async t => {
  const { search, night } = await open(t)
  const kept = ends((await search({ cameras: [{ camera: 'cho', region: null }], ...night })).lines)
  assert.deepEqual(
    kept.searched.map(({ searched_ms, not_searched }) => [searched_ms, not_searched[0]?.why]),
    [[0, 'not_shared']],
  )
  const masked = await open(t, { masked: true })
  const under = ends((await masked.search({ cameras: [{ camera: 'cong', region: around }], ...masked.night })).lines)
  assert.equal(under.total, 0)
  assert.deepEqual([under.searched[0]?.masked_part, under.searched[0]?.not_searched[0]?.why], [1, 'masked'])
})

test('a day whose file is damaged is said to be, and the others are searched', async t => {
  const { search, night, data, today } = await open(t)
  writeFileSync(join(data, 'motion', 'cong', `${localDay(wallTime90k(today - HOUR))}.motion`), 'không phải')
  const end = ends((await search({ cameras: [{ camera: 'cong', region: around }], ...night })).lines)
  assert.equal(end.total, 1)
  assert.deepEqual(end.searched[0]?.not_searched[0], { why: 'damaged', ms: 2 * 3_600_000, from_90k: today - 2 * HOUR })
})

test('what cannot be searched is refused before anything is, with what is wrong', async t => {
  const { search, night, room, today } = await open(t)
  const cameras = [{ camera: 'cong', region: null }]
  const line = { from: [0.5, 0.5], to: [0.5, 0.5], way: 'both' }
  for (const [body, code] of [
    [{ cameras, from_90k: today, to_90k: today }, 'invalid_request'],
    [{ cameras, from_90k: 'hôm qua', to_90k: today }, 'invalid_request'],
    [{ cameras, from_90k: today - 94 * 24 * HOUR, to_90k: today }, 'search_too_long'],
    [
      {
        cameras: [
          {
            camera: 'cong',
            region: [
              [1.2, 1.2],
              [1.4, 1.2],
              [1.4, 1.4],
            ],
          },
        ],
        ...night,
      },
      'search_region_empty',
    ],
    [
      {
        cameras: [
          {
            camera: 'cong',
            region: [
              [0, 0],
              [9, 0],
              [9, 9],
            ],
          },
        ],
        ...night,
      },
      'invalid_request',
    ],
    [{ cameras, ...night, line }, 'search_line_wrong'],
    [{ cameras, ...night, line: { ...line, to: [0.5, 0.9] }, what: 'change' }, 'search_line_wrong'],
    [
      { cameras: [...cameras, { camera: 'cho', region: null }], ...night, line: { ...line, to: [0.5, 0.9] } },
      'search_line_wrong',
    ],
    [{ cameras: [{ camera: 'khong-co', region: null }], ...night }, 'no_such_camera'],
    [{ cameras: [], ...night }, 'invalid_request'],
    [{ cameras, ...night, hours: { from_min: -1, to_min: 5000 } }, 'invalid_request'],
  ] as const)
    assert.equal((await search(body)).code, code, JSON.stringify(body))
  assert.equal((await room.stranger('POST', '/api/search', { cameras, ...night })).status, 401)
})

test('somebody searches two things at once and no more, and whoever goes away is searched for no longer', async t => {
  const signals: AbortSignal[] = []
  const never: MotionSearch['search'] = (_, step, gone) => {
    signals.push(gone)
    step({ kind: 'progress', days: 0, of_days: 1 })
    return new Promise((_, reject) => gone.addEventListener('abort', () => reject(gone.reason)))
  }
  const { room, search, night } = await open(t, {
    motion: { search: never, heat: () => Promise.reject(new Error('none')) },
  })
  const body = JSON.stringify({ cameras: [{ camera: 'cong', region: null }], ...night })
  const headers = {
    origin: room.station.url,
    cookie: room.cookie,
    'content-type': 'application/json',
    'x-purpose': 'equipment_test',
  }
  const leaving = new AbortController()
  const one = () => fetch(`${room.station.url}/api/search`, { method: 'POST', body, headers, signal: leaving.signal })
  const open_answers = await Promise.all([one(), one()])
  assert.deepEqual(
    open_answers.map(({ status }) => status),
    [200, 200],
  )
  assert.equal((await search(JSON.parse(body))).code, 'search_busy')
  leaving.abort()
  await until('both searches end', () => signals.length === 2 && signals.every(({ aborted }) => aborted))
  const again = new AbortController()
  await until('there is room again', async () => {
    const answer = await fetch(`${room.station.url}/api/search`, {
      method: 'POST',
      body,
      headers,
      signal: again.signal,
    })
    return answer.status === 200
  })
  again.abort()
})

test('a heat map says how long each cell moved and what it was made of', async t => {
  const { room, night } = await open(t)
  const path = `/api/cameras/cong/heat?from_90k=${night.from_90k}&to_90k=${night.to_90k}`
  const answer = await room.station.ask('GET', path, {
    cookie: room.cookie,
    headers: { 'x-purpose': 'equipment_test' },
  })
  const heat = (await answer.json()) as Heat
  assert.deepEqual([heat.columns, heat.rows, heat.seconds.length], [COLUMNS, ROWS, COLUMNS * ROWS])
  assert.equal(heat.seconds[wall], 4)
  assert.equal(
    heat.seconds.reduce((sum, one) => sum + one, 0),
    4,
  )
  assert.equal(heat.searched.asked_ms, 8 * 3_600_000)
})

test('the command line tells the same, with the sentence of what was searched', async t => {
  const { room } = await open(t)
  const cli = join(import.meta.dirname, '../../../programs/cli.ts')
  const search = async (...more: readonly string[]) => {
    const span = ['--from', '2026-11-21T22:00', '--to', '2026-11-22T06:00', '--data', room.station.folder]
    const args = ['--disable-warning=ExperimentalWarning', cli, 'search', '--camera', 'cong', ...span, ...more]
    const child = spawn(process.execPath, args)
    const [out, err] = await Promise.all([read(child.stdout), read(child.stderr)])
    return out + err
  }
  const told = await search('--region', '0.3125,0.2778,0.328,0.3055', '--hours', '22-6')
  assert.match(told, /02:13:07 22\/11\/2026 +0:00:02 +cong +100%/)
  assert.match(
    told,
    /Đã tìm trong 7 giờ 50 phút trên 8 giờ; thiếu 8 phút vì mất điện, 1 phút \d+ giây vì máy chưa xem tới\./,
  )
  assert.match(await search('--change'), /Không thấy gì/)
  assert.match(await search('--region', '0,1,x,2'), /--region/)
})

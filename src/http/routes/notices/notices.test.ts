import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { type Beside, MOST_NOTICES, type Notices, type RecentNotices } from '#contract/notice.ts'
import { Noticing } from '#engine/noticing/noticing.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import { noticesMigrations } from '#store/migrations/notices.ts'
import { createNoticeBook } from '#store/notices.ts'
import { createRuleNotices } from '#store/rules.ts'
import { openDatabase } from '#store/sqlite/open.ts'
import { startControlRoom } from '#test/control-room.ts'
import { noticeRoutes } from './notice-routes.ts'

const [gate, market] = [knownCameraId('cong'), knownCameraId('cho')]
const HOUR = 3600 * TICKS_PER_SECOND

const open = async (t: TestContext) => {
  const db = openDatabase(':memory:', noticesMigrations)
  t.after(() => db.close())
  const book = createNoticeBook(db)
  const noticing = new Noticing(book)
  const outages: Outage[] = []
  const room = await startControlRoom(t, ({ db, cameras, clock }) =>
    noticeRoutes({
      notices: () => book,
      ruled: createRuleNotices(db, clock),
      begun: after => noticing.begun(after),
      begunOutages: (camera, after) => outages.filter(({ from, ...one }) => one.camera === camera && from > after),
      ledger: {
        outages: (camera, _, from, to) =>
          outages.filter(one => one.camera === camera && one.from < to && (one.to ?? to) > from),
      },
      ...{ cameras, clock },
    }),
  )
  const now = room.clock.wall()
  const fault = (ago: number, over: Partial<Outage>): void => {
    const from = wallTime90k(now - ago)
    const known = { camera: gate, stream: 'main', to: undefined, by: 'recorder', detail: '', noted: from } as const
    outages.push({ cause: 'unknown', ...known, from, ...over })
  }
  const told = async (cameras: string, more = ''): Promise<Notices> => {
    const span = `from_90k=${now - HOUR}&to_90k=${now}`
    const { status, body } = await room.ask<Notices>('GET', `/api/notices?cameras=${cameras}&${span}${more}`)
    assert.equal(status, 200, JSON.stringify(body))
    return body
  }
  const said = (ago: number, lasted: number, over = {}) =>
    book.put([
      {
        ...{ camera: gate, kind: 'motion', end: 'heard', times: 1 },
        ...{ from: wallTime90k(now - ago), to: wallTime90k(now - ago + lasted) },
        ...over,
      },
    ])
  return { ...room, now, book, noticing, said, fault, told }
}

test('what cameras said and what the station saw are one list; what people said or ordered is not in it', async t => {
  const { told, said, fault, now, stranger } = await open(t)
  said(100, 10, { times: 2 })
  said(50, 20, { kind: 'tamper', end: 'lasts' })
  fault(80, { cause: 'disk_fault', detail: 'disk_full' })
  fault(70, { cause: 'station_down', detail: 'the station was not running', to: wallTime90k(now - 60) })
  fault(65, { cause: 'suspended' })
  fault(64, { cause: 'power_lost', stated: true })
  fault(63, { detail: 'packets_lost', to: wallTime90k(now - 62) })
  const { bucket_90k, cameras } = await told('cong,cho')
  assert.equal(bucket_90k, null)
  assert.deepEqual(
    cameras.map(({ camera, notices }) => [
      camera,
      notices.map(one => [one.kind, now - one.from_90k, one.end, one.why]),
    ]),
    [
      [
        'cong',
        [
          ['motion', 100, 'heard', null],
          ['disk_fault', 80, 'lasts', 'disk_full'],
          ['recorder_fault', 70, 'heard', 'station_down'],
          ['tamper', 50, 'lasts', null],
        ],
      ],
      ['cho', []],
    ],
  )
  const [first] = cameras[0]!.notices
  assert.deepEqual([first?.to_90k, first?.times, cameras[0]!.notices.at(-1)?.to_90k], [now - 90, 2, null])
  const narrowed = await told('cong', '&kinds=tamper,lost')
  assert.deepEqual(
    narrowed.cameras[0]?.notices.map(({ kind }) => kind),
    ['tamper'],
  )
  assert.equal((await stranger('GET', '/api/notices')).status, 401)
})

test('many notices are told by their density, a few letters a camera', async t => {
  const { told, book, now } = await open(t)
  const many = Array.from({ length: MOST_NOTICES + 1 }, (_, n) => {
    const from = wallTime90k(now - HOUR / 2 + n * 1000)
    return { camera: gate, kind: 'motion', from, to: wallTime90k(from + 500), end: 'heard', times: 1 } as const
  })
  book.put(many)
  const { bucket_90k, cameras } = await told('cong,cho', '&buckets=10')
  assert.equal(bucket_90k, HOUR / 10)
  assert.deepEqual(cameras, [
    { camera: 'cong', notices: [], density: [{ kind: 'motion', counts: '.....9....' }] },
    { camera: 'cho', notices: [], density: [] },
  ])
})

test('the notice beside is the nearest of any camera and kind, either way', async t => {
  const { ask, said, fault, now } = await open(t)
  said(500, 10)
  said(300, 10, { camera: market, kind: 'tamper' })
  fault(200, { detail: 'unreachable' })
  const beside = async (ago: number, way: string, more = '') => {
    const { body } = await ask<Beside>(
      'GET',
      `/api/notices/beside?cameras=cong,cho&at_90k=${now - ago}&way=${way}${more}`,
    )
    return body.beside && [body.beside.camera, body.beside.notice.kind, now - body.beside.notice.from_90k]
  }
  assert.deepEqual(await beside(500, 'after'), ['cho', 'tamper', 300])
  assert.deepEqual(await beside(300, 'after'), ['cong', 'lost', 200])
  assert.deepEqual(await beside(250, 'before'), ['cho', 'tamper', 300])
  assert.deepEqual(await beside(250, 'before', '&kinds=motion'), ['cong', 'motion', 500])
  assert.equal(await beside(100, 'after'), null)
})

test('what began of late is told with the latest first, of faults when they were seen', async t => {
  const { ask, noticing, fault, now } = await open(t)
  const word = { kind: 'tamper', active: true, source: '', changed: true, at: wallTime90k(now - 20) } as const
  noticing.hear(market, word)
  fault(400, { cause: 'disk_fault', detail: 'disk_stalled', noted: wallTime90k(now - 10) })
  fault(300, { cause: 'auth_failed', noted: wallTime90k(now - 290) })
  const { body } = await ask<RecentNotices>('GET', `/api/notices/recent?after_90k=${now - 100}`)
  assert.deepEqual(body, {
    now_90k: now,
    notices: [
      { camera: 'cong', kind: 'disk_fault', since_90k: now - 10, lasts: true, why: 'disk_stalled' },
      { camera: 'cho', kind: 'tamper', since_90k: now - 20, lasts: true, why: null },
    ],
  })
})

test('a span that is no span, or longer than a quarter, and a camera or kind nobody knows are refused', async t => {
  const { ask, now } = await open(t)
  const code = async (query: string) => (await ask('GET', `/api/notices?${query}`)).body.code
  assert.equal(await code(`cameras=cong&from_90k=${now}&to_90k=${now}`), 'invalid_request')
  assert.equal(await code(`cameras=cong&from_90k=0&to_90k=${now}`), 'span_too_long')
  assert.equal(await code(`cameras=nobody&from_90k=${now - 9}&to_90k=${now}`), 'no_such_camera')
  assert.equal(await code(`cameras=cong&from_90k=${now - 9}&to_90k=${now}&kinds=ufo`), 'invalid_request')
})

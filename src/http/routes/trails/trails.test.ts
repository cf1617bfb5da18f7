import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Comparison, ComparisonList } from '#contract/comparison.ts'
import type { NewMark, NewTrail, Reach, Trail, TrailList } from '#contract/trail.ts'
import type { Outage } from '#engine/recording/ledger.ts'
import { createComparisonBook } from '#store/comparisons.ts'
import { createTrailBook } from '#store/trails.ts'
import { startControlRoom } from '#test/control-room.ts'
import { comparisonRoutes } from './comparison-routes.ts'
import { markRoutes } from './mark-routes.ts'
import { reachRoutes } from './reach-routes.ts'
import { trailRoutes } from './trail-routes.ts'

const MINUTE = 60 * TICKS_PER_SECOND
const M = 1 / 111_195
const places: Readonly<Record<string, { longitude: number; latitude: number }>> = {
  cong: { longitude: 105, latitude: 0 },
  cho: { longitude: 105 + 500 * M, latitude: 0 },
}

/** `cong` and `cho` stand on the map, 500 m apart; `cho` lost the last two minutes of its pictures, `ngo-3` stands nowhere. */
const open = async (t: TestContext) => {
  let outages: readonly Outage[] = []
  const room = await startControlRoom(t, ({ db, cameras, clock }) => {
    const desk = {
      ...{ trails: createTrailBook(db, clock), cameras, clock },
      siteOf: (camera: string) => places[camera],
      isUnit: (unit: string) => unit === 'thon-3',
    }
    return [
      ...trailRoutes(desk),
      ...markRoutes(desk),
      ...comparisonRoutes({ ...desk, comparisons: createComparisonBook(db, clock) }),
      ...reachRoutes({
        ...desk,
        placed: () => Object.keys(places),
        roads: () => undefined,
        held: (camera, _stream, from, to) =>
          camera === 'cho'
            ? [{ start: from, end: wallTime90k(Math.min(to, clock.wall() - 30 * MINUTE)) } as never]
            : [{ start: from, end: to } as never],
        first: () => wallTime90k(0),
        ledger: { outages: camera => (camera === 'cho' ? outages : []) },
        unshared: () => [],
      }),
    ]
  })
  const at = wallTime90k(room.clock.wall() - 32 * MINUTE)
  const from = wallTime90k(at + MINUTE)
  const { clock } = room
  const lost = { camera: knownCameraId('cho'), stream: undefined, from, to: clock.wall() } as const
  outages = [{ ...lost, cause: 'power_lost', by: 'recorder', detail: '', noted: from }]
  await room.ask('PUT', '/api/session/task', { purpose: 'traffic' })
  const seen = (camera: string, moment: number, more: Partial<NewMark> = {}): NewMark => ({
    ...{ camera, seen: true, from_90k: moment - MINUTE, to_90k: moment + MINUTE, at_90k: moment },
    ...more,
  })
  const begin = async (more: Partial<NewTrail> = {}): Promise<Trail> => {
    const { status, body } = await room.ask<Trail>('POST', '/api/trails', {
      ...seen('cong', at),
      title: 'Xe máy đỏ',
      ...more,
    })
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }
  return { ...room, at, seen, begin }
}

test('a trail begins where it was seen and grows mark by mark, each of which can be taken back', async t => {
  const { begin, ask, seen, at } = await open(t)
  const { id, marks, by, state } = await begin({ about: 'xe máy đỏ, áo mưa xanh', direction_deg: 90 })
  assert.deepEqual(
    [by, state, marks.length, marks[0]?.direction_deg, marks[0]?.may_see],
    ['truc-ban', 'open', 1, 90, true],
  )
  const looked = { camera: 'ngo-3', seen: false, from_90k: at, to_90k: at + MINUTE }
  await ask('POST', `/api/trails/${id}/marks`, looked)
  const two = (await ask<Trail>('POST', `/api/trails/${id}/marks`, seen('cho', at + 2 * MINUTE))).body
  assert.deepEqual(
    two.marks.map(mark => [mark.camera, mark.seen, mark.at_90k]),
    [
      ['cong', true, at],
      ['ngo-3', false, null],
      ['cho', true, at + 2 * MINUTE],
    ],
  )
  const last = `/api/trails/${id}/marks/${two.marks[2]!.id}`
  const noted = (await ask<Trail>('PATCH', last, { note: 'rẽ trái', at_90k: at + 5 * MINUTE })).body.marks[2]
  assert.deepEqual([noted?.note, noted?.at_90k, noted?.to_90k], ['rẽ trái', at + 5 * MINUTE, at + 5 * MINUTE])
  assert.equal((await ask<Trail>('DELETE', last)).body.marks.length, 2)
  assert.equal((await ask('DELETE', last)).body.code, 'no_such_trail_mark')
  const list = (await ask<TrailList>('GET', '/api/trails?text=ao%20mua')).body
  assert.deepEqual(
    list.trails.map(one => [one.id, one.seen, one.not_seen, one.first_90k]),
    [[id, 1, 1, at]],
  )
  assert.deepEqual((await ask<TrailList>('GET', '/api/trails?text=oto')).body.trails, [])
})

test('a closed trail takes no mark until it is open again', async t => {
  const { begin, ask, seen, at } = await open(t)
  const { id } = await begin()
  await ask('PATCH', `/api/trails/${id}`, { state: 'closed' })
  assert.equal((await ask('POST', `/api/trails/${id}/marks`, seen('cho', at))).body.code, 'trail_closed')
  await ask('PATCH', `/api/trails/${id}`, { state: 'open' })
  assert.equal((await ask('POST', `/api/trails/${id}/marks`, seen('cho', at))).status, 201)
})

test('somebody else does not know of a trail, and one that is removed keeps nothing but its reason', async t => {
  const { begin, ask, other, db } = await open(t)
  const { id } = await begin({ about: 'bí mật' })
  assert.equal((await other('GET', `/api/trails/${id}`)).body.code, 'no_such_trail')
  await ask('PATCH', `/api/trails/${id}`, { shared: 'station' })
  assert.equal((await other<Trail>('GET', `/api/trails/${id}`)).body.mine, false)
  await other('PUT', '/api/session/task', { purpose: 'traffic' })
  assert.equal((await other('PATCH', `/api/trails/${id}`, { shared: 'own' })).body.code, 'trail_not_yours')
  assert.equal(
    (await other('POST', `/api/trails/${id}/removal`, { reason: 'không thích' })).body.code,
    'trail_not_yours',
  )
  assert.equal((await ask('POST', `/api/trails/${id}/removal`, { reason: '' })).status, 400)
  assert.equal((await ask('POST', `/api/trails/${id}/removal`, { reason: 'lập nhầm' })).status, 200)
  assert.equal((await ask('GET', `/api/trails/${id}`)).body.code, 'no_such_trail')
  const row = db.prepare('SELECT about, removed_by, removed_reason FROM trail WHERE id = ?').get(id)
  assert.deepEqual({ ...row }, { about: '', removed_by: 'truc-ban', removed_reason: 'lập nhầm' })
  assert.equal(db.prepare('SELECT count(*) AS n FROM trail_mark').get()?.n, 0)
})

test('a mark stays as whoever made it said it, and a board where its maker put it', async t => {
  const { begin, ask, other, seen, at } = await open(t)
  const { id, marks } = await begin({ shared: 'station' })
  await other('PUT', '/api/session/task', { purpose: 'traffic' })
  const mine = `/api/trails/${id}/marks/${marks[0]!.id}`
  assert.equal((await other('PATCH', mine, { note: 'không phải' })).body.code, 'trail_mark_not_yours')
  assert.equal((await other('DELETE', mine)).body.code, 'trail_mark_not_yours')
  const theirs = (await other<Trail>('POST', `/api/trails/${id}/marks`, seen('cho', at))).body.marks.at(-1)!
  const path = `/api/trails/${id}/marks/${theirs.id}`
  assert.equal((await ask('PATCH', path, { note: 'sửa lời người khác' })).body.code, 'trail_mark_not_yours')
  assert.equal((await other('PATCH', path, { note: 'rẽ phải' })).status, 200)
  assert.equal((await ask<Trail>('DELETE', path)).body.marks.length, 1, 'whoever made the trail tidies it')
  const item = { camera: 'cong', at_90k: at, crop: null, brightness: 1, contrast: 1, sharpen: 0, plate: '', note: '' }
  const board = { title: 'Biển số', items: [item] }
  const made = (await ask<Comparison>('POST', '/api/comparisons', { ...board, trail: id })).body
  const moved = await other('PUT', `/api/comparisons/${made.id}`, { ...board, trail: null, revision: made.revision })
  assert.equal(moved.body.code, 'comparison_not_yours')
})

test('marks that cannot be are refused', async t => {
  const { begin, ask, seen, at, clock } = await open(t)
  const { id } = await begin()
  for (const [wrong, code] of [
    [seen('cong', at, { to_90k: at - 2 * MINUTE }), 'trail_mark_wrong'],
    [seen('cong', at, { at_90k: at + 30 * MINUTE }), 'trail_mark_wrong'],
    [seen('cong', at, { at_90k: null }), 'trail_mark_wrong'],
    [seen('cong', at, { from_90k: at - 180 * MINUTE }), 'trail_mark_wrong'],
    [seen('cong', clock.wall() + 9 * MINUTE), 'trail_mark_wrong'],
    [{ ...seen('cong', clock.wall() + 9 * MINUTE), seen: false, at_90k: null }, 'trail_mark_wrong'],
    [seen('la', at), 'no_such_camera'],
    [{ ...seen('cong', at), direction_deg: 361 }, 'invalid_request'],
    [{ ...seen('cong', at), who: 'Nguyễn Văn A' }, 'invalid_request'],
  ] as const)
    assert.equal((await ask('POST', `/api/trails/${id}/marks`, wrong)).body.code, code, JSON.stringify(wrong))
  assert.equal(
    (await ask('PATCH', `/api/trails/${id}`, { shared: 'unit', unit: 'la' })).body.code,
    'trail_unit_unknown',
  )
  assert.equal((await ask<Trail>('PATCH', `/api/trails/${id}`, { shared: 'unit', unit: 'thon-3' })).body.unit, 'thon-3')
})

test('cameras are offered in the order in which they can be reached, with what there are pictures of', async t => {
  const { ask, at } = await open(t)
  const { body } = await ask<Reach>('GET', `/api/cameras/cong/reach?at_90k=${at}&mover=motorbike`)
  assert.deepEqual(
    [body.placed, body.roads, body.offered.map(({ camera }) => camera)],
    [true, 'none', ['cho', 'ngo-3']],
  )
  const [cho, alley] = body.offered
  // 650 m with the detour: 46.8 s at 50 km/h less 20 s of slack, 234 s at 10 km/h and the slack.
  assert.deepEqual(
    [Math.round((cho!.from_90k - at) / 90_000), Math.round((cho!.to_90k - at) / 90_000), Math.round(cho!.bearing_deg!)],
    [27, 254, 90],
  )
  assert.equal(Math.round(cho!.footage.held_90k / 90_000), 93)
  assert.deepEqual(
    cho!.footage.missing.map(({ cause }) => cause),
    ['power_lost'],
  )
  assert.deepEqual([alley?.by, alley?.distance_m, alley?.footage.missing], ['unknown', null, []])
  const nowhere = (await ask<Reach>('GET', `/api/cameras/ngo-3/reach?at_90k=${at}`)).body
  assert.deepEqual([nowhere.placed, nowhere.offered.length], [false, 2])
  const one = (await ask<Reach>('GET', `/api/cameras/cong/reach?at_90k=${at}&most=1`)).body
  assert.deepEqual([one.offered.length, one.more], [1, 1])
})

test('a camera that was removed since is still offered from the map, and told in a trail', async t => {
  const { ask, at, here, begin } = await open(t)
  const { id } = await begin()
  here.delete('cho')
  const { body } = await ask<Reach>('GET', `/api/cameras/cong/reach?at_90k=${at}`)
  assert.ok(body.offered.some(({ camera }) => camera === 'cho'))
  here.delete('cong')
  const trail = (await ask<Trail>('GET', `/api/trails/${id}`)).body
  assert.deepEqual([trail.marks[0]?.name, trail.marks[0]?.removed], ['cong', true])
})

test('paces are the station’s until a trail has its own', async t => {
  const { ask, at } = await open(t)
  const usual = (await ask<object>('GET', '/api/trail-settings')).body
  const walker = { slow_kmh: 2, fast_kmh: 4 }
  assert.equal((await ask('PUT', '/api/trail-settings', { ...usual, walker })).status, 200)
  const asked = `/api/cameras/cong/reach?at_90k=${at}&mover=walker`
  assert.deepEqual((await ask<Reach>('GET', asked)).body.pace, walker)
  assert.deepEqual((await ask<Reach>('GET', `${asked}&fast_kmh=9`)).body.pace, { slow_kmh: 2, fast_kmh: 9 })
  const turned = { ...usual, car: { slow_kmh: 60, fast_kmh: 10 } }
  assert.equal((await ask('PUT', '/api/trail-settings', turned)).body.code, 'invalid_request')
})

test('a board is saved, changed by one at a time, and removed by whoever made it', async t => {
  const { ask, begin, at } = await open(t)
  const item = {
    camera: 'cong',
    at_90k: at,
    crop: null,
    brightness: 1,
    contrast: 1,
    sharpen: 0,
    plate: '29-B1 ?23.45',
    note: '',
  }
  const trail = await begin()
  const made = (await ask<Comparison>('POST', '/api/comparisons', { title: 'Biển số', trail: trail.id, items: [item] }))
    .body
  assert.deepEqual([made.items[0]?.plate, made.items[0]?.may_see, made.revision], ['29-B1 ?23.45', true, 1])
  const again = {
    title: 'Biển số 2',
    trail: trail.id,
    items: [item, { ...item, camera: 'cho' as WallTime90k | string }],
    revision: 1,
  }
  assert.equal((await ask<Comparison>('PUT', `/api/comparisons/${made.id}`, again)).body.revision, 2)
  assert.equal((await ask('PUT', `/api/comparisons/${made.id}`, again)).body.code, 'comparison_changed')
  const wrong = { title: 'x', items: [{ ...item, plate: '<b>' }] }
  assert.equal((await ask('POST', '/api/comparisons', wrong)).body.code, 'invalid_request')
  const many = { title: 'x', items: Array.from({ length: 13 }, () => item) }
  assert.equal((await ask('POST', '/api/comparisons', many)).body.code, 'invalid_request')
  const list = (await ask<ComparisonList>('GET', `/api/comparisons?trail=${trail.id}`)).body.comparisons
  assert.deepEqual(
    list.map(({ title, count }) => [title, count]),
    [['Biển số 2', 2]],
  )
  await ask('POST', `/api/trails/${trail.id}/removal`, { reason: 'lập nhầm' })
  assert.equal((await ask('GET', `/api/comparisons/${made.id}`)).body.code, 'no_such_comparison')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { TICKS_PER_SECOND, wallTime90k } from '#base/units.ts'
import { bearingTo, type Place, turnBetween } from './ground.ts'
import { paceOf, type ReachAsked, reach, usualSettings, windowOf } from './reach.ts'
import { roadLines } from './road-lines.ts'
import { joinRoads, type Roads } from './roads.ts'

const at = wallTime90k(1_000_000 * TICKS_PER_SECOND)
const M = 1 / 111_195
/** So many metres east and north of a village on the equator, where degrees are as long both ways. */
const place = (x: number, y: number): Place => ({ longitude: 105 + x * M, latitude: y * M })
const asked: ReachAsked = {
  ...{ at, pace: { slow_kmh: 3.6, fast_kmh: 36 }, slack_s: 0, detour: 1.5 },
  ...{ direction_deg: undefined, back: false },
}
const seconds = (ticks: number): number => Math.round((ticks - at) / TICKS_PER_SECOND)
const roadsOf = (...lines: (readonly Place[])[]): Roads => {
  const roads = joinRoads(lines)
  assert.ok(roads !== undefined && roads !== 'too_many')
  return roads
}
const [from, cho] = [
  { camera: 'cong', site: place(0, 0) },
  { camera: 'cho', site: place(300, 0) },
] as const

test('a window opens when the fastest can be there and shuts after the slowest, with slack at both ends', () => {
  const { from, to } = windowOf(360, { ...asked, slack_s: 10 })
  assert.deepEqual([seconds(from), seconds(to)], [26, 370])
  const back = windowOf(360, { ...asked, slack_s: 10, back: true })
  assert.deepEqual([seconds(back.from), seconds(back.to)], [-370, -26])
})

test('no window is longer than half an hour, none begins before the moment', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.boolean(), (metres, back) => {
      const { from, to } = windowOf(metres, { ...asked, slack_s: 20, back })
      assert.ok(to > from && to - from <= 1800 * TICKS_PER_SECOND + 1, `${metres}`)
      assert.ok(back ? to <= at : from >= at)
    }),
  )
})

test('without roads a straight line is taken times the detour', () => {
  const [reached] = reach(from, [cho], asked, undefined)
  assert.deepEqual([reached?.by, Math.round(reached?.distance_m ?? 0)], ['straight', 450])
})

test('with roads the way along them counts, also where lines end a little before they meet, or cross without a corner', () => {
  // Up 400, across 300, down 400: the last one begins 6 m off; the middle one crosses both.
  const up = [place(0, 0), place(0, 450)]
  const across = [place(-50, 400), place(350, 400)]
  const down = [place(300, 394), place(300, 0)]
  const [crossed] = reach(from, [cho], asked, roadsOf(up, across, down))
  assert.equal(crossed?.by, 'road')
  assert.ok(Math.abs((crossed?.distance_m ?? 0) - 1100) < 15, `${crossed?.distance_m}`)
})

test('two cameras beside one long stretch are as far apart as they are', () => {
  const [one] = roadsOf([place(-500, 5), place(5000, 5)]).distances(place(0, 0), [place(300, 0)])
  assert.equal(Math.round(one ?? 0), 310)
})

test('a camera that no road reaches is counted straight', () => {
  const [far] = reach(from, [{ camera: 'doi', site: place(0, 2000) }], asked, roadsOf([place(0, 0), place(300, 0)]))
  assert.deepEqual([far?.by, Math.round(far?.distance_m ?? 0)], ['straight', 3000])
  const island = roadsOf([place(0, 0), place(100, 0)], [place(280, 0), place(400, 0)])
  assert.equal(reach(from, [cho], asked, island)[0]?.by, 'straight')
})

test('the first to be reached come first, those ahead before those behind, those nowhere on the map last', () => {
  const others = [
    { camera: 'xa', site: place(0, 900) },
    { camera: 'gan', site: place(0, 100) },
    { camera: 'sau', site: place(0, -50) },
    { camera: 'dau-do', site: undefined },
  ]
  assert.deepEqual(
    reach(from, others, asked, undefined).map(({ camera }) => camera),
    ['sau', 'gan', 'xa', 'dau-do'],
  )
  const north = reach(from, others, { ...asked, direction_deg: 10 }, undefined)
  assert.deepEqual(
    north.map(({ camera, ahead }) => [camera, ahead]),
    [
      ['gan', true],
      ['xa', true],
      ['dau-do', null],
      ['sau', false],
    ],
  )
  const came = reach(from, others, { ...asked, direction_deg: 10, back: true }, undefined)
  assert.equal(came[0]?.camera, 'sau')
})

test('from a camera that stands nowhere every camera is offered, without a distance', () => {
  const [one] = reach({ camera: 'la', site: undefined }, [cho], asked, undefined)
  assert.deepEqual(
    [one?.by, one?.distance_m, seconds(one?.from ?? 0), seconds(one?.to ?? 0)],
    ['unknown', null, 0, 600],
  )
})

test('a pace of one’s own is never turned round', () => {
  assert.deepEqual(paceOf(usualSettings, 'walker'), { slow_kmh: 3, fast_kmh: 7 })
  assert.deepEqual(paceOf(usualSettings, 'walker', { slow_kmh: 9 }), { slow_kmh: 9, fast_kmh: 9 })
})

test('directions are of the compass', () => {
  assert.deepEqual(
    [place(0, 9), place(9, 0), place(0, -9), place(-9, 0)].map(to => Math.round(bearingTo(place(0, 0), to))),
    [0, 90, 180, 270],
  )
  assert.deepEqual([turnBetween(350, 10), turnBetween(0, 180), turnBetween(90, 90)], [20, 180, 0])
})

test('whatever was drawn, there are only lines in it, and joining them never throws', () => {
  assert.deepEqual(
    roadLines({ type: 'FeatureCollection', features: [null, { geometry: { type: 'Point', coordinates: [1, 2] } }] }),
    [],
  )
  const coordinate = fc.double({ min: -85, max: 85, noNaN: true })
  const line = fc.array(fc.tuple(coordinate, coordinate), { maxLength: 6 })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.anything(), (lines, junk) => {
      roadLines(junk)
      const features = lines.map(coordinates => ({ geometry: { type: 'LineString', coordinates } }))
      const roads = joinRoads(roadLines({ features }))
      if (roads !== undefined && roads !== 'too_many') {
        const [metres] = roads.distances(place(0, 0), [place(10, 10)])
        assert.ok(metres === undefined || metres >= 0)
      }
    }),
    { numRuns: 60 },
  )
})

test('a map that was drawn to cost much is refused, not counted with', () => {
  const across = Array.from({ length: 900 }, (_, at) => [place(-50_000, at), place(50_000, 900 - at)])
  assert.equal(joinRoads(across), 'too_many')
  const heap = Array.from({ length: 6_000 }, (_, at) => [place(0, at / 100), place(40, (6_000 - at) / 100)])
  assert.equal(joinRoads(heap), 'too_many')
})

test('a town of twenty-five thousand stretches is joined', () => {
  const side = 114
  const along = (fixed: number, turned: boolean) =>
    Array.from({ length: side + 1 }, (_, at) => (turned ? place(fixed * 80, at * 80) : place(at * 80, fixed * 80)))
  const lines = Array.from({ length: side }, (_, at) => [along(at, false), along(at, true)]).flat()
  const [metres] = roadsOf(...lines).distances(place(0, 0), [place(side * 40, side * 40)])
  assert.equal(Math.round((metres ?? 0) / 10), side * 8)
})

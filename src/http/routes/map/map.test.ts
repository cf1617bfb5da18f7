import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import type { CheckedGeoJson, MapLayer, MapShown, RemovedMapLayer } from '#contract/map.ts'
import { createMapBook } from '#store/maps.ts'
import { startControlRoom } from '#test/control-room.ts'
import { openSession } from '#test/open-session.ts'
import { mapRoutes } from './map-routes.ts'
import { type Fetching, OpenStreetMap } from './openstreetmap.ts'

const road = (...coordinates: readonly [number, number][]) => ({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { name: 'Đường Đình' }, geometry: { type: 'LineString', coordinates } }],
})
const roads = { name: 'Đường', kind: 'roads', source: 'Vẽ tay', geojson: road([106.1, 20.5], [106.2, 20.6]) }
const png = () => new Response(Buffer.from('PNG'), { headers: { 'content-type': 'image/png' } })

const open = async (t: TestContext, fetching: Fetching = async () => png()) => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-map-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const room = await startControlRoom(t, ({ db, clock }) =>
    mapRoutes({
      map: createMapBook(db, clock),
      places: () => [{ camera: knownCameraId('cong'), longitude: 106.3, latitude: 20.4 }],
      folder: join(folder, 'map'),
      openstreetmap: new OpenStreetMap(fetching, '0', () => clock.wall() / 90),
    }),
  )
  const raw = async (path: string, headers: Record<string, string> = {}) => {
    const cookie = `mt_session=${openSession(room.station.ports.sessions, 1)}`
    return room.station.ask('GET', path, { cookie, headers })
  }
  const add = async (layer: object = {}) =>
    (await room.ask<MapLayer>('POST', '/api/map/layers', { ...roads, ...layer })).body
  return { ...room, raw, add, folder }
}

test('a layer is imported, told with where it lies, and exported as it is drawn', async t => {
  const { ask, add, raw } = await open(t)
  const layer = await add()
  assert.deepEqual(
    [layer.features, layer.bounds, layer.made_up, layer.revision],
    [1, [106.1, 20.5, 106.2, 20.6], false, 1],
  )
  const { body } = await ask<MapShown>('GET', '/api/map')
  assert.deepEqual([body.layers, body.bases, body.openstreetmap], [[layer], [], false])
  assert.deepEqual(body.bounds, [106.1, 20.4, 106.3, 20.6])
  const path = `/api/map/layers/${layer.id}/geojson`
  for (const encoding of ['gzip', 'identity']) {
    const answer = await raw(`${path}?save=1`, { 'accept-encoding': encoding })
    assert.equal(answer.headers.get('content-type'), 'application/geo+json')
    assert.match(answer.headers.get('content-disposition') ?? '', /lop-.*\.geojson/)
    assert.deepEqual(await answer.json(), roads.geojson)
  }
  const etag = (await raw(path)).headers.get('etag') ?? ''
  assert.equal((await raw(path, { 'if-none-match': etag })).status, 304)
})

test('GeoJSON is only looked at when somebody asks what is in it', async t => {
  const { ask } = await open(t)
  const { body, status } = await ask<CheckedGeoJson>('POST', '/api/map/checks', { geojson: roads.geojson })
  assert.deepEqual([status, body.features, body.points, body.lines, body.areas], [200, 1, 0, 1, 0])
  assert.deepEqual(body.bounds, [106.1, 20.5, 106.2, 20.6])
  const metres = { type: 'Point', coordinates: [587_432, 2_278_111] }
  const refused = await ask('POST', '/api/map/checks', { geojson: metres })
  assert.deepEqual([refused.body.code, refused.body.where], ['geojson_not_degrees', { feature: 1 }])
  assert.deepEqual((await ask<MapShown>('GET', '/api/map')).body.layers, [])
})

test('a layer is drawn anew from where it stood; whoever comes second is told who was first', async t => {
  const { ask, other, add } = await open(t)
  const { id } = await add()
  const path = `/api/map/layers/${id}`
  const geojson = road([106.1, 20.5], [106.5, 20.6])
  const redrawn = await other<MapLayer>('PUT', path, { geojson, revision: 1 })
  assert.deepEqual([redrawn.body.revision, redrawn.body.bounds?.[2], redrawn.body.name], [2, 106.5, 'Đường'])
  const { body } = await ask('PUT', path, { name: 'Đường làng', revision: 1 })
  assert.deepEqual([body.code, body.where], ['map_layer_changed', { layer: id, revision: 2, by: 'doi-pho' }])
  const renamed = await ask<MapLayer>('PUT', path, { name: 'Đường làng', revision: 2 })
  assert.deepEqual([renamed.body.name, renamed.body.bounds?.[2]], ['Đường làng', 106.5])
})

test('a removed layer comes back within ten minutes, and not after', async t => {
  const { ask, add, pass } = await open(t)
  const layer = await add()
  const path = `/api/map/layers/${layer.id}`
  const removed = await ask<RemovedMapLayer>('DELETE', path)
  assert.equal(removed.body.layer.id, layer.id)
  assert.equal((await ask('DELETE', path)).body.code, 'no_such_map_layer')
  assert.deepEqual((await ask<MapLayer>('POST', `${path}/restoration`)).body, layer)
  await ask('DELETE', path)
  pass(10 * 60_000)
  assert.equal((await ask('POST', `${path}/restoration`)).body.code, 'no_such_map_layer')
})

test('what cannot be a layer is refused with what is wrong, and there is an end to layers', async t => {
  const { ask, add } = await open(t)
  const post = async (geojson: unknown) => (await ask('POST', '/api/map/layers', { ...roads, geojson })).body
  assert.equal((await post({ type: 'Topology' })).code, 'not_geojson')
  const metres = await post(road([587_432, 2_278_111], [587_433, 2_278_112]))
  assert.deepEqual([metres.code, metres.where], ['geojson_not_degrees', { feature: 1 }])
  const long = Array.from({ length: 300_000 }, (_, at): [number, number] => [106 + at / 1e6, 20.1234567])
  assert.equal((await post({ type: 'LineString', coordinates: long })).code, 'geojson_too_large')
  for (let made = 0; made < 30; made++) await add()
  assert.equal((await post(roads.geojson)).code, 'too_many_map_layers')
})

test('a base map that the operator installed is listed and read in ranges; anything else is not there', async t => {
  const { ask, raw, folder } = await open(t)
  mkdirSync(join(folder, 'map'))
  writeFileSync(join(folder, 'map', 'xa.pmtiles'), Buffer.from('PMTiles\u0003abcdefgh', 'latin1'))
  writeFileSync(join(folder, 'map', 'rubbish.pmtiles'), 'not a map')
  writeFileSync(join(folder, 'secret.pmtiles'), Buffer.from('PMTiles\u0003', 'latin1'))
  const { body } = await ask<MapShown>('GET', '/api/map')
  assert.deepEqual(
    body.bases.map(({ file, bytes }) => [file, bytes]),
    [['xa.pmtiles', 16]],
  )
  const part = await raw('/api/map/bases/xa.pmtiles', { range: 'bytes=8-11' })
  assert.deepEqual([part.status, await part.text(), part.headers.get('content-range')], [206, 'abcd', 'bytes 8-11/16'])
  const before = part.headers.get('etag')
  writeFileSync(join(folder, 'map', 'xa.pmtiles'), Buffer.from('PMTiles\u0003hgfedcba', 'latin1'))
  assert.notEqual((await raw('/api/map/bases/xa.pmtiles')).headers.get('etag'), before)
  for (const none of ['rubbish.pmtiles', 'nobody.pmtiles', '..%2Fsecret.pmtiles', 'xa.txt'])
    assert.equal((await raw(`/api/map/bases/${none}`)).status, 404, none)
})

test('OpenStreetMap is fetched only once somebody has allowed it, and each picture once', async t => {
  const asked: string[] = []
  let gone = false
  const { ask, raw, pass } = await open(t, async (url, { headers }) => {
    asked.push(`${url} ${new Headers(headers).get('user-agent')}`)
    return gone ? new Response('', { status: 503 }) : png()
  })
  const path = '/api/map/openstreetmap/3/6/3'
  assert.equal((await raw(path)).status, 403)
  assert.equal((await ask<MapShown>('PUT', '/api/map/settings', { openstreetmap: true })).body.openstreetmap, true)
  for (let times = 0; times < 3; times++) assert.equal(await (await raw(path)).text(), 'PNG')
  assert.equal(asked.length, 1)
  assert.match(asked[0] ?? '', /^https:\/\/tile\.openstreetmap\.org\/3\/6\/3\.png MatThan\//)
  gone = true
  pass(8 * 24 * 3_600_000)
  assert.equal(await (await raw(path)).text(), 'PNG')
  assert.equal(asked.length, 2)
  for (const none of ['20/0/0', '3/8/0', '3/0/9', 'x/0/0'])
    assert.equal((await ask('GET', `/api/map/openstreetmap/${none}`)).status, 400, none)
})

test('an old picture is better than none; without one the reason is said', async () => {
  let now = 0
  let answer: () => Response = png
  const map = new OpenStreetMap(
    async () => answer(),
    '0',
    () => now,
  )
  await map.tile({ z: 1, x: 0, y: 0 })
  now += 8 * 24 * 3_600_000
  for (const wrong of [
    () => new Response('', { status: 429 }),
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
    () => new Response(Buffer.alloc(600 * 1024), { headers: { 'content-type': 'image/png' } }),
  ]) {
    answer = wrong
    assert.equal((await map.tile({ z: 1, x: 0, y: 0 })).toString(), 'PNG')
    await assert.rejects(map.tile({ z: 1, x: 1, y: 1 }), { code: 'openstreetmap_unreachable' })
  }
})

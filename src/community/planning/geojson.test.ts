import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readGeoJson } from './geojson.ts'

const feature = (geometry: unknown, properties: unknown = { name: 'Đường Đình' }) => ({
  type: 'Feature',
  properties,
  geometry,
})
const line = {
  type: 'LineString',
  coordinates: [
    [106.1, 20.5, 7.2],
    [106.2, 20.612345678],
  ],
}
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const drawn = (value: unknown) => {
  const read = readGeoJson(value)
  assert.ok(read.ok, JSON.stringify(read))
  return { ...read.value, features: (JSON.parse(read.value.text) as { features: (typeof line & Drawn)[] }).features }
}
type Drawn = { properties: object; geometry: { coordinates: unknown } }
const fault = (value: unknown) => {
  const read = readGeoJson(value)
  return read.ok ? 'none' : [read.problem.reason, read.problem.feature]
}

test('points, lines and areas are kept without heights, to the centimetre, with where they lie', () => {
  const { features, bounds } = drawn({ ...collection(feature(line)), crs: { type: 'name' }, bbox: [1, 2, 3, 4] })
  assert.deepEqual(features[0]?.geometry.coordinates, [
    [106.1, 20.5],
    [106.2, 20.6123457],
  ])
  assert.deepEqual(bounds, [106.1, 20.5, 106.2, 20.6123457])
  assert.equal(drawn(feature(line)).features.length, 1)
  assert.equal(drawn(line).features.length, 1)
  assert.deepEqual(drawn(collection(feature(null))), {
    text: '{"type":"FeatureCollection","features":[]}',
    features: [],
    bounds: undefined,
  })
})

test('a ring that was left open is closed', () => {
  const open = [
    [106, 20],
    [106.1, 20],
    [106.1, 20.1],
  ]
  const { features } = drawn({ type: 'Polygon', coordinates: [open] })
  assert.deepEqual(features[0]?.geometry.coordinates, [[...open, open[0]]])
})

test('of the properties a few short ones are kept', () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`p${at}`, at]))
  const kept = drawn(feature(line, { name: 'x'.repeat(500), nested: { a: 1 }, nothing: null, yes: true, ...many }))
    .features[0]
  const properties = kept?.properties as Record<string, unknown>
  assert.equal(Object.keys(properties).length, 20)
  assert.deepEqual([String(properties.name).length, properties.nested, properties.yes], [200, undefined, true])
  assert.deepEqual(
    drawn(
      JSON.parse(
        '{"type":"Feature","properties":{"__proto__":{"a":1}},"geometry":{"type":"Point","coordinates":[106,20]}}',
      ),
    ).features[0]?.properties,
    {},
  )
})

test('what is wrong is named with its feature: metres of VN-2000, degrees the wrong way round, no GeoJSON', () => {
  assert.deepEqual(fault(collection(feature(line), feature({ type: 'Point', coordinates: [587_432.1, 2_278_111] }))), [
    'not_degrees',
    2,
  ])
  assert.deepEqual(fault({ type: 'Point', coordinates: [20.5, 106.1] }), ['not_degrees', 1])
  for (const wrong of [
    null,
    'text',
    [],
    {},
    { type: 'Topology' },
    { type: 'toString', coordinates: [] },
    collection('x'),
    collection(feature({ type: 'LineString', coordinates: [[106, 20]] })),
    collection(
      feature({
        type: 'Polygon',
        coordinates: [
          [
            [106, 20],
            [106, 20],
          ],
        ],
      }),
    ),
    collection(feature({ type: 'Point', coordinates: ['106', '20'] })),
    collection(feature({ type: 'Point', coordinates: [Number.NaN, 20] })),
    collection(feature({ type: 'GeometryCollection', geometries: [line] })),
  ])
    assert.ok(['not_geojson', 'not_degrees'].includes(String(fault(wrong)[0])), JSON.stringify(wrong))
})

test('too many features are refused before they are read', () => {
  assert.deepEqual(fault(collection(...Array.from({ length: 20_001 }, () => 0))), ['too_large', undefined])
})

test('whatever JSON says, it is read or refused', () => {
  const geometry = fc.record({
    type: fc.constantFrom('Point', 'Polygon', 'MultiLineString', 'x'),
    coordinates: fc.jsonValue(),
  })
  const given = fc.oneof(
    fc.jsonValue(),
    geometry,
    geometry.map(one => collection(feature(one))),
  )
  fc.assert(fc.property(given, value => typeof readGeoJson(value).ok === 'boolean'))
})

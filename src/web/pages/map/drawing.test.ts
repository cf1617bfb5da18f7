import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  begin,
  canFinish,
  cornerAdded,
  cornerMoved,
  cornerRemoved,
  cornersOf,
  drawingOf,
  finished,
  geojsonOf,
  named,
  penned,
  unpenned,
  withoutFeature,
} from './drawing.ts'

const at = (longitude: number, latitude: number) => ({ longitude, latitude })
const empty = drawingOf({ type: 'FeatureCollection', features: [] })
const area = () => finished([at(106, 20), at(106.1, 20), at(106.1, 20.1)].reduce(penned, begin(empty, 'area')))

test('a road is drawn by its corners, the last one can be taken back, and one corner is no road', () => {
  let drawing = penned(begin(empty, 'line'), at(106, 20))
  assert.equal(canFinish(drawing), false)
  assert.equal(finished(drawing), drawing)
  drawing = unpenned(penned(penned(drawing, at(106.1, 20)), at(107, 21)))
  drawing = finished(drawing)
  assert.deepEqual(drawing.features[0]?.geometry, {
    type: 'LineString',
    coordinates: [
      [106, 20],
      [106.1, 20],
    ],
  })
  assert.deepEqual([drawing.chosen, drawing.tool, drawing.pen], [0, undefined, []])
})

test('an area is closed, and stays closed while its corners are moved, added and removed', () => {
  let drawing = area()
  const ring = () => {
    const { geometry } = drawing.features[0]!
    return geometry.type === 'Polygon' ? geometry.coordinates[0]! : []
  }
  assert.equal(ring().length, 4)
  assert.deepEqual(cornerRemoved(drawing, 0, 1), drawing, 'three corners are the fewest')
  drawing = cornerAdded(cornerMoved(drawing, 0, 0, at(105, 20)), 0, 2, at(105.5, 20.2))
  assert.deepEqual(ring(), [
    [105, 20],
    [106.1, 20],
    [106.1, 20.1],
    [105.5, 20.2],
    [105, 20],
  ])
  drawing = cornerRemoved(drawing, 0, 0)
  assert.deepEqual(ring()[0], ring().at(-1))
  assert.equal(ring().length, 4)
})

test('features are named and removed; what consists of several parts keeps its corners', () => {
  let drawing = named(area(), 0, { name: 'Thôn Đông' })
  assert.equal(geojsonOf(drawing).features[0]?.properties.name, 'Thôn Đông')
  drawing = withoutFeature(drawing, 0)
  assert.deepEqual([drawing.features, drawing.chosen], [[], undefined])
  assert.deepEqual(cornersOf({ type: 'MultiPolygon', coordinates: [] }), [])
  assert.deepEqual(penned(empty, at(1, 2)), empty, 'without a pen nothing is drawn')
  assert.equal(penned(begin(empty, 'point'), at(1, 2)).features.length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { panned, transformOf, wholePicture, type Zoom, zoomAt } from './zoom.ts'

const shownAt = ({ scale, x }: Zoom, at: number): number => (at - x) / scale

test('what lies under the pointer stays there', () => {
  const once = zoomAt(wholePicture, 2, { x: 0.25, y: 0.5 })
  assert.ok(Math.abs(shownAt(once, 0.25) - 0.25) < 1e-9)
  const twice = zoomAt(once, 1.5, { x: 0.7, y: 0.5 })
  assert.ok(Math.abs(shownAt(twice, 0.7) - shownAt(once, 0.7)) < 1e-9)
})

test('zooming out ends with the whole picture, and there is a most', () => {
  const near = zoomAt(wholePicture, 3, { x: 0.9, y: 0.1 })
  assert.deepEqual(zoomAt(near, 0.1, { x: 0, y: 0 }), wholePicture)
  assert.equal(zoomAt(near, 1000, { x: 0.5, y: 0.5 }).scale, 8)
  assert.equal(transformOf(wholePicture), undefined)
})

test('nothing beyond the edge is ever shown', () => {
  const deed = fc.tuple(fc.double({ min: 0.2, max: 4, noNaN: true }), fc.double({ min: -2, max: 2, noNaN: true }))
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 20 }), deeds => {
      let zoom = wholePicture
      for (const [factor, push] of deeds) {
        zoom = panned(zoomAt(zoom, factor, { x: Math.abs(push) / 2, y: 0.3 }), push, -push)
        assert.ok(zoom.x <= 0 && zoom.y <= 0)
        assert.ok(zoom.x >= 1 - zoom.scale - 1e-9 && zoom.y >= 1 - zoom.scale - 1e-9)
      }
    }),
    { numRuns: 200 },
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  boundsOf,
  fitted,
  panned,
  pixelsPerMetre,
  project,
  unproject,
  type View,
  worldPoint,
  zoomed,
} from './mercator.ts'

const view: View = { center: { longitude: 107.62, latitude: 20.28 }, zoom: 15, width: 800, height: 600 }
const near = (a: number, b: number, by = 1e-6) => assert.ok(Math.abs(a - b) < by, `${a} ≠ ${b}`)

test('a place on the screen is the same place on the ground, wherever it lies', () => {
  const degrees = fc.record({
    longitude: fc.double({ min: -179, max: 179, noNaN: true }),
    latitude: fc.double({ min: -84, max: 84, noNaN: true }),
  })
  fc.assert(
    fc.property(degrees, place => {
      const back = unproject(view, project(view, place))
      near(back.longitude, place.longitude)
      near(back.latitude, place.latitude)
    }),
  )
  assert.deepEqual(worldPoint({ longitude: 0, latitude: 0 }, 0), { x: 256, y: 256 })
})

test('what the finger holds stays under it, while it moves and while it zooms', () => {
  const finger = { x: 100, y: 450 }
  const held = unproject(view, finger)
  const moved = project(panned(view, { x: 30, y: -20 }), held)
  near(moved.x, 130)
  near(moved.y, 430)
  for (const zoom of [16.5, 12]) {
    const after = project(zoomed(view, zoom, finger), held)
    near(after.x, 100, 1e-3)
    near(after.y, 450, 1e-3)
  }
  assert.equal(zoomed(view, 99, finger).zoom, 21)
})

test('all that is asked for is in sight, and a single camera is not shown from a hand away', () => {
  const bounds = [107.6, 20.26, 107.64, 20.3] as const
  const fit = { ...view, ...fitted([...bounds], view) }
  const [low, high] = [
    project(fit, { longitude: 107.6, latitude: 20.26 }),
    project(fit, { longitude: 107.64, latitude: 20.3 }),
  ]
  for (const { x, y } of [low, high]) assert.ok(x >= 55 && x <= 745 && y >= 55 && y <= 545, `${x} ${y}`)
  assert.equal(fitted([107.6, 20.26, 107.6, 20.26], view).zoom, 17)
  assert.deepEqual(boundsOf([view.center, { longitude: 107.6, latitude: 20.3 }]), [107.6, 20.28, 107.62, 20.3])
  assert.equal(boundsOf([]), undefined)
})

test('a metre is as long as it is at that latitude', () => {
  // A second of latitude is about 30.9 m anywhere.
  const [a, b] = [0, 1 / 3600].map(more => project(view, { longitude: 107.62, latitude: 20.28 + more }))
  near((a!.y - b!.y) / pixelsPerMetre(15, 20.28), 30.9, 0.2)
})

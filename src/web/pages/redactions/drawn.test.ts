import assert from 'node:assert/strict'
import { test } from 'node:test'
import { held, newArea, placeAt, withKey, withoutKey, withTrack } from './drawn.ts'

const place = { x: 0.2, y: 0.2, width: 0.1, height: 0.1 }

test('a rectangle goes straight between its keys, and its time grows with a key that is set outside', () => {
  const one = newArea([], 1000, 5000, place)
  const moved = withKey(one, 2000, { ...place, x: 0.4 })
  assert.ok(Math.abs((placeAt(moved, 1500)?.x ?? 0) - 0.3) < 1e-9)
  assert.equal(placeAt(moved, 999), undefined)
  const earlier = withKey(moved, 500, place)
  assert.deepEqual([earlier.from_90k, earlier.keys.length], [500, 3])
  assert.equal(withoutKey(withoutKey(withoutKey(earlier, 500), 1000), 2000).keys.length, 1, 'the last key stays')
})

test('what was followed replaces the keys in its time, and nothing else', () => {
  const one = withKey(withKey(newArea([], 0, 9000, place), 3000, place), 8000, place)
  const followed = withTrack(
    one,
    [1000, 3500, 4000].map(at_90k => ({ at_90k, ...place })),
  )
  assert.deepEqual(
    followed.keys.map(({ at_90k }) => at_90k),
    [0, 1000, 3500, 4000, 8000],
  )
  assert.deepEqual(withTrack(one, []), one)
})

test('a rectangle is never lost outside the picture, nor too small to be found again; numbers are not given twice', () => {
  const kept = held({ x: 3, y: -3, width: 0, height: 2 })
  assert.ok(kept.x < 1 && kept.y > -1 && kept.width > 0 && kept.height === 1)
  const first = newArea([], 0, 10, place)
  assert.equal(newArea([first, { ...first, id: 3 }], 0, 10, place).id, 2)
})

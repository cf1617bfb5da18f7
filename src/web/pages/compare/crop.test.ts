import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Crop, movedCrop, timesOf, zoomedCrop } from './crop.ts'

test('zooming keeps what is under the pointer, and back out there is the whole picture', () => {
  const near = zoomedCrop(null, 2, [0.25, 0.5])
  assert.deepEqual(near, [0.125, 0.25, 0.625, 0.75])
  assert.equal(timesOf(near), 2)
  assert.equal(zoomedCrop(near, 0.5), null)
  assert.equal(timesOf(null), 1)
})

test('a picture is pulled no further than its edge', () => {
  const near: Crop = [0.5, 0.5, 1, 1]
  assert.deepEqual(movedCrop(near, 1, 0), [0, 0.5, 0.5, 1])
  assert.deepEqual(movedCrop(near, -1, -1), near)
  assert.equal(movedCrop(null, 1, 1), null)
})

test('whatever hands do, the crop lies in the picture and keeps its shape', () => {
  const hand = fc.record({
    factor: fc.double({ min: 0.1, max: 9, noNaN: true }),
    x: fc.double({ min: -2, max: 2, noNaN: true }),
    y: fc.double({ min: -2, max: 2, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(hand, { maxLength: 20 }), hands => {
      let crop: Crop | null = null
      for (const { factor, x, y } of hands)
        crop = movedCrop(zoomedCrop(crop, factor, [Math.abs(x) / 2, Math.abs(y) / 2]), x, y)
      if (crop === null) return
      const [left, top, right, bottom] = crop
      assert.ok(left >= 0 && top >= 0 && right <= 1 && bottom <= 1 && right > left)
      assert.ok(Math.abs(right - left - (bottom - top)) < 1e-4)
    }),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fitsWall, readSize, wallSize } from './wall-size.ts'

test('of the sizes that a device offers the one nearest to 640×360 is taken', () => {
  const offered = ['1920x1080', '1280*720', 'D1', 'CIF', '640x480'].flatMap(one => readSize(one) ?? [])
  assert.deepEqual(wallSize(offered), { width: 640, height: 480 })
  assert.deepEqual(wallSize(offered.slice(0, 2)), { width: 1280, height: 720 })
})

test('where none fits nothing is set, and where none is told 640×360 is tried', () => {
  assert.equal(wallSize([{ width: 1920, height: 1080 }]), undefined)
  assert.deepEqual(wallSize([]), { width: 640, height: 360 })
})

test('whatever a device writes as a size is read without harm', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', '99999x1', '720p')), text => {
      const size = readSize(text)
      assert.ok(size === undefined || (size.width > 0 && size.height >= 0))
      const best = wallSize(size === undefined ? [{ width: 1, height: 1 }] : [size])
      assert.ok(best === undefined || fitsWall(best))
    }),
  )
})

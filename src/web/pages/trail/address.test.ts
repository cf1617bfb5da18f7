import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMoment, readTrailSearch } from './address.ts'

test('a trail begins from an address that names a camera and a moment, in words or in ticks', () => {
  const spoken = readMoment('2026-11-21T22:15:03')
  assert.equal(readMoment(String(spoken)), spoken)
  assert.deepEqual(readTrailSearch({ camera: 'cong-chinh', at: spoken }), { camera: 'cong-chinh', at: String(spoken) })
})

test('what is no address says nothing', () => {
  for (const at of ['', '12', 'hôm qua', '99999999999999999999', {}, null])
    assert.deepEqual(readTrailSearch({ camera: '../x', at }), {})
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis } from '#base/units.ts'
import { camerasOf, MOST_STRIPS, readSearch, searchOf } from './address.ts'

const known = [{ id: 'cong' }, { id: 'cho' }, { id: 'ngo-3' }]

test('an address names cameras and a moment, and reads back as it was written', () => {
  const cameras = camerasOf({ cameras: 'cho,cong' }, known)
  assert.deepEqual(cameras, [{ id: 'cho' }, { id: 'cong' }])
  const written = searchOf(cameras, wallFromUnixMillis(Date.parse('2026-11-21T22:15:00+07:00')))
  assert.deepEqual(written, { cameras: 'cho,cong', at: '2026-11-21T22:15:00' })
  assert.deepEqual(readSearch(written), written)
})

test('what is unknown, twice or no moment is left out', () => {
  assert.deepEqual(camerasOf({ cameras: 'cho,la,cho,,cong' }, known), [{ id: 'cho' }, { id: 'cong' }])
  assert.deepEqual(readSearch({ cameras: 7, at: 'hôm qua' }), {})
  const many = Array.from({ length: 60 }, (_, i) => ({ id: `cam-${i}` }))
  assert.equal(camerasOf({ cameras: many.map(({ id }) => id).join(',') }, many).length, MOST_STRIPS)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { HeldDays, type HeldRow } from './held-days.ts'

const camera = knownCameraId('cong')
const rows = (count: number): readonly HeldRow[] => Array.from({ length: count }, (_, i) => [i, i + 1, 0] as const)

test('a day is known as long as its sums are the same', () => {
  const days = new HeldDays()
  days.keep(camera, 'main', 0, '10 0', rows(2))
  assert.equal(days.get(camera, 'main', 0, '10 0')?.length, 2)
  assert.equal(days.get(camera, 'main', 0, '11 0'), undefined)
  assert.equal(days.get(camera, 'sub', 0, '10 0'), undefined)
})

test('no more is kept than was allowed, and what was kept first goes first', () => {
  const days = new HeldDays(100)
  for (let day = 0; day < 50; day++) days.keep(camera, 'main', day, '1 0', rows(6))
  const known = Array.from({ length: 50 }, (_, day) => days.get(camera, 'main', day, '1 0') !== undefined)
  assert.equal(known.filter(Boolean).length, 10)
  assert.ok(known.slice(-10).every(Boolean))
})

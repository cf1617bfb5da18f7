import assert from 'node:assert/strict'
import { test } from 'node:test'
import { picksOf } from './use-picks.ts'

const hit = (camera: string, from_90k: number, part = 0.1) => ({ camera, from_90k, to_90k: from_90k + 10, part })
const window = { camera: 'cho', from_90k: 100, to_90k: 200 }
const searched = [{ camera: 'cho', searched_ms: 5 }]

test('moments with motion are told within the window alone, the largest ones, in order of time', () => {
  const hits = [hit('cho', 95), hit('cho', 250), hit('cong', 150), hit('cho', 190), hit('cho', 120, 0.5)]
  assert.deepEqual(picksOf({ hits, searched }, window), [100, 120, 190])
  const many = Array.from({ length: 20 }, (_, at) => hit('cho', 110 + at, at))
  assert.deepEqual(picksOf({ hits: many, searched }, window), [122, 123, 124, 125, 126, 127, 128, 129])
})

test('a window in which nobody looked for motion is not one in which nothing moved', () => {
  assert.equal(picksOf({ hits: [], searched: [{ camera: 'cho', searched_ms: 0 }] }, window), 'unsearched')
  assert.deepEqual(picksOf({ hits: [], searched }, window), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Polygon } from '#base/polygon.ts'
import { wallTime90k } from '#base/units.ts'
import { type MaskVersion, masksNow, masksOver } from './masks.ts'

const area = (at: number): Polygon => [
  [at, 0],
  [at, 1],
  [1, 1],
]
const [window, door, yard] = [area(0.1), area(0.2), area(0.3)]
const said = (...all: readonly (readonly [number, readonly Polygon[]])[]): readonly MaskVersion[] =>
  all.map(([since, areas], i) => ({ version: i + 1, areas, reason: 'thử', by: 'an', since: wallTime90k(since) }))
const over = (versions: readonly MaskVersion[], from: number, to: number) =>
  masksOver(versions, wallTime90k(from), wallTime90k(to))

test('a mask of today covers yesterday too', () => {
  const versions = said([100, [window]])
  assert.deepEqual(over(versions, 0, 50), [window])
  assert.deepEqual(over(versions, 200, 250), [window])
  assert.deepEqual(over([], 0, 50), [])
})

test('what was covered when it was filmed stays covered, whatever is covered today', () => {
  const versions = said([100, [window]], [200, [door]], [300, [yard]])
  assert.deepEqual(over(versions, 120, 150), [window, yard])
  assert.deepEqual(over(versions, 150, 250), [window, door, yard])
  assert.deepEqual(over(versions, 350, 360), [yard])
  assert.deepEqual(over(versions, 0, 50), [yard])
  assert.deepEqual(masksNow(versions), [yard])
})

test('taken away, a mask still covers what was filmed under it and nothing else', () => {
  const versions = said([100, [window]], [200, []])
  assert.deepEqual(over(versions, 150, 160), [window])
  assert.deepEqual(over(versions, 250, 260), [])
  assert.deepEqual(over(versions, 0, 50), [])
})

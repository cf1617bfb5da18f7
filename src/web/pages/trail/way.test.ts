import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Mark, Offered } from '#contract/trail.ts'
import { compassPoint, inTurn, lastMade, lookedAt, numberedMarks, seenMarks, standpoint } from './way.ts'

const mark = (
  id: number,
  camera: string,
  at_90k: number | null,
  from_90k = at_90k ?? 0,
  to_90k = from_90k + 10,
): Mark => ({ id, camera, at_90k, seen: at_90k !== null, from_90k, to_90k, direction_deg: id * 10 }) as Mark
const offered = (camera: string): Offered => ({ camera, from_90k: 100, to_90k: 200 }) as Offered
const trail = { marks: [mark(1, 'a', 100), mark(2, 'b', null, 120, 150), mark(3, 'c', 50)] }

test('one goes on from where it was seen last by the clock, and back from where first', () => {
  assert.deepEqual(
    seenMarks(trail).map(({ camera }) => camera),
    ['c', 'a'],
  )
  assert.deepEqual(standpoint(trail, false), { camera: 'a', at: 100, direction: 10, mark: 1 })
  assert.equal(standpoint(trail, true)?.camera, 'c')
  assert.equal(standpoint({ marks: [] }, false), undefined)
})

test('marks are told in order of time, and the last made is taken back first', () => {
  assert.deepEqual(
    numberedMarks(trail).map(({ no, camera }) => `${no}${camera}`),
    ['1c', '2a', '3b'],
  )
  assert.equal(lastMade(trail)?.camera, 'c')
})

test('what was looked at in vain comes after what was not', () => {
  const ring = [offered('b'), offered('d')]
  assert.deepEqual([...lookedAt(ring, trail)], ['b'])
  assert.deepEqual(
    inTurn(ring, lookedAt(ring, trail)).map(({ camera }) => camera),
    ['d', 'b'],
  )
  assert.deepEqual([...lookedAt([{ ...offered('b'), from_90k: 150 }], trail)], [])
})

test('directions are told by eight names', () => {
  assert.deepEqual([0, 22, 23, 90, 337, 338, 359].map(compassPoint), [0, 0, 1, 2, 7, 0, 0])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CoverageSpan } from '#contract/recording.ts'
import { firstEndingAfter, pieceAt, piecesOfRuns, piecesOfSpans } from './pieces.ts'

const span = (state: CoverageSpan['state'], from_90k: number, to_90k: number, cause: string | null = null) =>
  ({ state, from_90k, to_90k, cause, detail: null, by: null, noted_90k: null, recovered: null }) as CoverageSpan

test('runs of buckets become stretches of time, and what nobody can judge is none', () => {
  const pieces = piecesOfRuns(
    [
      [2, 1000, 0, 0, 0, null],
      [3, 0, 0, 0, 0, null],
      [1, 400, 100, 0, 500, 'power_lost'],
    ],
    { from_90k: 100, bucket_90k: 10 },
  )
  assert.deepEqual(
    pieces.map(({ from, to, recorded, missing }) => [from, to, recorded, missing]),
    [
      [100, 120, 1000, 0],
      [150, 160, 400, 500],
    ],
  )
})

test('what was not to be recorded is planned, what was lost is missing', () => {
  const pieces = piecesOfSpans([
    span('recorded', 0, 10),
    span('missing', 10, 20, 'suspended'),
    span('missing', 20, 30, 'power_lost'),
    span('recovered', 30, 40),
  ])
  assert.deepEqual(
    pieces.map(({ recorded, recovered, planned, missing }) => [recorded, recovered, planned, missing]),
    [
      [1000, 0, 0, 0],
      [0, 0, 1000, 0],
      [0, 0, 0, 1000],
      [0, 1000, 0, 0],
    ],
  )
})

test('the piece under an instant is found, and none between pieces', () => {
  const pieces = piecesOfSpans([span('recorded', 0, 10), span('recorded', 20, 30)])
  assert.equal(pieceAt(pieces, 9)?.from, 0)
  assert.equal(pieceAt(pieces, 10), undefined)
  assert.equal(pieceAt(pieces, 20)?.from, 20)
  assert.equal(firstEndingAfter(pieces, 30), 2)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CoverageSpan } from '#contract/recording.ts'
import { judge } from './agreement.ts'
import { createChance } from './chance.ts'
import type { Trouble } from './troubles.ts'

const SPAN = { from_ms: 0, to_ms: 60_000 }
const trouble: Trouble = { camera: 'cong', kind: 'unplugged for 10.0 s', from_ms: 20_000, to_ms: 30_000 }
const filmed = [
  { from_ms: -5000, to_ms: 20_000 },
  { from_ms: 31_000, to_ms: 70_000 },
]

const span = (state: 'recorded' | 'missing', from_s: number, to_s: number, detail: string | null = 'silent') =>
  ({ state, from_90k: from_s * 90_000, to_90k: to_s * 90_000, cause: 'unknown', detail }) as CoverageSpan

const judged = (spans: readonly CoverageSpan[]) => judge('cong', [trouble], filmed, spans, SPAN)

test('a ledger that tells what happened agrees', () => {
  const [quiet, after] = judged([span('recorded', 0, 20), span('missing', 20, 31), span('recorded', 31, 60)])
  assert.deepEqual([quiet!.apart_s, after!.apart_s, after!.unexplained_s, after!.missing_s], [0, 0, 0, 11])
})

test('footage that was sent and is not recorded counts for the trouble before it, in part and in sum', () => {
  const [, after] = judged([span('recorded', 0, 19), span('missing', 19, 33), span('recorded', 33, 60)])
  assert.ok(Math.abs(after!.apart_s - 3.1) < 0.05, `${after!.apart_s}`)
  assert.equal(after!.parts.length, 2)
})

test('footage that is said to be recorded and was never sent is found', () => {
  const [, after] = judged([span('recorded', 0, 60)])
  assert.ok(Math.abs(after!.apart_s - 10.9) < 0.05, `${after!.apart_s}`)
  assert.match(after!.parts[0]!, /^not sent/)
})

test('what is lost without any trouble is found too', () => {
  const spans = [span('recorded', 0, 5), span('missing', 5, 12), span('recorded', 12, 20)]
  const [quiet] = judged([...spans, span('missing', 20, 31), span('recorded', 31, 60)])
  assert.equal(quiet!.kind, 'nothing')
  assert.equal(quiet!.apart_s, 7)
})

test('a long gap that says nothing is told', () => {
  const [, after] = judged([span('recorded', 0, 20), span('missing', 20, 31, null), span('recorded', 31, 60)])
  assert.equal(after!.unexplained_s, 11)
})

test('the same seed brings the same chance', () => {
  const draw = (seed: number) => Array.from({ length: 5 }, createChance(seed).part)
  assert.deepEqual(draw(7), draw(7))
  assert.notDeepEqual(draw(7), draw(8))
  assert.ok(draw(9).every(part => part >= 0 && part < 1))
})

// A failure that passes is tried again, a refusal is not, and what was not held is asked for until the tries are used up.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BackfillReason } from '#contract/backfill.ts'
import { type Outcome, verdictOf } from './backfill-verdict.ts'

const answered: Outcome = { kind: 'sd_card', failure: undefined, told: false }
const failed = (reason: BackfillReason): Outcome => ({
  kind: 'profile_g',
  failure: { reason, detail: null },
  told: false,
})
const told = (outcomes: readonly Outcome[], left_ms = 9000, brought = false) => {
  const verdict = verdictOf(outcomes, left_ms, brought)
  if (verdict.state === 'ended') return 'ended'
  if (verdict.state === 'over') return `over: ${verdict.failure.reason}`
  const times = verdict.most_tries === 2 ? 'once more' : 'again'
  return `${times}: ${verdict.failure.reason}, then ${verdict.spent?.reason ?? 'ended'}`
}

test('nothing missing, or so little that no source has it, is the end', () => {
  assert.equal(told([failed('unreachable')], 0), 'ended')
  assert.equal(told([answered], 1500, true), 'ended')
  assert.equal(told([answered], 1500, false), 'again: not_held, then ended')
})

test('does not answer, refused, does not hold it: three things', () => {
  assert.equal(told([failed('unreachable')]), 'again: unreachable, then unreachable')
  assert.equal(told([failed('auth_failed')]), 'over: auth_failed')
  assert.equal(told([answered]), 'again: not_held, then ended')
  assert.equal(told([]), 'over: no_source')
})

test('who looked and says that it holds nothing is asked once more', () => {
  const looked: Outcome = { ...answered, told: true }
  assert.equal(told([looked]), 'once more: not_held, then ended')
  assert.equal(told([looked, answered]), 'again: not_held, then ended')
  assert.equal(told([looked, failed('silent')]), 'again: silent, then silent')
  assert.equal(told([looked, failed('no_source')]), 'once more: not_held, then ended')
})

test('what one source says does not hide what the other may bring', () => {
  assert.equal(told([failed('auth_failed'), failed('silent')]), 'again: silent, then silent')
  assert.equal(told([failed('auth_failed'), answered]), 'again: not_held, then auth_failed')
  assert.equal(told([failed('unreachable'), answered]), 'again: unreachable, then unreachable')
})

test('a device without Profile G is no source, and hides none', () => {
  assert.equal(told([failed('no_source')]), 'over: no_source')
  assert.equal(told([failed('no_source'), answered]), 'again: not_held, then ended')
  assert.equal(told([failed('no_source'), failed('auth_failed')]), 'over: auth_failed')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AcceptanceAnswers } from '#contract/privacy.ts'
import { type Acceptance, mayPass, stateOf, warnsOf } from './acceptance.ts'

const good = { looks_into_home: false, host_agrees: 'yes', checked_day: true, checked_night: true } as AcceptanceAnswers
const found = (answers: AcceptanceAnswers, passed: boolean): Acceptance => ({
  ...{ version: 1, supervisor: 'Hùng', note: '', has_still: false, by: 'lan', at: 0 as never },
  ...{ answers, passed },
})

test('a camera passes that looks into no home or is covered there, whose host does not object, by day and by night', () => {
  assert.equal(mayPass(good, 0), true)
  assert.equal(mayPass({ ...good, looks_into_home: true }, 0), false)
  assert.equal(mayPass({ ...good, looks_into_home: true }, 1), true)
  for (const lack of [{ host_agrees: 'no' }, { checked_day: false }, { checked_night: false }] as const)
    assert.equal(mayPass({ ...good, ...lack }, 1), false, JSON.stringify(lack))
})

test('the newest acceptance counts, and a home that is looked into uncovered warns whatever was said', () => {
  const home = { ...good, looks_into_home: true }
  assert.equal(stateOf([]), 'never')
  assert.equal(stateOf([found(good, false), found(good, true)]), 'passed')
  assert.equal(stateOf([found(good, true), found(good, false)]), 'failed')
  assert.deepEqual([warnsOf([found(home, true)], 0), warnsOf([found(home, true)], 1)], [true, false])
  assert.equal(warnsOf([found(home, true), found(good, true)], 0), false)
})

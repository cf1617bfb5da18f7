import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import { mustBeOpen, openSteps, standingOf } from './request-state.ts'
import type { StepRow } from './rights-book.ts'

const after = (...kinds: StepRow['kind'][]) =>
  standingOf(
    kinds.map(kind => ({ kind, at: wallTime90k(0), by: 'a', text: kind === 'assign' ? 'huong' : 'x', ground: null })),
  )

const stories: readonly [steps: readonly StepRow['kind'][], state: string, open: string][] = [
  [[], 'received', 'acknowledge identify refuse assign note'],
  [['acknowledge'], 'processing', 'identify extend refuse assign note'],
  [['acknowledge', 'identify'], 'processing', 'identify extend grant refuse assign note'],
  [['identify', 'acknowledge', 'extend'], 'extended', 'identify grant refuse assign note'],
  [['acknowledge', 'identify', 'grant'], 'granted', 'close note'],
  [['refuse'], 'refused', 'close note'],
  [['acknowledge', 'hold', 'note'], 'processing', 'identify extend refuse assign note'],
  [['acknowledge', 'identify', 'grant', 'close'], 'closed', 'note'],
]

for (const [steps, state, open] of stories)
  test(`after ${steps.join(', ') || 'nothing'} a request is ${state} and may be: ${open}`, () => {
    assert.equal(after(...steps).state, state)
    assert.equal(openSteps(after(...steps)).join(' '), open)
  })

test('nothing is granted before it is known who asks, and no step is taken twice', () => {
  assert.throws(() => mustBeOpen(after('acknowledge'), 'grant'), { code: 'identity_not_checked' })
  assert.throws(() => mustBeOpen(after('acknowledge', 'identify', 'grant'), 'refuse'), { code: 'rights_step_closed' })
  assert.throws(() => mustBeOpen(after('acknowledge', 'extend'), 'extend'), { code: 'rights_step_closed' })
  assert.equal(after('assign').assigned_to, 'huong')
})

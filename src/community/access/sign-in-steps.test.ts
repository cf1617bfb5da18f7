import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SignInWay } from '#contract/session.ts'
import { idleMs, type Proofs, type Stage, type Standing, stageOf, usualIdle, wholeMs } from './sign-in-steps.ts'

const asked = (ways: SignInWay[], changed: Partial<Proofs> = {}): Stage =>
  stageOf({ ways, standing: 'member', office: true, has_second: false, must_change: false, ...changed })

test('in the office a password is enough for whoever is no admin; admins and whoever is outside need a second factor', () => {
  const table: readonly [Standing, boolean, boolean, Stage][] = [
    ['member', true, false, 'open'],
    ['member', true, true, 'second_factor'],
    ['member', false, false, 'enrol'],
    ['member', false, true, 'second_factor'],
    ['admin', true, false, 'enrol'],
    ['admin', true, true, 'second_factor'],
    ['admin', false, false, 'enrol'],
    ['admin', false, true, 'second_factor'],
  ]
  for (const [standing, office, has_second, stage] of table)
    assert.equal(asked(['password'], { standing, office, has_second }), stage, `${standing} ${office} ${has_second}`)
})

test('whatever proves two things opens at once; an invitation proves one, and so does a provider that says no more', () => {
  for (const way of ['totp', 'recovery_code', 'passkey', 'machine_link', 'oidc_second', 'break_glass'] as const)
    assert.equal(asked([way], { standing: 'admin', office: false, has_second: true }), 'open', way)
  for (const way of ['account_link', 'oidc', 'password'] as const)
    assert.equal(asked([way], { standing: 'admin' }), 'enrol', way)
})

test('a password that must be changed is changed after the second factor, before anything is set up', () => {
  const admin = { standing: 'admin', must_change: true } as const
  assert.equal(asked(['password'], { ...admin, has_second: true }), 'second_factor')
  assert.equal(asked(['password', 'totp'], { ...admin, has_second: true }), 'new_password')
  assert.equal(asked(['password'], admin), 'new_password')
  assert.equal(
    asked(['machine_link'], admin),
    'open',
    'who sits at the machine gets in; the password is asked for next time',
  )
})

test('limits: a quarter of an hour, five minutes for admins, none for the wall', () => {
  assert.deepEqual(
    [idleMs('member', false, usualIdle), idleMs('admin', false, usualIdle), idleMs('admin', true, usualIdle)],
    [900_000, 300_000, undefined],
  )
  assert.ok(wholeMs('enrol', false) < wholeMs('open', false) && wholeMs('open', false) < wholeMs('open', true))
})

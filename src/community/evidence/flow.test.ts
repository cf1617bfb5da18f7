import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wallTime90k } from '#base/units.ts'
import type { ExtractionState } from '#contract/extraction.ts'
import {
  type Actor,
  type Approval,
  afterApproval,
  approvalsNeeded,
  mayNow,
  OPERATOR,
  personKey,
  refusal,
  type Standing,
  stands,
} from './flow.ts'
import { type KnownItem, scopeWarnings } from './scope.ts'

const fresh: Standing = {
  ...{ state: 'on_hold', requester: personKey(1), requesterStands: true, needed: 1, approvals: [], exceptions: true },
  ...{ lacking: [], masked: false, failed: false, bundle: 'none', open_copies: 0 },
}
const chief: Actor = {
  ...{ key: personKey(2), requests: true, approves: true, unmasked: true, extracts: true, plays: true },
}
const waiting: Standing = { ...fresh, state: 'awaiting_approval' }

test('who asked does not approve, but by an exception where one person is enough and the station allows it', () => {
  const own = { ...chief, key: personKey(1) }
  assert.equal(refusal('approve', waiting, own), 'extraction_own_approval')
  assert.equal(refusal('except', waiting, own), undefined)
  assert.equal(refusal('except', { ...waiting, exceptions: false }, own), 'extraction_no_exception')
  assert.equal(refusal('except', { ...waiting, needed: 2 }, own), 'extraction_no_exception')
  assert.equal(refusal('except', waiting, chief), 'extraction_no_exception')
  assert.equal(refusal('approve', waiting, chief), undefined)
  assert.equal(afterApproval(waiting, chief, false), 'approved')
})

test('two people are two persons with names, one of whom may be the one who asked', () => {
  const two = { ...waiting, needed: 2 }
  const own = { ...chief, key: personKey(1) }
  assert.equal(refusal('approve', two, own), undefined)
  assert.equal(afterApproval(two, own, false), 'awaiting_approval')
  const once = { ...two, approvals: [{ key: own.key, exception: false }] }
  assert.equal(refusal('approve', once, own), 'extraction_approved_already')
  assert.equal(refusal('approve', once, { ...chief, key: OPERATOR }), 'extraction_needs_named_person')
  assert.equal(afterApproval(once, chief, false), 'approved')
})

test('the original of a masked camera is approved by somebody who may see behind the mask; a requester who has gone stands behind nothing', () => {
  assert.equal(refusal('approve', { ...waiting, masked: true }, { ...chief, unmasked: false }), 'extraction_masked')
  assert.equal(refusal('approve', { ...waiting, requesterStands: false }, chief), 'extraction_requester_gone')
  assert.equal(refusal('hand_in', { ...fresh, lacking: ['scan'] }, chief), 'extraction_document_needed')
})

test('a bundle is saved once it is sealed, and removed when no copy is out', () => {
  const made: Standing = { ...fresh, state: 'handed_over', bundle: 'whole', open_copies: 1 }
  assert.deepEqual(mayNow(made, chief), ['save', 'hand_over', 'end_copy', 'view_here', 'add_scan', 'note'])
  assert.ok(mayNow({ ...made, open_copies: 0 }, chief).includes('remove_bundle'))
  assert.equal(refusal('remove_bundle', made, chief), 'copies_out')
  assert.equal(refusal('save', { ...made, bundle: 'removed' }, chief), 'bundle_gone')
  assert.deepEqual(mayNow({ ...fresh, state: 'rejected' }, chief), ['note'])
  assert.ok(!mayNow(made, { ...chief, extracts: false }).some(deed => deed === 'save' || deed === 'hand_over'))
})

test('whoever is outside, the public, many cameras and many hours take two', () => {
  const rules = { bulk_cameras: 4, bulk_hours: 8 }
  const hour = 3600 * 90_000
  const of = (camera: string, hours: number) => ({ camera, from: 0, to: hours * hour })
  assert.equal(approvalsNeeded('own_unit', [of('a', 1)], rules), 1)
  for (const kind of ['outside', 'subject', 'public'] as const)
    assert.equal(approvalsNeeded(kind, [of('a', 1)], rules), 2, kind)
  assert.equal(
    approvalsNeeded(
      'own_unit',
      ['a', 'b', 'c', 'd'].map(camera => of(camera, 0.1)),
      rules,
    ),
    2,
  )
  assert.equal(approvalsNeeded('own_unit', [of('a', 4), of('a', 4)], rules), 2)
})

/** Whatever people try, in whatever order, footage is approved only by enough people, never by the one who asked alone. */
test('no path reaches an approved state without its approvals', () => {
  const person = fc.integer({ min: 0, max: 4 })
  const attempt = fc.record({
    who: person,
    deed: fc.constantFrom('hand_in', 'approve', 'except', 'reject', 'withdraw', 'lose', 'come_back'),
    approves: fc.boolean(),
    requests: fc.boolean(),
  })
  const setting = fc.record({ needed: fc.constantFrom(1, 2), exceptions: fc.boolean(), requester: person })
  fc.assert(
    fc.property(setting, fc.array(attempt, { maxLength: 40 }), ({ needed, exceptions, requester }, tries) => {
      const keyOf = (who: number) => personKey(who === 0 ? null : who)
      let state: ExtractionState = 'on_hold'
      let given: Approval[] = []
      const lost = new Set<string>()
      for (const { who, deed, approves, requests } of tries) {
        const key = keyOf(who)
        if (deed === 'lose') lost.add(key)
        if (deed === 'come_back') lost.delete(key)
        if (deed === 'lose' || deed === 'come_back') continue
        const approvals = given.filter(one => !lost.has(one.key))
        const standing: Standing = { ...fresh, state, needed, exceptions, requester: keyOf(requester), approvals }
        const actor = { ...chief, key, approves: approves && !lost.has(key), requests }
        if (!mayNow(standing, actor).includes(deed) || refusal(deed, standing, actor) !== undefined) continue
        if (deed === 'hand_in') [state, given] = ['awaiting_approval', []]
        else if (deed === 'reject' || deed === 'withdraw') state = deed === 'reject' ? 'rejected' : 'withdrawn'
        else {
          state = afterApproval(standing, actor, deed === 'except')
          given = [...given, { key, exception: deed === 'except' }]
        }
        if (state !== 'approved') continue
        const people = new Set(given.filter(one => !lost.has(one.key)).map(one => one.key))
        if (needed === 2) {
          people.delete(OPERATOR)
          assert.ok(people.size >= 2)
        } else if (people.size === 1 && people.has(keyOf(requester))) {
          assert.ok(exceptions && given.some(({ exception }) => exception))
        }
        assert.ok(stands({ needed, approvals: given, requester: keyOf(requester) }))
        return
      }
    }),
    { numRuns: 2000 },
  )
})

test('a scope that should give pause is told, and what is usual is not', () => {
  const second = 90_000
  const now = wallTime90k(1_000_000 * second)
  const usual: KnownItem = {
    ...{ camera: 'cong', from: wallTime90k(1000 * second), to: wallTime90k(1600 * second), removed: false },
    ...{
      recorded_90k: 600 * second,
      missing_90k: 0,
      bytes: 1,
      clock_offset_ms: 500,
      clock_stepped: false,
      masked: false,
    },
    reach: { from: wallTime90k(800 * second), to: wallTime90k(1700 * second) },
  }
  const told = (item: Partial<KnownItem>) =>
    scopeWarnings([{ ...usual, ...item }], now).map(({ what, detail }) => `${what} ${detail}`)
  assert.deepEqual(told({}), [])
  assert.deepEqual(told({ to: wallTime90k(8200 * second) }), ['long_span 120'])
  assert.deepEqual(told({ recorded_90k: 0, missing_90k: 600 * second }), ['nothing_recorded null'])
  assert.deepEqual(told({ recorded_90k: 500 * second, missing_90k: 100 * second }), ['gaps 100'])
  assert.deepEqual(told({ clock_offset_ms: -5_000 }), ['clock_off -5'])
  assert.deepEqual(told({ clock_offset_ms: 61_000 }), ['clock_far_off 61'])
  assert.deepEqual(told({ removed: true, clock_stepped: true, masked: true }), [
    ...['camera_removed null', 'clock_stepped null', 'masked null'],
  ])
  // Whole files of the archive hold more than was asked; of what is cut nothing is said.
  assert.deepEqual(scopeWarnings([usual], now, true), [
    { what: 'segments_beyond', camera: 'cong', from_90k: 800 * second, to_90k: 1700 * second, detail: '300' },
  ])
  assert.deepEqual(scopeWarnings([{ ...usual, reach: { from: usual.from, to: usual.to } }], now, true), [])
  assert.deepEqual(scopeWarnings([{ ...usual, reach: null }], now, true), [])
  assert.deepEqual(
    scopeWarnings(
      ['a', 'b', 'c', 'd'].map(camera => ({ ...usual, camera })),
      now,
    ).map(({ what }) => what),
    ['many_cameras'],
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallFromUnixMillis, wallIso, wallTime90k } from '#base/units.ts'
import type { Verb } from '#contract/access.ts'
import { may, ownsCamera, type Who } from './may.ts'
import { compile, type PolicyFacts } from './policy.ts'
import { isShared, type SharingVersion, unsharedSpans } from './sharing.ts'

/** In the commune's zone. */
const at = (local: string) => wallFromUnixMillis(Date.parse(`${local}+07:00`))
const word = (more: Partial<SharingVersion>): SharingVersion => ({
  ...{
    version: 1,
    hours: undefined,
    paused_until: undefined,
    recorded: false,
    reason: '',
    by: 'ba',
    since: at('2026-11-01T00:00'),
  },
  ...more,
})
const night = '18:00-06:00'
const told = (versions: readonly SharingVersion[], from: string, to: string) =>
  unsharedSpans(versions, at(from), at(to)).map(span =>
    [wallIso(span.from), wallIso(span.to)].map(text => text.slice(5, 16)),
  )

test('outside the hours it is not shared, to the minute; a pause holds until its day', () => {
  assert.equal(isShared({ hours: night, paused_until: undefined }, at('2026-11-23T18:00')), true)
  assert.equal(isShared({ hours: night, paused_until: undefined }, at('2026-11-23T06:00')), false)
  assert.equal(isShared({ hours: undefined, paused_until: at('2026-11-24T00:00') }, at('2026-11-23T23:59')), false)
  assert.equal(isShared({ hours: undefined, paused_until: at('2026-11-24T00:00') }, at('2026-11-24T00:00')), true)
  assert.equal(isShared({ hours: 'sometimes', paused_until: undefined }, at('2026-11-23T18:00')), false)
})

test('what was filmed is judged by the word of that time', () => {
  assert.deepEqual(told([], '2026-11-23T00:00', '2026-11-24T00:00'), [])
  assert.deepEqual(told([word({ hours: night })], '2026-11-23T00:00', '2026-11-24T00:00'), [
    ['11-22T23:00', '11-23T11:00'],
  ])
  const paused = word({ version: 2, since: at('2026-11-23T10:00'), paused_until: at('2026-11-23T12:00') })
  assert.deepEqual(told([word({ hours: night }), paused], '2026-11-22T12:00', '2026-11-24T00:00'), [
    ['11-22T05:00', '11-22T11:00'],
    ['11-22T23:00', '11-23T05:00'],
  ])
  assert.deepEqual(told([paused], '2026-11-23T00:00', '2026-11-23T09:00'), [], 'nothing was said before')
})

test('the span that is found is what isShared says, whatever is asked', () => {
  const versions = [word({ hours: 't2-t6 07:00-11:00, 13:00-17:00; cn 00:00-24:00' })]
  const spans = unsharedSpans(versions, at('2026-11-20T00:00'), at('2026-12-05T00:00'))
  for (let t: number = at('2026-11-20T00:00'); t < at('2026-12-05T00:00'); t += 7 * 60 * 90_000) {
    const inside = spans.some(({ from, to }) => from <= t && t < to)
    assert.equal(inside, !isShared(versions[0]!, wallTime90k(t)), wallIso(wallTime90k(t)))
  }
})

const facts: PolicyFacts = {
  roles: [],
  units: [],
  cameras: [
    { id: 'nha-ba', place: '', unit: undefined, sharing: { hours: night, paused_until: undefined } },
    { id: 'cong', place: '', unit: undefined },
  ],
  grants: [
    ...[{ person: 1, role: 'camera_owner', scope: { kind: 'cameras' as const, cameras: ['nha-ba'] } }],
    ...[{ person: 2, role: 'police_chief', scope: { kind: 'station' as const } }],
    ...[{ person: 3, role: 'camera_owner', scope: { kind: 'station' as const } }],
  ].map((grant, id) => ({ ...grant, id, verbs: [], hours: undefined, from: wallTime90k(0), until: undefined })),
}

test('what its owner does not share now is watched by nobody else, nor on a television', () => {
  const policy = compile(facts)
  const noon = at('2026-11-23T12:00')
  const decide = (who: Who, verb: Verb, camera = 'nha-ba', when = noon) => {
    const decision = may(policy, { who, verb, what: { kind: 'camera', camera }, at: when })
    return decision.allowed || decision.because
  }
  const person = (id: number): Who => ({ kind: 'person', person: id })
  assert.equal(decide(person(1), 'watch_live'), true)
  for (const verb of ['watch_live', 'ptz', 'still'] as const) assert.equal(decide(person(2), verb), 'not_shared', verb)
  assert.equal(decide(person(3), 'watch_live'), 'not_shared', 'whoever owns everything owns nothing')
  assert.equal(decide(person(2), 'play_back'), true, 'what is played back is judged by its own time')
  assert.equal(decide(person(2), 'watch_live', 'cong'), true)
  assert.equal(decide(person(2), 'watch_live', 'nha-ba', at('2026-11-23T18:00')), true)
  for (const role of ['television', 'other_system'])
    assert.equal(decide({ kind: 'device', role, cameras: null }, 'watch_live'), 'not_shared', role)
  assert.equal(decide({ kind: 'operator' }, 'watch_live'), true)
  const owns = [person(1), person(2), person(3)].map(who => ownsCamera(policy, who, 'nha-ba', noon))
  assert.deepEqual(owns, [true, false, false])
})

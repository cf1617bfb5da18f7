import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type WallTime90k, wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { type Denial, type Scope, type Verb, verbCodes } from '#contract/access.ts'
import { explain } from './explain.ts'
import { may, type What, type Who } from './may.ts'
import { compile, type GrantFacts, type PolicyFacts } from './policy.ts'
import { usualRoles } from './roles.ts'
import { knowsAll, sightOf } from './sight.ts'

const instant = (iso: string): WallTime90k => wallFromUnixMillis(Date.parse(iso))
/** A Monday, ten in the morning in the commune. */
const now = instant('2026-11-23T03:00:00Z')
const camera = (id: string): What => ({ kind: 'camera', camera: id })
const person = (id: number): Who => ({ kind: 'person', person: id })
const station: What = { kind: 'station' }
const anything: What = { kind: 'something' }

let count = 0
const grant = (who: number, role: string, scope: Scope, more: Partial<GrantFacts> = {}): GrantFacts => ({
  id: ++count,
  person: who,
  role,
  verbs: [],
  scope,
  hours: undefined,
  from: wallTime90k(0),
  until: undefined,
  ...more,
})

const [chief, officer, head, owner, night, guest, former, nobody] = [1, 2, 3, 4, 5, 6, 7, 8]
const facts: PolicyFacts = {
  units: [
    { id: 'xa', parent: undefined },
    { id: 'thon-dong', parent: 'xa' },
    { id: 'thon-tay', parent: 'xa' },
  ],
  cameras: [
    { id: 'cong', place: 'Đầu làng', unit: 'thon-dong' },
    { id: 'cho', place: 'Chợ', unit: 'thon-tay' },
    { id: 'nha-ong-ba', place: '', unit: 'thon-dong' },
    { id: 'tru-so', place: 'Trụ sở', unit: undefined },
  ],
  roles: [{ code: 'to_tuan_tra', verbs: ['watch_live', 'mark'] }],
  grants: [
    grant(chief, 'police_chief', { kind: 'station' }),
    grant(officer, 'officer', { kind: 'unit', unit: 'xa' }),
    grant(head, 'village_head', { kind: 'unit', unit: 'thon-dong' }),
    grant(owner, 'camera_owner', { kind: 'cameras', cameras: ['nha-ong-ba'] }),
    grant(night, 'to_tuan_tra', { kind: 'place', place: 'Chợ' }, { hours: '22:00-05:00' }),
    grant(
      guest,
      '',
      { kind: 'station' },
      { role: undefined, verbs: ['read_log'], from: instant('2026-12-01T00:00:00Z') },
    ),
    grant(former, 'officer', { kind: 'station' }, { until: now }),
  ],
}
const policy = compile(facts)

test('who may do what to what: the table', () => {
  const table: readonly [number, Verb, What, 'yes' | Denial][] = [
    [chief, 'approve_extract', camera('cho'), 'yes'],
    [chief, 'manage_people', station, 'yes'],
    [chief, 'configure_station', station, 'other_verb'],
    [chief, 'watch_live', camera('no-such'), 'yes'],
    [officer, 'play_back', camera('cong'), 'yes'],
    [officer, 'play_back', camera('tru-so'), 'other_place'],
    [officer, 'approve_extract', camera('cong'), 'other_verb'],
    [officer, 'watch_live', station, 'whole_station'],
    [officer, 'watch_live', { kind: 'unit', unit: 'thon-tay' }, 'yes'],
    [head, 'watch_live', camera('cong'), 'yes'],
    [head, 'watch_live', camera('cho'), 'other_place'],
    [head, 'watch_live', { kind: 'unit', unit: 'xa' }, 'other_place'],
    [head, 'play_back', camera('cong'), 'other_verb'],
    [owner, 'play_back', camera('nha-ong-ba'), 'yes'],
    [owner, 'play_back', camera('cong'), 'other_place'],
    [owner, 'ptz', camera('nha-ong-ba'), 'other_verb'],
    [owner, 'play_back', anything, 'yes'],
    [owner, 'manage_people', anything, 'other_verb'],
    [night, 'watch_live', camera('cho'), 'other_hours'],
    [guest, 'read_log', station, 'not_yet'],
    [former, 'watch_live', camera('cong'), 'no_grant'],
    [nobody, 'watch_live', camera('cong'), 'no_grant'],
  ]
  for (const [who, verb, what, expected] of table) {
    const decision = may(policy, { who: person(who), verb, what, at: now })
    assert.equal(decision.allowed ? 'yes' : decision.because, expected, `${who} ${verb} ${JSON.stringify(what)}`)
    if (!decision.allowed) assert.deepEqual(decision.can_allow, ['admin', 'police_chief'])
  }
})

test('hours and days are those of the moment asked about', () => {
  const watch = (who: number, verb: Verb, what: What, at: string) =>
    may(policy, { who: person(who), verb, what, at: instant(at) }).allowed
  assert.equal(watch(night, 'watch_live', camera('cho'), '2026-11-23T16:00:00Z'), true, '23:00 in the commune')
  assert.equal(watch(night, 'watch_live', camera('cho'), '2026-11-23T21:59:59Z'), true, '04:59')
  assert.equal(watch(night, 'watch_live', camera('cho'), '2026-11-23T22:00:00Z'), false, '05:00')
  assert.equal(watch(former, 'watch_live', camera('cong'), '2026-11-23T02:59:59Z'), true)
  assert.equal(watch(guest, 'read_log', station, '2026-12-01T00:00:00Z'), true)
})

test('the operator may everything, nobody may nothing, a device what its role may on its own cameras', () => {
  const decide = (who: Who, verb: Verb, what: What) => may(policy, { who, verb, what, at: now }).allowed
  for (const verb of verbCodes) {
    assert.equal(decide({ kind: 'operator' }, verb, station), true)
    assert.equal(decide({ kind: 'nobody' }, verb, camera('cong')), false)
  }
  const television: Who = { kind: 'device', role: 'television', cameras: new Set(['cho']) }
  assert.equal(decide(television, 'watch_live', camera('cho')), true)
  assert.equal(decide(television, 'watch_live', camera('cong')), false)
  assert.equal(decide(television, 'play_back', camera('cho')), false)
  assert.equal(decide(television, 'watch_live', station), false)
  assert.equal(decide({ kind: 'device', role: 'other_system', cameras: null }, 'watch_live', camera('cong')), true)
  assert.equal(decide({ kind: 'device', role: 'khong-co', cameras: null }, 'watch_live', camera('cong')), false)
})

test('whoever may do nothing with a camera is not told of it', () => {
  const known = (who: number) => {
    const sight = sightOf(policy, person(who), now)
    return facts.cameras.map(({ id }) => id).filter(sight.knows)
  }
  assert.deepEqual(known(chief), ['cong', 'cho', 'nha-ong-ba', 'tru-so'])
  assert.deepEqual(known(head), ['cong', 'nha-ong-ba'])
  assert.deepEqual(known(owner), ['nha-ong-ba'])
  for (const none of [night, guest, former, nobody]) assert.deepEqual(known(none), [])
  assert.equal(knowsAll(sightOf(policy, person(head), now), ['cong', 'cho']), false)
})

test('a role that the station changed counts as changed, and one that is gone gives nothing', () => {
  const changed = compile({ ...facts, roles: [{ code: 'camera_owner', verbs: ['watch_live'] }] })
  const decide = (who: number, verb: Verb, what: What) =>
    may(changed, { who: person(who), verb, what, at: now }).allowed
  assert.equal(decide(owner, 'watch_live', camera('nha-ong-ba')), true)
  assert.equal(decide(owner, 'play_back', camera('nha-ong-ba')), false)
  assert.equal(decide(night, 'watch_live', anything), false)
})

test('units in a circle and hours that cannot be read give no more than they say', () => {
  const odd = compile({
    ...facts,
    units: [
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
    ],
    cameras: [{ id: 'x', place: '', unit: 'a' }],
    grants: [
      grant(1, 'officer', { kind: 'unit', unit: 'b' }),
      grant(2, 'officer', { kind: 'station' }, { hours: 'mãi mãi' }),
    ],
  })
  assert.equal(may(odd, { who: person(1), verb: 'watch_live', what: camera('x'), at: now }).allowed, true)
  assert.equal(may(odd, { who: person(2), verb: 'watch_live', what: camera('x'), at: now }).allowed, false)
})

test('a refusal says what, why and who can allow it', () => {
  const refused = may(policy, { who: person(head), verb: 'play_back', what: camera('cong'), at: now })
  assert.ok(!refused.allowed)
  const { vi, en } = explain({ verb: 'play_back', ...refused })
  assert.equal(
    vi,
    'Không được xem lại, vì quyền của bạn ở đây không gồm việc này. Người có thể cho phép: Người quản trị hệ thống, Trưởng Công an xã.',
  )
  assert.match(
    en,
    /^You may not play back: your grants here do not include it\. Who can allow it: System administrator/,
  )
})

test('no role but those of the people may give grants, and every verb is somebody’s', () => {
  for (const verb of verbCodes)
    assert.ok(
      usualRoles.some(({ verbs }) => verbs.includes(verb)),
      verb,
    )
  assert.equal(new Set(usualRoles.map(({ code }) => code)).size, usualRoles.length)
})

const scopes = fc.oneof(
  fc.constant<Scope>({ kind: 'station' }),
  fc.constantFrom('xa', 'thon-dong', 'thon-tay', 'la').map((unit): Scope => ({ kind: 'unit', unit })),
  fc.constantFrom('Chợ', 'Đầu làng', '').map((place): Scope => ({ kind: 'place', place })),
  fc.subarray(['cong', 'cho', 'la']).map((cameras): Scope => ({ kind: 'cameras', cameras })),
)
const anyGrant = fc.record({
  person: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom(undefined, 'officer', 'camera_owner', 'la'),
  verbs: fc.subarray([...verbCodes]),
  scope: scopes,
  hours: fc.constantFrom(undefined, '08:00-12:00', '22:00-05:00'),
  from: fc.integer({ min: -2, max: 2 }).map(days => wallTime90k(now + days * 86_400 * 90_000)),
  until: fc.option(
    fc.integer({ min: -2, max: 2 }).map(days => wallTime90k(now + days * 86_400 * 90_000)),
    { nil: undefined },
  ),
})

test('a grant more never takes anything away, and what may be done is known', () => {
  fc.assert(
    fc.property(fc.array(anyGrant, { maxLength: 6 }), anyGrant, (grants, more) => {
      const numbered = [...grants, more].map((one, id) => ({ ...one, id }))
      const [fewer, all] = [
        compile({ ...facts, grants: numbered.slice(0, -1) }),
        compile({ ...facts, grants: numbered }),
      ]
      for (const who of [1, 2, 3].map(person))
        for (const { id } of facts.cameras)
          for (const verb of verbCodes) {
            const asked = { who, verb, what: camera(id), at: now }
            if (may(fewer, asked).allowed) assert.ok(may(all, asked).allowed)
            if (may(all, asked).allowed) assert.ok(sightOf(all, who, now).knows(id))
          }
    }),
    { numRuns: 60 },
  )
})

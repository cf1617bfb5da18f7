import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { systemClock } from '#base/clock.ts'
import { Problem } from '#base/problems.ts'
import { may } from '#community/access/may.ts'
import { compile } from '#community/access/policy.ts'
import { verbCodes } from '#contract/access.ts'
import { createAccounts } from './accounts.ts'
import { createGrantBook } from './grants.ts'
import { stationMigrations } from './migrations/station.ts'
import { createPersonBook } from './people.ts'
import { createPolicyReader } from './policy-facts.ts'
import { createRoleBook } from './roles.ts'
import { applyMigrations } from './sqlite/open.ts'
import { createUnitBook } from './units.ts'

const hasCode = (code: string) => (error: unknown) => error instanceof Problem && error.code === code
const fresh = () => {
  const db = new DatabaseSync(':memory:')
  applyMigrations(db, stationMigrations)
  return db
}
const village = { kind: 'village', official_code: null, valid_from: null, predecessors: [] } as const

test('accounts from before there were people administer the station and lead its unit, once', () => {
  const db = new DatabaseSync(':memory:')
  const before = stationMigrations.filter(({ sql }) => !sql.includes('CREATE TABLE person'))
  applyMigrations(
    db,
    before.slice(
      0,
      stationMigrations.findIndex(({ sql }) => sql.includes('CREATE TABLE person')),
    ),
  )
  db.exec(
    "INSERT INTO account (username, display_name, password_hash, created_90k) VALUES ('truc-ban', 'Trực ban', 'x', 0)",
  )
  applyMigrations(db, stationMigrations)
  for (let start = 0; start < 2; start++) createAccounts(db, systemClock, 'Công an xã Minh Châu')
  const people = createPersonBook(db, systemClock).list()
  assert.deepEqual(
    people.map(({ name, account, unit, grants }) => [name, account, unit, grants]),
    [['Trực ban', 'truc-ban', 'cong-an-xa-minh-chau', 2]],
  )
  const policy = compile(createPolicyReader(db, systemClock).facts())
  for (const verb of verbCodes) {
    const asked = { who: { kind: 'person', person: people[0]!.id }, verb, what: { kind: 'station' } } as const
    assert.ok(may(policy, { ...asked, at: systemClock.wall() }).allowed, verb)
  }
})

test('whatever the policy is made of counts its revision up when it changes, and nothing else does', () => {
  const db = fresh()
  const reader = createPolicyReader(db, systemClock)
  const [people, units] = [createPersonBook(db, systemClock), createUnitBook(db, systemClock)]
  const [grants, roles] = [createGrantBook(db, systemClock), createRoleBook(db, systemClock)]
  let last = reader.revision()
  const changes = (deed: string, work: () => unknown, expected = true): void => {
    work()
    assert.equal(reader.revision() !== last, expected, deed)
    last = reader.revision()
  }
  const terms = { verbs: [], scope: { kind: 'station' }, hours: null, from: systemClock.wall(), until: null } as const
  changes('a unit', () => units.add({ ...village, id: 'thon', name: 'Thôn', parent: null }, 'x'))
  changes('a person', () => people.add({ name: 'A', rank: '', role: 'officer', unit: 'thon' }, 'x'))
  changes('a grant', () => grants.give(1, { role: 'officer', reason: 'x', ...terms }, 'x'))
  changes('its end', () => grants.end(1, 'x', 'x'))
  changes('a role', () => roles.set({ code: 'officer', words: { vi: 'A', en: 'B' }, verbs: ['mark'] }, 'x'))
  changes('no role', () => roles.forget('officer', 'x'))
  const camera = "INSERT INTO camera SELECT 'cong', 'Cổng', 'Chợ', '', NULL, 'tcp', 0, NULL, 0, NULL"
  changes('a camera', () => db.exec(camera))
  changes('its unit', () => units.placeCamera('cong', 'thon', 'x'))
  changes('reading', () => [people.list(), units.list(), grants.list({ ended: true }), reader.facts()], false)
  assert.deepEqual(reader.facts().cameras, [{ id: 'cong', place: 'Chợ', unit: 'thon', sharing: undefined }])
})

test('a unit follows others and ends in others, never stands below itself, and nothing of it is lost', () => {
  const db = fresh()
  const units = createUnitBook(db, systemClock)
  const named = (id: string, parent: string | null = null, predecessors: readonly string[] = []) =>
    units.add({ ...village, id, name: id, parent, predecessors }, 'x')
  named('huyen')
  named('xa-cu', 'huyen')
  named('xa-moi', null, ['xa-cu'])
  units.end('huyen', '2025-07-01', ['xa-moi'], 'x')
  assert.deepEqual(units.get('xa-moi')?.predecessors, ['huyen', 'xa-cu'])
  assert.deepEqual([units.get('huyen')?.valid_to, units.get('huyen')?.successors], ['2025-07-01', ['xa-moi']])
  assert.throws(() => units.change('huyen', { parent: 'xa-cu' }, 'x'), hasCode('unit_circle'))
  assert.throws(() => units.change('huyen', { parent: 'huyen' }, 'x'), hasCode('unit_circle'))
  assert.throws(() => named('xa-cu'), hasCode('unit_exists'))
  assert.throws(() => named('khac', 'khong-co'), hasCode('no_such_unit'))
  assert.equal(units.add({ ...village, name: 'Xã cũ', parent: null }, 'x').id, 'xa-cu-2')
  assert.equal(db.prepare("SELECT count(*) AS n FROM access_word WHERE noun = 'unit'").get()?.n, 5)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import type { Who } from '#community/access/may.ts'
import { compile, type PolicyFacts } from '#community/access/policy.ts'
import { sightOf } from '#community/access/sight.ts'
import { isCovered, mayFetch } from '#engine/republish/accounts.ts'
import { allowedAccounts } from './allowed-accounts.ts'

const facts: PolicyFacts = { grants: [], roles: [], cameras: [], units: [] }
const account = { name: 'ioc', secret: 'x', sound: false }

test('another system fetches what its account was given while its role may watch, and nothing once it may not', () => {
  let policy = compile(facts)
  const access = { sightOf: (who: Who) => sightOf(policy, who, wallTime90k(0)) }
  const some = allowedAccounts({ find: () => ({ ...account, cameras: ['cong'] }) }, access, () => false)
  const all = allowedAccounts({ find: () => ({ ...account, cameras: null }) }, access, () => false)
  const fetched = ({ find }: typeof some) => ['cong', 'cho'].filter(camera => mayFetch(find('ioc')!, camera))
  assert.deepEqual([fetched(some), fetched(all)], [['cong'], ['cong', 'cho']])
  policy = compile({ ...facts, roles: [{ code: 'other_system', verbs: [] }] })
  assert.deepEqual([fetched(some), fetched(all)], [[], []])
  assert.equal(allowedAccounts({ find: () => undefined }, access, () => false).find('la'), undefined)
})

test('another system is given covered what its role may not see behind masks', () => {
  const access = { sightOf: (who: Who) => sightOf(compile(facts), who, wallTime90k(0)) }
  const covers = (_: unknown, camera: string) => camera === 'cong'
  const found = allowedAccounts({ find: () => ({ ...account, cameras: null }) }, access, covers).find('ioc')!
  assert.deepEqual([isCovered(found, 'cong'), isCovered(found, 'cho')], [true, false])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wallTime90k } from '#base/units.ts'
import type { Who } from '#community/access/may.ts'
import { compile, type PolicyFacts } from '#community/access/policy.ts'
import { sightOf } from '#community/access/sight.ts'
import { mayFetch } from '#engine/republish/accounts.ts'
import { allowedAccounts } from './allowed-accounts.ts'

const facts: PolicyFacts = { grants: [], roles: [], cameras: [], units: [] }
const account = { name: 'ioc', secret: 'x', sound: false }

test('another system fetches what its account was given while its role may watch, and nothing once it may not', () => {
  let policy = compile(facts)
  const access = { sightOf: (who: Who) => sightOf(policy, who, wallTime90k(0)) }
  const some = allowedAccounts({ find: () => ({ ...account, cameras: ['cong'] }) }, access)
  const all = allowedAccounts({ find: () => ({ ...account, cameras: null }) }, access)
  const fetched = ({ find }: typeof some) => ['cong', 'cho'].filter(camera => mayFetch(find('ioc')!, camera))
  assert.deepEqual([fetched(some), fetched(all)], [['cong'], ['cong', 'cho']])
  policy = compile({ ...facts, roles: [{ code: 'other_system', verbs: [] }] })
  assert.deepEqual([fetched(some), fetched(all)], [[], []])
  assert.equal(allowedAccounts({ find: () => undefined }, access).find('la'), undefined)
})

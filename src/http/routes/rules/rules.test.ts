import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { knownCameraId } from '#base/ids.ts'
import { localDayStart } from '#base/local-day.ts'
import { silentLogger as log } from '#base/log.ts'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Incident, Incidents } from '#contract/incident.ts'
import type { NewRule, Rule, RuleNotice, RuleNotices, Rules } from '#contract/rule.ts'
import { COLUMNS, ROWS } from '#engine/noticing/motion-grid.ts'
import type { MotionRecord } from '#engine/noticing/motion-record.ts'
import { MotionStore } from '#engine/noticing/motion-store.ts'
import { incidentRoutes } from '#http/routes/incidents/incident-routes.ts'
import { RuleFollower } from '#programs/station/rule-follower.ts'
import { createIncidentBook } from '#store/incidents.ts'
import { createRuleBook, createRuleNotices } from '#store/rules.ts'
import { startControlRoom } from '#test/control-room.ts'
import { ruleRoutes } from './rule-routes.ts'

const gate = knownCameraId('cong')
const MINUTE = 60 * TICKS_PER_SECOND
/** In ticks of a quarter of a second. */
const SECOND = 4

const zone: NewRule['zone'] = [
  [10 / COLUMNS, 10 / ROWS],
  [20 / COLUMNS, 10 / ROWS],
  [20 / COLUMNS, 20 / ROWS],
]

const open = async (t: TestContext) => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const motion = new MotionStore(folder)
  let first: RuleFollower | undefined
  const unshared: { from: WallTime90k; to: WallTime90k }[] = []
  let follower: () => RuleFollower = () => assert.fail()
  const sharedBut = (_: string, from: number, to: number) => unshared.filter(one => one.from < to && one.to > from)
  const unshare = (from: number, to: number) => void unshared.push({ from: wallTime90k(from), to: wallTime90k(to) })
  const room = await startControlRoom(t, ({ db, cameras, clock }) => {
    const [rules, notices] = [createRuleBook(db, clock), createRuleNotices(db, clock)]
    const begin = () => new RuleFollower({ rules, notices, motion, cameras, clock, log, unshared: sharedBut })
    const own = begin()
    follower = begin
    first = own
    return [
      ...ruleRoutes({
        ...{ rules, notices, cameras, clock, log },
        looked: camera => own.looked(camera),
        isQuiet: rule => own.isQuiet(rule),
      }),
      ...incidentRoutes({ incidents: createIncidentBook(db, clock), notices, cameras, clock, log }),
    ]
  })
  const make = async (wish: Partial<NewRule> = {}) =>
    room.ask<Rule>('POST', '/api/rules', { camera: 'cong', kind: 'quiet_motion', name: 'Bãi xe', zone, ...wish })
  /** Something moves in the zone now, for three seconds, and pictures are looked at. */
  const moves = (): number => {
    const now = room.clock.wall()
    const day = localDayStart(now)
    const from = Math.floor((now - day) / 22_500)
    const cells = [12 * COLUMNS + 14, 12 * COLUMNS + 15]
    const records: MotionRecord[] = cells.map(cell => ({ kind: 'moved', cell, from, to: from + 3 * SECOND }))
    motion.append(gate, day, [...records, { kind: 'analysed', from, to: from + 10 * SECOND, every: 1 }])
    return day + from * 22_500
  }
  const found = async (query = ''): Promise<readonly RuleNotice[]> =>
    (await room.ask<RuleNotices>('GET', `/api/rule-notices?${query}`)).body.notices
  return { ...room, unshare, make, moves, found, look: () => first!.look(), anew: () => follower() }
}

test('a rule makes a notice of what moved in its zone; a person says whether it was so, and the rule shows how often', async t => {
  const { make, moves, look, found, ask, pass } = await open(t)
  const { status, body: rule } = await make()
  assert.equal(status, 201, JSON.stringify(rule))
  assert.deepEqual([rule.least_s, rule.state, rule.by, rule.found], [2, 'waiting', 'truc-ban', 0])
  pass(60_000)
  const at = moves()
  await look()
  const [first] = await found()
  assert.deepEqual([first?.name, first?.kind, first?.camera, first?.from_90k], ['Bãi xe', 'quiet_motion', 'cong', at])
  assert.deepEqual([first?.word, first?.incident], [null, null])
  const said = await ask<RuleNotice>('PUT', `/api/rule-notices/${first!.id}/word`, { word: 'set_aside' })
  assert.deepEqual([said.body.word, said.body.word_by], ['set_aside', 'truc-ban'])
  pass(5 * 60_000)
  moves()
  await look()
  const [second, again] = await found()
  assert.deepEqual([again?.id, again?.word], [first?.id, 'set_aside'], 'what is found later does not change a word')
  await ask('PUT', `/api/rule-notices/${second!.id}/word`, { word: 'confirmed' })
  const { rules } = (await ask<Rules>('GET', '/api/rules')).body
  assert.deepEqual(
    rules.map(one => [one.state, one.found, one.confirmed, one.set_aside]),
    [['watching', 2, 1, 1]],
  )
  assert.deepEqual(
    (await found('word=confirmed')).map(({ id }) => id),
    [second?.id],
  )
})

test('of hours in which a household does not share its camera no rule tells what moved', async t => {
  const { make, moves, look, found, pass, unshare, clock } = await open(t)
  await make()
  pass(60_000)
  const now = clock.wall()
  unshare(now - MINUTE, now + MINUTE)
  moves()
  await look()
  assert.deepEqual(await found(), [])
  pass(5 * 60_000)
  const at = moves()
  unshare(at + 2 * 90_000, at + MINUTE)
  await look()
  assert.deepEqual(
    (await found()).map(({ from_90k, to_90k }) => [from_90k, to_90k]),
    [[at, at + 2 * 90_000]],
    'what began before is told until then',
  )
})

test('a notice becomes an incident by one click, once, with its number and what became of it', async t => {
  const { make, moves, look, found, ask, pass, stranger } = await open(t)
  await make({ kind: 'loitering', least_s: 1 })
  pass(60_000)
  moves()
  await look()
  const [notice] = await found()
  const path = `/api/rule-notices/${notice!.id}/incident`
  const { body } = await ask<Incident>('POST', path, { note: 'Hai người đứng lâu' })
  assert.deepEqual(
    [body.number, body.category, body.state, body.camera, body.note],
    ['1/2026/VV', 'suspicious_activity', 'received', 'cong', 'Hai người đứng lâu'],
  )
  assert.equal((await ask<Incident>('POST', path, {})).body.id, body.id)
  assert.deepEqual([(await found())[0]?.word, (await found())[0]?.incident], ['confirmed', body.id])
  const stepped = await ask<Incident>('POST', `/api/incidents/${body.id}/steps`, { state: 'handled', note: 'Đã nhắc' })
  assert.deepEqual(
    stepped.body.steps.map(({ state, by }) => [state, by]),
    [
      ['received', 'truc-ban'],
      ['handled', 'truc-ban'],
    ],
  )
  const own = await ask<Incident>('POST', '/api/incidents', {
    ...{ camera: 'cho', from_90k: notice!.from_90k - MINUTE, to_90k: notice!.from_90k, category: 'brawl' },
  })
  assert.equal(own.body.number, '2/2026/VV')
  const { incidents } = (await ask<Incidents>('GET', '/api/incidents?state=handled')).body
  assert.deepEqual(
    incidents.map(({ number }) => number),
    ['1/2026/VV'],
  )
  assert.equal((await stranger('GET', '/api/incidents')).status, 401)
})

test('what cannot be looked for is refused when it is set, and says why', async t => {
  const { make, ask, here } = await open(t)
  const code = async (wish: Partial<NewRule>) => (await make(wish)).body.code
  const beside = (at: number): NewRule['zone'] => [
    [at, at],
    [at + 0.5, at],
    [at + 0.5, at + 0.5],
  ]
  assert.equal(await code({ zone: beside(7) }), 'invalid_request')
  assert.equal(await code({ zone: beside(1.2) }), 'rule_zone_empty')
  assert.equal(await code({ kind: 'line_crossed' }), 'rule_line_needed')
  assert.equal(await code({ hours: 'khuya' }), 'bad_hours')
  assert.equal(await code({ camera: 'nobody' }), 'no_such_camera')
  assert.equal((await ask('DELETE', '/api/rules/77')).body.code, 'no_such_rule')
  const { body: rule } = await make({ hours: '22h-6h' })
  assert.equal(rule.hours, '22:00-06:00')
  here.delete('cong')
  const { rules } = (await ask<Rules>('GET', '/api/rules')).body
  assert.deepEqual(
    rules.map(({ id, state }) => [id, state]),
    [[rule.id, 'camera_gone']],
  )
})

test('what was found before a rule was set is not told, and a rule that is off finds nothing', async t => {
  const { make, moves, look, found, ask, pass } = await open(t)
  moves()
  pass(60_000)
  const { body: rule } = await make()
  await look()
  assert.deepEqual(await found(), [])
  await ask('PATCH', `/api/rules/${rule.id}`, { on: false })
  pass(60_000)
  moves()
  await look()
  assert.deepEqual(await found(), [])
  pass(60_000)
  await ask('PATCH', `/api/rules/${rule.id}`, { on: true, name: 'Bãi xe nhà văn hóa' })
  pass(60_000)
  moves()
  await look()
  assert.deepEqual(
    (await found()).map(({ name }) => name),
    ['Bãi xe nhà văn hóa'],
  )
})

test('a follower that begins anew finds the same and tells nothing twice', async t => {
  const { make, moves, look, found, pass, anew } = await open(t)
  await make()
  pass(60_000)
  moves()
  await look()
  const before = await found()
  assert.equal(before.length, 1)
  await anew().look()
  assert.deepEqual(
    (await found()).map(({ id }) => id),
    before.map(({ id }) => id),
  )
})

// Policy: how long one decision takes at a large commune: 800 cameras, 300 people, 1,000 grants of every kind; and how long it takes to read
// a changed policy anew and to cut the list of all cameras down to what one person may know.

import { wallFromUnixMillis, wallTime90k } from '#base/units.ts'
import { may, type Who } from '#community/access/may.ts'
import { compile, type GrantFacts, type PolicyFacts } from '#community/access/policy.ts'
import { usualRoles } from '#community/access/roles.ts'
import { sightOf } from '#community/access/sight.ts'
import { type Scope, verbCodes } from '#contract/access.ts'
import { atMost, type Bench, percentile } from './goal.ts'

const UNITS = 20
const PEOPLE = 300
const GRANTS = 1_000
const DECISIONS = 200_000
/** So many decisions are timed as one: the clock itself takes a part of a microsecond. */
const AT_ONCE = 50
const now = wallFromUnixMillis(Date.parse('2026-11-23T03:00:00Z'))

export const benchPolicy: Bench = async ({ cameras = 800, tell }) => {
  const facts = commune(cameras)
  const policy = compile(facts)
  const ids = facts.cameras.map(({ id }) => id)
  const who = (at: number): Who => ({ kind: 'person', person: at % PEOPLE })
  tell(`${cameras} cameras, ${PEOPLE} people, ${GRANTS} grants`)
  const samples: number[] = []
  let allowed = 0
  for (let begun = 0; begun < DECISIONS; begun += AT_ONCE) {
    const from = performance.now()
    for (let at = begun; at < begun + AT_ONCE; at++) {
      const what = { kind: 'camera', camera: ids[(at * 7) % ids.length]! } as const
      const verb = verbCodes[at % verbCodes.length]!
      if (may(policy, { who: who(at), verb, what, at: now }).allowed) allowed++
    }
    samples.push(((performance.now() - from) * 1000) / AT_ONCE)
  }
  const lists = timed(300, at => ids.filter(sightOf(policy, who(at), now).knows))
  const compiles = timed(30, () => compile(facts))
  return {
    goals: [
      atMost('decision, p99', 'µs', percentile(samples, 0.99), 20),
      atMost('decision, median', 'µs', percentile(samples, 0.5), 20),
    ],
    facts: {
      allowed: `${Math.round((100 * allowed) / DECISIONS)} %`,
      list_of_all_cameras_ms: round(percentile(lists, 0.5)),
      compiled_ms: round(percentile(compiles, 0.5)),
    },
  }
}

const timed = (times: number, work: (at: number) => unknown): readonly number[] =>
  Array.from({ length: times }, (_, at) => {
    const from = performance.now()
    work(at)
    return performance.now() - from
  })

const round = (value: number | null): number => Math.round((value ?? 0) * 1000) / 1000

/** Grants of every role and scope, a third of them for hours only, as unevenly given as by counting up. */
const commune = (cameras: number): PolicyFacts => {
  const units = Array.from({ length: UNITS }, (_, at) => ({
    id: `thon-${at}`,
    parent: at === 0 ? undefined : 'thon-0',
  }))
  const rows = Array.from({ length: cameras }, (_, at) => ({
    id: `camera-${at}`,
    place: `Nơi ${at % 40}`,
    unit: `thon-${at % UNITS}`,
  }))
  const scopeOf = (at: number): Scope => {
    if (at % 10 === 0) return { kind: 'station' }
    if (at % 3 === 0) return { kind: 'unit', unit: `thon-${1 + (at % (UNITS - 1))}` }
    if (at % 3 === 1) return { kind: 'place', place: `Nơi ${at % 40}` }
    return { kind: 'cameras', cameras: Array.from({ length: 20 }, (_, more) => `camera-${(at * 13 + more) % cameras}`) }
  }
  const grants = Array.from(
    { length: GRANTS },
    (_, at): GrantFacts => ({
      id: at,
      person: at % PEOPLE,
      role: usualRoles[at % usualRoles.length]?.code,
      verbs: [],
      scope: scopeOf(at),
      hours: at % 3 === 0 ? 't2-t6 07:00-17:00; t7,cn 22:00-05:00' : undefined,
      from: wallTime90k(0),
      until: undefined,
    }),
  )
  return { units, cameras: rows, grants, roles: [] }
}

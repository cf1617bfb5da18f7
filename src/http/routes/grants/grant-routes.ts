// Grants: given, changed (which ends one and gives another) and ended. Everybody sees their own.

import { z } from 'zod'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { wallTime90k } from '#base/units.ts'
import { parseWeekHours, weekHoursText } from '#base/week-hours.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { GrantBook, GrantRow, GrantTerms, RoleBook } from '#community/access/grant-book.ts'
import { isOneself, managesScope, managesUnit, mayGive } from '#community/access/granting.ts'
import { deviceRoles } from '#community/access/roles.ts'
import type { Sight } from '#community/access/sight.ts'
import type { PersonBook } from '#community/neighbours/person-book.ts'
import type { UnitBook } from '#community/neighbours/unit-book.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import {
  changeGrantShape,
  endGrantShape,
  type GrantShown,
  grantListShape,
  grantShape,
  grantsQueryShape,
  type NewGrantRead,
  newGrantShape,
} from '#contract/grant.ts'
import { freely, toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'
import { knownCamera } from '#http/routes/cameras/camera-asked.ts'
import { managed } from '#http/routes/people/person-routes.ts'

export type GrantPorts = {
  readonly grants: GrantBook
  readonly people: PersonBook
  readonly roles: RoleBook
  readonly units: UnitBook
  readonly cameras: SeenCameras
  readonly clock: Clock
  readonly log: Logger
}

const grantParams = z.strictObject({ grant: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

export const grantRoutes = (ports: GrantPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/grants',
    access: 'session',
    does: freely('Everybody sees their own grants; whoever manages people sees those of their people.'),
    summary: 'Who was granted what, the newest first.',
    query: grantsQueryShape,
    answers: { 200: grantListShape },
    handler: ({ query: { person, all }, sight }) => {
      const units = new Map(ports.people.list().map(({ id, unit }) => [id, unit]))
      const seen = (of: number) => isOneself(sight, of) || managesUnit(sight, units.get(of) ?? null)
      const found = ports.grants.list({ person, ended: all === '1' })
      return { grants: found.filter(grant => seen(grant.person)).map(grant => shown(ports, grant)) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/grants',
    access: 'session',
    does: toSome('manage_people'),
    summary: 'Grants a role or some verbs to a person: where, at which hours, until when, and why.',
    body: newGrantShape,
    answers: { 201: grantShape },
    handler: ({ body: { person, ...terms }, caller, sight }, reply) => {
      const { id } = managed(ports.people, sight, person)
      const given = ports.grants.give(id, checked(ports, sight, id, terms), nameOf(caller))
      ports.log.info('something was granted', { grant: given.id, person: id, by: nameOf(caller) })
      return reply.code(201).send(shown(ports, given))
    },
  }),
  ...changingRoutes(ports),
]

const changingRoutes = (ports: GrantPorts): readonly Route[] => [
  route({
    method: 'PUT',
    path: '/api/grants/:grant',
    access: 'session',
    does: toSome('manage_people'),
    summary: 'Ends a grant and gives one with these terms in its place.',
    params: grantParams,
    body: changeGrantShape,
    answers: { 200: grantShape },
    handler: ({ params, body, caller, sight }) => {
      const { id, person } = reachable(ports, sight, params.grant)
      return shown(ports, ports.grants.replace(id, checked(ports, sight, person, body), nameOf(caller)))
    },
  }),
  route({
    method: 'POST',
    path: '/api/grants/:grant/end',
    access: 'session',
    does: toSome('manage_people'),
    summary: 'Ends a grant: what it allowed closes within seconds. The row stays.',
    params: grantParams,
    body: endGrantShape,
    answers: { 200: grantShape },
    handler: ({ params, body: { reason }, caller, sight }) => {
      const { id, person } = reachable(ports, sight, params.grant)
      if (isOneself(sight, person)) throw new Problem('own_account', { grant: id })
      ports.log.info('a grant was ended', { grant: id, person, by: nameOf(caller) })
      return shown(ports, ports.grants.end(id, reason, nameOf(caller)))
    },
  }),
]

const reachable = ({ grants, people }: GrantPorts, sight: Sight, id: number): GrantRow => {
  const row = grants.get(id)
  if (row === undefined || !managesUnit(sight, people.get(row.person)?.unit ?? null))
    throw new Problem('no_such_grant', { grant: id })
  if (!managesScope(sight, row.scope)) throw new Problem('grant_too_far', { grant: id })
  return row
}

const checked = (ports: GrantPorts, sight: Sight, person: number, asked: Omit<NewGrantRead, 'person'>): GrantTerms => {
  if (isOneself(sight, person)) throw new Problem('own_account', { person })
  const { role: code, scope, hours: text, reason } = asked
  const role = code === null ? undefined : ports.roles.list().find(one => one.code === code)
  if (code !== null && role === undefined) throw new Problem('no_such_role', { role: code })
  const verbs = [...new Set(code === null ? asked.verbs : [])]
  const now = ports.clock.wall()
  const [from, until] = [asked.from_90k ?? now, asked.until_90k]
  const over = until !== null && (until <= now || until <= from)
  if (over || (code === null && verbs.length === 0) || deviceRoles.has(code ?? '')) throw new Problem('grant_wrong')
  if (scope.kind === 'unit' && ports.units.get(scope.unit) === undefined)
    throw new Problem('no_such_unit', { unit: scope.unit })
  if (scope.kind === 'cameras') for (const camera of scope.cameras) knownCamera(ports.cameras.seenBy(sight), camera)
  if (!mayGive(sight, scope, role?.verbs ?? verbs)) throw new Problem('grant_too_far')
  const hours = text === null ? undefined : parseWeekHours(text)
  if (hours?.ok === false) throw new Problem('bad_hours', { field: 'body.hours' })
  return {
    ...{ role: code, verbs, scope, reason },
    hours: hours?.ok ? weekHoursText(hours.value) : null,
    from: wallTime90k(from),
    until: until === null ? null : wallTime90k(until),
  }
}

const shown = ({ roles, clock }: GrantPorts, grant: GrantRow): GrantShown => {
  const { from, until, given, ended, verbs, ...row } = grant
  const now = clock.wall()
  const over = ended !== undefined || (until !== null && until <= now)
  return {
    ...row,
    verbs: [...(row.role === null ? verbs : (roles.list().find(({ code }) => code === row.role)?.verbs ?? []))],
    from_90k: from,
    until_90k: until,
    given_by: given.by,
    given_90k: given.at,
    ended_by: ended?.by ?? null,
    ended_90k: ended?.at ?? null,
    ended_reason: ended?.reason ?? null,
    state: over ? 'over' : from > now ? 'not_yet' : 'in_force',
  }
}

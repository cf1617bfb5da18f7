// People: who they are and in which unit. Whoever manages a unit sees and changes its people and those below it; the rest are not there for them.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { GrantBook, RoleBook } from '#community/access/grant-book.ts'
import { isOneself, managesScope, managesUnit } from '#community/access/granting.ts'
import type { Sight } from '#community/access/sight.ts'
import type { PersonBook, PersonRow } from '#community/neighbours/person-book.ts'
import { endGrantShape } from '#contract/grant.ts'
import { editPersonShape, newPersonShape, type Person, personListShape, personShape } from '#contract/person.ts'
import { toSome } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

export type PersonPorts = {
  readonly people: PersonBook
  readonly grants: GrantBook
  readonly roles: RoleBook
  readonly log: Logger
}

export const personParams = z.strictObject({ person: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

export const personRoutes = ({ people, grants, roles, log }: PersonPorts): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/people',
    access: 'session',
    does: toSome('manage_people'),
    summary: 'People, those who have left last.',
    answers: { 200: personListShape },
    handler: ({ sight }) => ({
      people: people
        .list()
        .filter(({ unit }) => managesUnit(sight, unit))
        .map(shown),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/people',
    access: 'session',
    does: toSome('manage_people'),
    summary: 'Adds somebody. They may do nothing until something is granted to them.',
    body: newPersonShape,
    answers: { 201: personShape },
    handler: ({ body, caller, sight }, reply) => {
      mustManage(sight, body.unit)
      mustBeRole(roles, body.role)
      const row = people.add(body, nameOf(caller))
      log.info('a person was added', { person: row.id, by: nameOf(caller) })
      return reply.code(201).send(shown(row))
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/people/:person',
    access: 'session',
    does: toSome('manage_people'),
    summary: 'Changes who somebody is; what is left out stays. Grants stay as they are.',
    params: personParams,
    body: editPersonShape,
    answers: { 200: personShape },
    handler: ({ params, body, caller, sight }) => {
      const { id } = managed(people, sight, params.person)
      if (body.unit !== undefined) mustManage(sight, body.unit)
      if (body.role !== undefined) mustBeRole(roles, body.role)
      return shown(people.change(id, body, nameOf(caller)))
    },
  }),
  route({
    method: 'POST',
    path: '/api/people/:person/leave',
    access: 'session',
    does: toSome('manage_people'),
    summary: 'Somebody leaves: their grants and account end, and within seconds all that they have open.',
    params: personParams,
    body: endGrantShape,
    answers: { 200: personShape },
    handler: ({ params, body: { reason }, caller, sight }) => {
      const { id } = managed(people, sight, params.person)
      if (isOneself(sight, id)) throw new Problem('own_account', { person: id })
      for (const { scope } of grants.list({ person: id, ended: false }))
        if (!managesScope(sight, scope)) throw new Problem('grant_too_far', { person: id })
      const row = people.leave(id, reason, nameOf(caller))
      log.info('a person has left', { person: id, by: nameOf(caller) })
      return shown(row)
    },
  }),
]

/** Somebody of another unit is not even said to be there. */
export const managed = (people: PersonBook, sight: Sight, person: number): PersonRow => {
  const row = people.get(person)
  if (row === undefined || !managesUnit(sight, row.unit)) throw new Problem('no_such_person', { person })
  return row
}

const mustManage = (sight: Sight, unit: string | null): void => {
  if (!managesUnit(sight, unit)) throw new Problem('grant_too_far', unit === null ? {} : { unit })
}

const mustBeRole = (roles: RoleBook, code: string): void => {
  if (!roles.list().some(role => role.code === code)) throw new Problem('no_such_role', { role: code })
}

const shown = ({ left, ...row }: PersonRow): Person => ({ ...row, left_90k: left })

// Roles: what each may. The program's own stand until this station says otherwise.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { GrantBook, RoleBook } from '#community/access/grant-book.ts'
import { widensOwnRole } from '#community/access/granting.ts'
import { deviceRoles, usualRoles } from '#community/access/roles.ts'
import type { Sight } from '#community/access/sight.ts'
import { verbWords } from '#community/access/verbs.ts'
import { roleCodeShape, type Verb, verbCodes } from '#contract/access.ts'
import { type RoleList, roleListShape, setRoleShape } from '#contract/grant.ts'
import { freely, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

export type RolePorts = { readonly roles: RoleBook; readonly grants: Pick<GrantBook, 'list'>; readonly log: Logger }

const roleParams = z.strictObject({ role: roleCodeShape })

export const roleRoutes = ({ roles, grants, log }: RolePorts): readonly Route[] => {
  const shown = (): RoleList => ({
    roles: roles.list().map(({ code, words, verbs, usual }) => ({
      ...{ code, ...words, usual },
      verbs: [...verbs],
      device: deviceRoles.has(code),
      own: !usualRoles.some(role => role.code === code),
    })),
    verbs: verbCodes.map(code => ({ code, ...verbWords[code] })),
  })
  const mustNotBeOwn = (sight: Sight, code: string, verbs: readonly Verb[]): void => {
    const before = roles.list().find(role => role.code === code)?.verbs ?? []
    const more = verbs.filter(verb => !before.includes(verb))
    if (widensOwnRole(sight, grants, code, more)) throw new Problem('own_account', { role: code })
  }
  return [
    route({
      method: 'GET',
      path: '/api/roles',
      access: 'session',
      does: freely('What each role may is no secret: whoever is refused reads who could help.'),
      summary: 'All roles and what each may, and every verb in words.',
      answers: { 200: roleListShape },
      handler: shown,
    }),
    route({
      method: 'PUT',
      path: '/api/roles/:role',
      access: 'session',
      does: toStation('manage_people'),
      summary:
        'Changes a role, or makes one of the station’s own; counts at once for whoever holds it. Nobody adds to a role that they hold themselves.',
      params: roleParams,
      body: setRoleShape,
      answers: { 200: roleListShape },
      handler: ({ params, body: { vi, en, verbs }, caller, sight }) => {
        mustNotBeOwn(sight, params.role, verbs)
        roles.set({ code: params.role, words: { vi, en }, verbs: [...new Set(verbs)] }, nameOf(caller))
        log.info('a role was set', { role: params.role, by: nameOf(caller) })
        return shown()
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/roles/:role',
      access: 'session',
      does: toStation('manage_people'),
      summary:
        'A usual role is as the program has it again; one of the station’s own is gone, and whoever holds it may nothing by it.',
      params: roleParams,
      answers: { 200: roleListShape },
      handler: ({ params, caller, sight }) => {
        mustNotBeOwn(sight, params.role, usualRoles.find(({ code }) => code === params.role)?.verbs ?? [])
        if (!roles.forget(params.role, nameOf(caller))) throw new Problem('no_such_role', { role: params.role })
        log.info('a role was taken back', { role: params.role, by: nameOf(caller) })
        return shown()
      },
    }),
  ]
}

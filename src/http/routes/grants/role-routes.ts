// Roles: what each may. The program's own stand until this station says otherwise.

import { z } from 'zod'
import type { Logger } from '#base/log.ts'
import { Problem } from '#base/problems.ts'
import { nameOf } from '#community/access/accounts.ts'
import type { RoleBook } from '#community/access/grant-book.ts'
import { deviceRoles, usualRoles } from '#community/access/roles.ts'
import { verbWords } from '#community/access/verbs.ts'
import { roleCodeShape, verbCodes } from '#contract/access.ts'
import { type RoleList, roleListShape, setRoleShape } from '#contract/grant.ts'
import { freely, toStation } from '#http/deed.ts'
import { type Route, route } from '#http/route.ts'

export type RolePorts = { readonly roles: RoleBook; readonly log: Logger }

const roleParams = z.strictObject({ role: roleCodeShape })

export const roleRoutes = ({ roles, log }: RolePorts): readonly Route[] => {
  const shown = (): RoleList => ({
    roles: roles.list().map(({ code, words, verbs, usual }) => ({
      ...{ code, ...words, usual },
      verbs: [...verbs],
      device: deviceRoles.has(code),
      own: !usualRoles.some(role => role.code === code),
    })),
    verbs: verbCodes.map(code => ({ code, ...verbWords[code] })),
  })
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
      summary: 'Changes a role, or makes one of the station’s own; counts at once for whoever holds it.',
      params: roleParams,
      body: setRoleShape,
      answers: { 200: roleListShape },
      handler: ({ params, body: { vi, en, verbs }, caller }) => {
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
      handler: ({ params, caller }) => {
        if (!roles.forget(params.role, nameOf(caller))) throw new Problem('no_such_role', { role: params.role })
        log.info('a role was taken back', { role: params.role, by: nameOf(caller) })
        return shown()
      },
    }),
  ]
}

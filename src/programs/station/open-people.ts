// People, opened: the books of units, people, accounts, roles and grants, and all of their routes.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import type { Logger } from '#base/log.ts'
import type { AccountBook } from '#community/access/accounts.ts'
import type { CredentialBook } from '#community/access/credential-book.ts'
import type { IdentityBook } from '#community/access/identity-provider.ts'
import type { SeenCameras } from '#community/upkeep/seen-cameras.ts'
import type { AccessDesk } from '#http/ports.ts'
import type { Route } from '#http/route.ts'
import { grantRoutes } from '#http/routes/grants/grant-routes.ts'
import { roleRoutes } from '#http/routes/grants/role-routes.ts'
import { accountRoutes } from '#http/routes/people/account-routes.ts'
import { personRoutes } from '#http/routes/people/person-routes.ts'
import { trialRoutes } from '#http/routes/people/trial-routes.ts'
import { unitRoutes } from '#http/routes/people/unit-routes.ts'
import { createGrantBook } from '#store/grants.ts'
import { createPersonBook } from '#store/people.ts'
import { createRoleBook } from '#store/roles.ts'
import { createUnitBook } from '#store/units.ts'

type Need = {
  readonly db: DatabaseSync
  readonly accounts: AccountBook
  readonly credentials: CredentialBook
  readonly identities: IdentityBook
  readonly access: Pick<AccessDesk, 'tryOut'>
  readonly cameras: SeenCameras
  readonly clock: Clock
  readonly log: Logger
}

export const peopleRoutes = ({ db, clock, ...shared }: Need): readonly Route[] => {
  const units = createUnitBook(db, clock)
  const people = createPersonBook(db, clock)
  const [grants, roles] = [createGrantBook(db, clock), createRoleBook(db, clock)]
  const all = { units, people, grants, roles, clock, ...shared }
  return [
    ...unitRoutes(all),
    ...personRoutes(all),
    ...trialRoutes(all),
    ...accountRoutes(all),
    ...roleRoutes(all),
    ...grantRoutes(all),
  ]
}

// What the policy is made of, read from station.sqlite, and the number that triggers count up whenever any of it changes: nobody who writes has
// to think of the policy.

import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '#base/clock.ts'
import { wallTime90k } from '#base/units.ts'
import type { GrantFacts, PolicyFacts, Sharing } from '#community/access/policy.ts'
import type { Scope, Verb } from '#contract/access.ts'
import { createRoleBook } from './roles.ts'

export type PolicyReader = {
  /** Another number after every change of people, accounts, grants, roles, units or where cameras belong. */
  readonly revision: () => number
  readonly facts: () => PolicyFacts
}

export const createPolicyReader = (db: DatabaseSync, clock: Clock): PolicyReader => {
  const revision = db.prepare('SELECT revision FROM policy_revision')
  const grants = db.prepare(
    `SELECT access_grant.* FROM access_grant JOIN person ON person.id = access_grant.person AND left_90k IS NULL
     WHERE ended_90k IS NULL AND (until_90k IS NULL OR until_90k > ?) ORDER BY access_grant.id`,
  )
  const cameras = db.prepare(
    `SELECT id, place, unit, version, hours, paused_90k FROM camera LEFT JOIN camera_unit ON camera_unit.camera = camera.id
     LEFT JOIN camera_sharing AS said ON said.camera = camera.id
       AND version = (SELECT max(version) FROM camera_sharing WHERE camera = said.camera)`,
  )
  const units = db.prepare('SELECT id, parent FROM unit')
  const roles = createRoleBook(db, clock)
  return {
    revision: () => Number(revision.get()?.revision),
    facts: () => ({
      grants: grants.all(clock.wall()).map(grantOf),
      roles: roles.list(),
      cameras: cameras.all().map(({ id, place, unit, ...said }) => ({
        id: String(id),
        place: String(place),
        unit: unit === null ? undefined : String(unit),
        sharing: sharingOf(said),
      })),
      units: units.all().map(({ id, parent }) => ({
        id: String(id),
        parent: parent === null ? undefined : String(parent),
      })),
    }),
  }
}

const sharingOf = ({ version, hours, paused_90k }: Readonly<Record<string, unknown>>): Sharing | undefined =>
  version === null
    ? undefined
    : {
        hours: hours === null ? undefined : String(hours),
        paused_until: paused_90k === null ? undefined : wallTime90k(Number(paused_90k)),
      }

const grantOf = (row: Readonly<Record<string, unknown>>): GrantFacts => ({
  id: Number(row.id),
  person: Number(row.person),
  role: row.role === null ? undefined : String(row.role),
  verbs: JSON.parse(String(row.verbs)) as readonly Verb[],
  scope: JSON.parse(String(row.scope)) as Scope,
  hours: row.hours === null ? undefined : String(row.hours),
  from: wallTime90k(Number(row.from_90k)),
  until: row.until_90k === null ? undefined : wallTime90k(Number(row.until_90k)),
})

// The policy as plain data: who holds which grants, which role may what, which camera stands where. `store` reads the facts, `compile` makes of
// them what a decision needs at once; deciding is left to may.ts.

import type { WallTime90k } from '#base/units.ts'
import { parseWeekHours, type WeekHours } from '#base/week-hours.ts'
import type { Scope, Verb } from '#contract/access.ts'
import { type Role, usualRoles } from './roles.ts'
import type { SharingWord } from './sharing.ts'

export type GrantFacts = {
  readonly id: number
  readonly person: number
  /** Undefined: `verbs` says what is granted. */
  readonly role: string | undefined
  readonly verbs: readonly Verb[]
  readonly scope: Scope
  /** As base/week-hours.ts reads them; undefined: always. */
  readonly hours: string | undefined
  readonly from: WallTime90k
  /** Undefined: until somebody ends it. */
  readonly until: WallTime90k | undefined
}

export type PolicyFacts = {
  /** Grants that nobody has ended, of people who have not left. */
  readonly grants: readonly GrantFacts[]
  /** Those that the station has of its own or has changed. */
  readonly roles: readonly Pick<Role, 'code' | 'verbs'>[]
  /** Removed cameras too: their footage is still there. */
  readonly cameras: readonly {
    readonly id: string
    readonly place: string
    readonly unit: string | undefined
    /** What its owner says of sharing it; always shared where nothing was ever said. */
    readonly sharing?: Sharing | undefined
  }[]
  readonly units: readonly { readonly id: string; readonly parent: string | undefined }[]
}

export type Sharing = Pick<SharingWord, 'hours' | 'paused_until'>

/** A grant as it is decided by. */
export type Standing = Omit<GrantFacts, 'hours' | 'verbs' | 'scope'> & {
  readonly verbs: ReadonlySet<Verb>
  /** Undefined: always; hours that nobody can read are never. */
  readonly hours: WeekHours | undefined
  readonly scope:
    | Exclude<Scope, { readonly kind: 'cameras' }>
    | { readonly kind: 'cameras'; readonly cameras: ReadonlySet<string> }
}

export type Standplace = {
  readonly place: string
  /** The camera's unit and all above it. */
  readonly units: ReadonlySet<string>
  readonly sharing: Sharing | undefined
}

export type Policy = {
  readonly grants: ReadonlyMap<number, readonly Standing[]>
  readonly roles: ReadonlyMap<string, ReadonlySet<Verb>>
  readonly cameras: ReadonlyMap<string, Standplace>
  /** Each unit with itself and all above it. */
  readonly units: ReadonlyMap<string, ReadonlySet<string>>
  /** Places that some grant names: to move a camera in or out of one changes who may see it. */
  readonly places: ReadonlySet<string>
  /** Roles that may give grants: who can help whoever is refused. */
  readonly givers: readonly string[]
}

const never: WeekHours = []
const nowhere: ReadonlySet<string> = new Set()

/** Makes the policy of the facts; the same facts always make the same policy. */
export const compile = (facts: PolicyFacts): Policy => {
  const roles = new Map<string, ReadonlySet<Verb>>()
  for (const { code, verbs } of [...usualRoles, ...facts.roles]) roles.set(code, new Set(verbs))
  const units = lineages(facts.units)
  const grants = new Map<number, Standing[]>()
  for (const grant of facts.grants) {
    const standing = standingOf(grant, roles)
    const own = grants.get(grant.person)
    if (own === undefined) grants.set(grant.person, [standing])
    else own.push(standing)
  }
  return {
    grants,
    roles,
    units,
    places: new Set(facts.grants.flatMap(({ scope }) => (scope.kind === 'place' ? [scope.place] : []))),
    cameras: new Map(
      facts.cameras.map(({ id, place, unit, sharing }) => [
        id,
        { place, units: (unit === undefined ? undefined : units.get(unit)) ?? nowhere, sharing },
      ]),
    ),
    givers: [...roles].flatMap(([code, verbs]) => (verbs.has('manage_people') ? [code] : [])),
  }
}

const standingOf = ({ hours, scope, verbs, ...grant }: GrantFacts, roles: Policy['roles']): Standing => {
  const read = hours === undefined ? undefined : parseWeekHours(hours)
  return {
    ...grant,
    verbs: grant.role === undefined ? new Set(verbs) : (roles.get(grant.role) ?? new Set()),
    hours: read === undefined ? undefined : read.ok ? read.value : never,
    scope: scope.kind === 'cameras' ? { kind: 'cameras', cameras: new Set(scope.cameras) } : scope,
  }
}

/** Units that stand above each other in a circle end where it closes. */
const lineages = (units: PolicyFacts['units']): ReadonlyMap<string, ReadonlySet<string>> => {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]))
  const lineage = (id: string): ReadonlySet<string> => {
    const above = new Set<string>()
    for (let unit: string | undefined = id; unit !== undefined && !above.has(unit); unit = parents.get(unit))
      above.add(unit)
    return above
  }
  return new Map(units.map(({ id }) => [id, lineage(id)]))
}

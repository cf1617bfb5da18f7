// Who may give what: a manager of the whole station anything; a manager of a part what they may do there themselves. Nobody gives to themselves.

import type { Scope, Verb } from '#contract/access.ts'
import type { GrantBook } from './grant-book.ts'
import type { What } from './may.ts'
import type { Sight } from './sight.ts'

const station: What = { kind: 'station' }

/** People of no unit are the whole station's. */
export const managesUnit = (sight: Sight, unit: string | null): boolean =>
  sight.decide('manage_people', unit === null ? station : { kind: 'unit', unit }).allowed

export const managesScope = (sight: Sight, scope: Scope): boolean => mayGive(sight, scope, [])

export const mayGive = (sight: Sight, scope: Scope, verbs: readonly Verb[]): boolean => {
  if (sight.decide('manage_people', station).allowed) return true
  return whatOf(scope).every(what =>
    ['manage_people' as const, ...verbs].every(verb => sight.decide(verb, what).allowed),
  )
}

export const isOneself = ({ who }: Sight, person: number): boolean => who.kind === 'person' && who.person === person

/** Whether verbs that are added to a role would be given by whoever asks to themselves. */
export const widensOwnRole = (
  sight: Sight,
  grants: Pick<GrantBook, 'list'>,
  code: string,
  verbs: readonly Verb[],
): boolean => {
  const { who } = sight
  if (who.kind !== 'person' || verbs.every(verb => sight.decide(verb, station).allowed)) return false
  return grants.list({ person: who.person, ended: false }).some(({ role }) => role === code)
}

/** Cameras of a place stand in any unit: such a grant is the whole station's. */
const whatOf = (scope: Scope): readonly What[] => {
  if (scope.kind === 'cameras') return scope.cameras.map(camera => ({ kind: 'camera', camera }))
  return scope.kind === 'unit' ? [{ kind: 'unit', unit: scope.unit }] : [station]
}

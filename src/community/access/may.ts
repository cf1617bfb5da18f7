// The one decision: may this one do this to that, now? Pure; deny by default. Everything that serves pictures or settings asks here.

import type { WallTime90k } from '#base/units.ts'
import { isWithin } from '#base/week-hours.ts'
import type { Denial, Verb } from '#contract/access.ts'
import type { Policy, Standing, Standplace } from './policy.ts'
import { isShared, ownerRoles } from './sharing.ts'

/** Who asks. The operator has the rights of the station's files and may everything; devices may what their role may, on their cameras. */
export type Who =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'operator' }
  | { readonly kind: 'person'; readonly person: number }
  | {
      readonly kind: 'device'
      readonly role: string
      /** Null: all of them. */
      readonly cameras: ReadonlySet<string> | null
    }

/** What it is done to. `something`: whether there is anything at all that it may be done to. */
export type What =
  | { readonly kind: 'station' }
  | { readonly kind: 'unit'; readonly unit: string }
  | { readonly kind: 'camera'; readonly camera: string }
  | { readonly kind: 'something' }

export type Asked = { readonly who: Who; readonly verb: Verb; readonly what: What; readonly at: WallTime90k }

export type Decision =
  | { readonly allowed: true }
  | {
      readonly allowed: false
      readonly because: Denial
      /** Codes of the roles that can give what is missing. */
      readonly can_allow: readonly string[]
    }

const yes: Decision = { allowed: true }

export const may = (policy: Policy, { who, verb, what, at }: Asked): Decision => {
  if (who.kind === 'operator') return yes
  if (who.kind === 'nobody') return no(policy, 'no_grant')
  if (who.kind === 'device') return mayDevice(policy, who, { verb, what, at })
  const grants = policy.grants.get(who.person) ?? []
  let closest: Denial = 'no_grant'
  for (const grant of grants) {
    const found = judge(policy, grant, verb, what, at)
    if (found === undefined) return yes
    if (nearness[found] > nearness[closest]) closest = found
  }
  return no(policy, closest)
}

/** Grants by each of which alone it may be done. */
export const grantsFor = (policy: Policy, { who, verb, what, at }: Asked): readonly number[] =>
  who.kind !== 'person'
    ? []
    : (policy.grants.get(who.person) ?? []).flatMap(grant =>
        judge(policy, grant, verb, what, at) === undefined ? [grant.id] : [],
      )

/** Whether anything at all may be done with a camera: whoever may do nothing with it is not told that it is there. */
export const knows = (policy: Policy, who: Who, camera: string, at: WallTime90k): boolean => {
  if (who.kind === 'operator') return true
  if (who.kind === 'nobody') return false
  if (who.kind === 'device') return who.cameras === null || who.cameras.has(camera)
  const stands = policy.cameras.get(camera)
  for (const grant of policy.grants.get(who.person) ?? [])
    if (grant.verbs.size > 0 && inTime(grant, at) && covers(grant.scope, camera, stands)) return true
  return false
}

/** What stands in the way of this grant; undefined: nothing. */
const judge = (policy: Policy, grant: Standing, verb: Verb, what: What, at: WallTime90k): Denial | undefined => {
  if (grant.until !== undefined && grant.until <= at) return 'no_grant'
  if (!reaches(policy, grant, what))
    return what.kind === 'station' && grant.verbs.has(verb) ? 'whole_station' : 'other_place'
  if (!grant.verbs.has(verb)) return 'other_verb'
  if (grant.from > at) return 'not_yet'
  if (grant.hours !== undefined && !isWithin(grant.hours, at)) return 'other_hours'
  return !owns(grant) && isWithheld(policy, verb, what, at) ? 'not_shared' : undefined
}

/** Seen as it happens: what its owner does not share now is not for others. Recorded pictures are judged by the time that they are of. */
const seenNow: ReadonlySet<Verb> = new Set(['watch_live', 'still', 'ptz'])

const isWithheld = ({ cameras }: Policy, verb: Verb, what: What, at: WallTime90k): boolean => {
  if (what.kind !== 'camera' || !seenNow.has(verb)) return false
  const sharing = cameras.get(what.camera)?.sharing
  return sharing !== undefined && !isShared(sharing, at)
}

const owns = ({ role, scope }: Standing): boolean =>
  role !== undefined && ownerRoles.has(role) && scope.kind === 'cameras'

/** Whether a camera is this one's own: the operator at the machine counts as its owner. */
export const ownsCamera = (policy: Policy, who: Who, camera: string, at: WallTime90k): boolean => {
  if (who.kind === 'operator') return true
  if (who.kind !== 'person') return false
  return (policy.grants.get(who.person) ?? []).some(
    grant => owns(grant) && inTime(grant, at) && covers(grant.scope, camera, undefined),
  )
}

/** The refusal that says most is told. */
const nearness: Readonly<Record<Denial, number>> = {
  no_grant: 0,
  other_place: 1,
  other_verb: 2,
  whole_station: 3,
  not_yet: 4,
  other_hours: 5,
  not_shared: 6,
}

const inTime = ({ from, until, hours }: Standing, at: WallTime90k): boolean =>
  from <= at && (until === undefined || until > at) && (hours === undefined || isWithin(hours, at))

const reaches = (policy: Policy, { scope }: Standing, what: What): boolean => {
  if (what.kind === 'something' || scope.kind === 'station') return true
  if (what.kind === 'station') return false
  if (what.kind === 'camera') return covers(scope, what.camera, policy.cameras.get(what.camera))
  return scope.kind === 'unit' && (policy.units.get(what.unit)?.has(scope.unit) ?? false)
}

const covers = (scope: Standing['scope'], camera: string, stands: Standplace | undefined): boolean => {
  if (scope.kind === 'station') return true
  if (scope.kind === 'cameras') return scope.cameras.has(camera)
  if (stands === undefined) return false
  return scope.kind === 'unit' ? stands.units.has(scope.unit) : stands.place === scope.place
}

const mayDevice = (
  policy: Policy,
  who: Extract<Who, { kind: 'device' }>,
  { verb, what, at }: Pick<Asked, 'verb' | 'what' | 'at'>,
): Decision => {
  if (!(policy.roles.get(who.role)?.has(verb) ?? false)) return no(policy, 'other_verb')
  if (what.kind === 'something') return yes
  if (what.kind !== 'camera') return no(policy, 'whole_station')
  if (isWithheld(policy, verb, what, at)) return no(policy, 'not_shared')
  return who.cameras === null || who.cameras.has(what.camera) ? yes : no(policy, 'other_place')
}

const no = ({ givers }: Policy, because: Denial): Decision => ({ allowed: false, because, can_allow: givers })

// The retention policy as a document: each version with its rules, who made it, when and why, and whether what is in force is what the newest
// version says. `store` implements the book.

import type { WallTime90k } from '#base/units.ts'
import type { RetentionRuleRow, Scope } from './keeping-book.ts'

export type PolicyRule = {
  readonly camera: string | null
  readonly place: string | null
  /** Null: until the disk is full. */
  readonly days: number | null
  readonly quota_bytes: number | null
  /** Why this group is kept so long; empty where nobody ever said. */
  readonly reason: string
}

export type PolicyVersion = {
  readonly version: number
  readonly rules: readonly PolicyRule[]
  readonly reason: string
  readonly by: string
  readonly at: WallTime90k
}

export type PolicyVersions = {
  /** The newest first. */
  readonly list: () => readonly PolicyVersion[]
  readonly add: (version: Omit<PolicyVersion, 'version' | 'at'>) => void
}

const keyOf = ({ camera, place }: Pick<PolicyRule, 'camera' | 'place'>): string => `${camera ?? ''} ${place ?? ''}`

/** The rules in force as those of a next version: the reason of what was changed is the new one, the others keep theirs. */
export const nextRules = (
  inForce: readonly RetentionRuleRow[],
  before: PolicyVersion | undefined,
  changed: Scope,
  reason: string,
): readonly PolicyRule[] => {
  const reasons = new Map(before?.rules.map(rule => [keyOf(rule), rule.reason]))
  const now = keyOf(ofScope(changed))
  return inForce.map(({ scope, days, quota_bytes }) => {
    const at = ofScope(scope)
    const why = keyOf(at) === now ? reason : (reasons.get(keyOf(at)) ?? '')
    return { ...at, days: days ?? null, quota_bytes: quota_bytes ?? null, reason: why }
  })
}

/** Rules that are in force and not as the newest version says, or the other way round. */
export const driftOf = (
  inForce: readonly RetentionRuleRow[],
  version: PolicyVersion | undefined,
): readonly Pick<PolicyRule, 'camera' | 'place'>[] => {
  const text = (rule: Omit<PolicyRule, 'reason'>) => `${keyOf(rule)} ${rule.days} ${rule.quota_bytes}`
  const stated = version?.rules ?? []
  const found = nextRules(inForce, version, { kind: 'all' }, '')
  const [a, b] = [new Set(stated.map(text)), new Set(found.map(text))]
  const differing = [...found.filter(rule => !a.has(text(rule))), ...stated.filter(rule => !b.has(text(rule)))]
  return [...new Map(differing.map(({ camera, place }) => [keyOf({ camera, place }), { camera, place }])).values()]
}

/** How many days the footage of a camera is kept: the closest rule counts; null: until the disk is full. */
export const daysKept = (
  rules: readonly RetentionRuleRow[],
  { id, place }: { readonly id: string; readonly place: string },
): number | null => {
  const own = rules.find(({ scope }) => scope.kind === 'camera' && scope.camera === id)
  const ofPlace = rules.find(({ scope }) => scope.kind === 'place' && scope.place === place)
  return (own ?? ofPlace ?? rules.find(({ scope }) => scope.kind === 'all'))?.days ?? null
}

const ofScope = (scope: Scope): Pick<PolicyRule, 'camera' | 'place'> => ({
  camera: scope.kind === 'camera' ? scope.camera : null,
  place: scope.kind === 'place' ? scope.place : null,
})

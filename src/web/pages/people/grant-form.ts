// A grant as it was filled in, read: what is wrong with which field, or the terms.

import type { WallTime90k } from '#base/units.ts'
import { parseWeekHours } from '#base/week-hours.ts'
import { parseWhen } from '#base/when.ts'
import type { Scope, Verb } from '#contract/access.ts'
import type { NewGrant } from '#contract/grant.ts'
import { DAY_90K, dayStart } from '#web/words/time.ts'
import type { ScopeKind } from './scope-fields.tsx'

export type GrantField = 'verbs' | 'cameras' | 'hours' | 'from' | 'until' | 'reason'
export type GrantTerms = Omit<NewGrant, 'person'>

export const readGrant = (
  form: FormData,
  { by, where }: { readonly by: 'role' | 'verbs'; readonly where: ScopeKind },
  now: WallTime90k,
): { readonly wrong: readonly GrantField[]; readonly terms?: GrantTerms } => {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const verbs = by === 'verbs' ? (form.getAll('verb').map(String) as Verb[]) : []
  const cameras = form.getAll('camera').map(String)
  const from = dayOf(text('from'), now)
  const last = dayOf(text('until'), now)
  const until_90k = last === undefined || last === null ? last : last + DAY_90K
  const hours = text('hours')
  const wrong: GrantField[] = [
    ...(by === 'verbs' && verbs.length === 0 ? (['verbs'] as const) : []),
    ...(where === 'cameras' && cameras.length === 0 ? (['cameras'] as const) : []),
    ...(hours !== '' && !parseWeekHours(hours).ok ? (['hours'] as const) : []),
    ...(from === undefined ? (['from'] as const) : []),
    ...(until_90k === undefined || (until_90k !== null && until_90k <= Math.max(now, from ?? 0))
      ? (['until'] as const)
      : []),
    ...(text('reason') === '' ? (['reason'] as const) : []),
  ]
  if (wrong.length > 0 || from === undefined || until_90k === undefined) return { wrong }
  const scope: Scope =
    where === 'station'
      ? { kind: 'station' }
      : where === 'cameras'
        ? { kind: 'cameras', cameras }
        : where === 'unit'
          ? { kind: 'unit', unit: text('unit') }
          : { kind: 'place', place: text('place') }
  const what = by === 'role' ? { role: text('role') } : { role: null, verbs }
  const from_90k = from !== null && from > now ? from : null
  return { wrong, terms: { ...what, scope, hours: hours || null, from_90k, until_90k, reason: text('reason') } }
}

/** The day's beginning; null: nothing was typed; undefined: no day. */
const dayOf = (typed: string, now: WallTime90k): WallTime90k | null | undefined => {
  if (typed === '') return null
  const read = parseWhen(typed, now)
  return read.ok ? dayStart(read.value) : undefined
}

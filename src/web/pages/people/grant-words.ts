// A grant in plain words: what, where, at which hours, until when. "Trực ban · mọi camera của Thôn 3 · 06:00–22:00 · đến 31/12/2026".

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import type { GrantShown, RoleList } from '#contract/grant.ts'
import type { Unit } from '#contract/unit.ts'
import type { Language, Say } from '#web/words/language.ts'
import { dateText } from '#web/words/time.ts'

export type Known = {
  readonly roles: RoleList
  readonly units: readonly Pick<Unit, 'id' | 'name'>[]
  readonly cameras: readonly Pick<Camera, 'id' | 'name'>[]
}

type Told = Pick<GrantShown, 'role' | 'verbs' | 'scope' | 'hours' | 'from_90k' | 'until_90k' | 'state'>

export const grantText = (grant: Told, known: Known, language: Language, say: Say): string =>
  [whatText(grant, known, language, say), ...termsTexts(grant, known, language, say)].join(' · ')

export const whatText = (grant: Told, { roles }: Known, language: Language, say: Say): string => {
  if (grant.role !== null) return roleName(roles, grant.role, language)
  const names = grant.verbs.map(verb => verbName(roles, verb, language))
  return names.length > 3 ? say('grant_verbs_more', { first: names[0]!, more: names.length - 1 }) : names.join(', ')
}

/** Where, when, until when. */
export const termsTexts = (grant: Told, known: Known, language: Language, say: Say): readonly string[] => [
  scopeText(grant, known, say),
  grant.hours === null ? say('grant_always') : hoursText(grant.hours, language),
  ...(grant.state === 'not_yet' ? [say('grant_from_day', { day: dateText(wallTime90k(grant.from_90k)) })] : []),
  ...(grant.until_90k === null ? [] : [say('grant_until_day', { day: lastDay(grant.until_90k) })]),
]

/** What ends at midnight ends with the day before. */
export const lastDay = (until_90k: number): string => dateText((until_90k - 1) as WallTime90k)

export const roleName = ({ roles }: RoleList, code: string, language: Language): string =>
  roles.find(role => role.code === code)?.[language] ?? code

export const verbName = ({ verbs }: RoleList, code: string, language: Language): string =>
  verbs.find(verb => verb.code === code)?.[language] ?? code

const scopeText = ({ scope }: Told, { units, cameras }: Known, say: Say): string => {
  if (scope.kind === 'station') return say('grant_all_cameras')
  if (scope.kind === 'unit')
    return say('grant_of_unit', { unit: units.find(({ id }) => id === scope.unit)?.name ?? scope.unit })
  if (scope.kind === 'place') return say('grant_of_place', { place: scope.place })
  const [first = '', ...more] = scope.cameras.map(id => cameras.find(camera => camera.id === id)?.name ?? id)
  return more.length > 2 ? say('grant_of_cameras', { first, more: more.length }) : [first, ...more].join(', ')
}

const days: Readonly<Record<string, string>> = {
  ...{ t2: 'Mon', t3: 'Tue', t4: 'Wed', t5: 'Thu', t6: 'Fri', t7: 'Sat', cn: 'Sun' },
}

/** As it is kept, with the days of the reader's language. */
export const hoursText = (text: string, language: Language): string => {
  const dashed = text.replace(/(\d\d:\d\d)-(\d\d:\d\d)/g, '$1–$2')
  return language === 'vi' ? dashed : dashed.replace(/\b(t[2-7]|cn)\b/g, day => days[day] ?? day)
}

// Site text: where a camera stands and what it looks at, as a neighbour would say it.

import type { SiteKind } from '#contract/site.ts'
import type { Say, WordKey } from '#web/words/language.ts'
import type { SiteDraft } from './site-edits.ts'

export const siteKindWords: Readonly<Record<SiteKind, WordKey>> = {
  national_road: 'kind_national_road',
  provincial_road: 'kind_provincial_road',
  inter_commune_road: 'kind_inter_commune_road',
  main_axis: 'kind_main_axis',
  inter_village_road: 'kind_inter_village_road',
  junction: 'kind_junction',
  alley: 'kind_alley',
  gate: 'kind_gate',
  market: 'kind_market',
  school: 'kind_school',
  community_house: 'kind_community_house',
  boundary: 'kind_boundary',
  hq: 'kind_hq',
  other: 'kind_other',
}

const winds: readonly WordKey[] = ['wind_n', 'wind_ne', 'wind_e', 'wind_se', 'wind_s', 'wind_sw', 'wind_w', 'wind_nw']

export const windOf = (direction_deg: number, say: Say): string => say(winds[Math.round(direction_deg / 45) % 8]!)

export const siteText = (
  { hamlet, road, kind, direction_deg, field_of_view_deg, range_m }: Omit<SiteDraft, 'latitude' | 'longitude'>,
  say: Say,
): string =>
  [
    hamlet,
    road,
    kind === null ? '' : say(siteKindWords[kind]),
    direction_deg === null ? '' : say('looks_towards', { wind: windOf(direction_deg, say), degrees: direction_deg }),
    field_of_view_deg === null ? '' : say('sees_wide', { degrees: field_of_view_deg }),
    range_m === null ? '' : say('sees_far', { metres: range_m }),
  ]
    .filter(text => text !== '')
    .join(' · ')

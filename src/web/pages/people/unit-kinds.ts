// What kinds of unit are called.

import type { UnitKind } from '#contract/unit.ts'
import type { WordKey } from '#web/words/language.ts'

export const unitKindWords: Readonly<Record<UnitKind, WordKey>> = {
  province: 'kind_province',
  district_legacy: 'kind_district_legacy',
  commune: 'kind_commune',
  village: 'kind_village',
  neighbourhood: 'kind_neighbourhood',
  provincial_police: 'kind_provincial_police',
  commune_police: 'kind_commune_police',
  police_station: 'kind_police_station',
  peoples_committee: 'kind_peoples_committee',
  fatherland_front: 'kind_fatherland_front',
  front_board: 'kind_front_board',
  mass_organisation: 'kind_mass_organisation',
  security_team: 'kind_security_team',
  self_managed_model: 'kind_self_managed_model',
  member_organisation: 'kind_member_organisation',
  ioc: 'kind_ioc',
  contractor: 'kind_contractor',
}

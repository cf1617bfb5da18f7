// What the pages about people keep asking the station.

import { queryOptions } from '@tanstack/react-query'
import type { SessionList, SignInSettingsShown } from '#contract/account.ts'
import type { GrantList, RoleList } from '#contract/grant.ts'
import type { AccountList, PersonList } from '#contract/person.ts'
import type { WatermarkSettings } from '#contract/privacy.ts'
import type { CameraUnitList, UnitList } from '#contract/unit.ts'
import { ask } from '#web/ask.ts'
import { paths } from '#web/paths.ts'
import { queries } from '#web/queries.ts'

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => ask<PersonList>(paths.people, { signal }),
  refetchInterval: 15_000,
})

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => ask<UnitList>(paths.units, { signal }),
  refetchInterval: 60_000,
})

export const unitCamerasQuery = queryOptions({
  queryKey: ['units', 'cameras'],
  queryFn: ({ signal }) => ask<CameraUnitList>(paths.unitCameras, { signal }),
})

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => ask<RoleList>(paths.roles, { signal }),
  staleTime: 30_000,
})

export const watermarkSettingsQuery = queryOptions({
  queryKey: ['watermark', 'settings'],
  queryFn: ({ signal }) => ask<WatermarkSettings>(paths.watermarkSettings, { signal }),
})

export const grantsQuery = (person: number) =>
  queryOptions({
    queryKey: ['grants', person],
    queryFn: ({ signal }) => ask<GrantList>(paths.grantsOf(person), { signal }),
    refetchInterval: 15_000,
  })

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => ask<AccountList>(paths.accounts, { signal }),
  refetchInterval: 10_000,
})

export const everybodysSessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => ask<SessionList>(paths.sessions, { signal }),
  refetchInterval: 10_000,
})

export const signInSettingsQuery = queryOptions({
  queryKey: ['sign_in_settings'],
  queryFn: ({ signal }) => ask<SignInSettingsShown>(paths.signInSettings, { signal }),
  refetchOnWindowFocus: false,
})

/** Something was said of people: all that is shown of them is asked anew. */
export const peopleChanged = (): Promise<unknown> =>
  Promise.all(
    [['people'], ['units'], ['roles'], ['grants'], ['accounts'], ['sessions'], ['trial'], ['session']].map(queryKey =>
      queries.invalidateQueries({ queryKey }),
    ),
  )

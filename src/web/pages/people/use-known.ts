// What a grant is told with: roles, units and cameras by their names.

import { useQuery } from '@tanstack/react-query'
import { camerasQuery } from '#web/queries.ts'
import type { Known } from './grant-words.ts'
import { rolesQuery, unitsQuery } from './people-queries.ts'

/** Undefined until roles have come; the rest is told by its code until then. */
export const useKnown = (): Known | undefined => {
  const roles = useQuery(rolesQuery).data
  const units = useQuery(unitsQuery).data?.units ?? []
  const cameras = useQuery(camerasQuery).data?.cameras ?? []
  return roles && { roles, units, cameras }
}

// Destinations of the person at the page: those that they may do something at.

import { useQuery } from '@tanstack/react-query'
import { mayOf } from '#web/may.ts'
import { sessionQuery } from '#web/queries.ts'
import { type Destination, shownTo } from './destinations.ts'

export const useDestinations = (): readonly Destination[] => {
  const { data } = useQuery(sessionQuery)
  return shownTo(mayOf(data), data?.duty_wall ?? false)
}

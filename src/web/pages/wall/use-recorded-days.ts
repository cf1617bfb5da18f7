// How much of each of the last days, today last, each camera has recorded.

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { wallTime90k } from '#base/units.ts'
import { useMay } from '#web/may.ts'
import { overviewQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { DAY_90K, dayCode } from '#web/words/time.ts'
import type { RecordedDay } from './recorded-days.tsx'

const DAYS_SHOWN = 7

export const useRecordedDays = (): ReadonlyMap<string, readonly RecordedDay[]> => {
  const now = stationNow()
  const first = wallTime90k(now - (DAYS_SHOWN - 1) * DAY_90K)
  const enabled = useMay()('read_coverage')
  const { data } = useQuery({ ...overviewQuery(dayCode(first), dayCode(now)), enabled })
  return useMemo(() => new Map(data?.cameras.map(({ camera, days }) => [camera, days])), [data])
}

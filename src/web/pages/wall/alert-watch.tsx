// Alert watch: asks what has begun of late, and tells whoever shows them. It draws nothing, so that the wall is drawn anew only when
// something has changed.

import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Camera } from '#contract/camera.ts'
import { recentNoticesQuery } from '#web/queries.ts'
import { stationNow } from '#web/station-clock.ts'
import { ALERT_S, type Alert, type AlertKind, alertsNow, type Losses, lossesNow } from './alerts.ts'

export type AlertRules = {
  /** How many places of the wall may be taken. */
  readonly places: number
  readonly kinds: readonly AlertKind[]
}

export const alertKinds: readonly AlertKind[] = [
  'tamper',
  'covered',
  'disk_fault',
  'recorder_fault',
  'digital_input',
  'quiet_motion',
  'line_crossed',
  'loitering',
  'left_object',
  'parked',
  'lost',
  'motion',
]

export const readRules = (kept: unknown): AlertRules => {
  const { places, kinds } = (kept ?? {}) as Partial<Record<keyof AlertRules, unknown>>
  return {
    places: typeof places === 'number' && places >= 0 && places <= 4 ? Math.floor(places) : 1,
    kinds: Array.isArray(kinds) ? alertKinds.filter(kind => kinds.includes(kind)) : alertKinds,
  }
}

export const AlertWatch = ({
  cameras,
  rules,
  snoozed,
  onAlerts,
}: {
  readonly cameras: readonly Camera[]
  readonly rules: AlertRules
  readonly snoozed: ReadonlyMap<string, WallTime90k>
  readonly onAlerts: (alerts: readonly Alert[]) => void
}) => {
  const { data } = useQuery(recentNoticesQuery(ALERT_S * TICKS_PER_SECOND))
  const losses = useRef<Losses>(new Map())
  const tell = useRef(onAlerts)
  tell.current = onAlerts
  useEffect(() => {
    const now = data === undefined ? stationNow() : wallTime90k(Math.max(data.now_90k, stationNow()))
    losses.current = lossesNow(losses.current, cameras)
    const { kinds } = rules
    const notices = data?.notices ?? []
    tell.current(alertsNow({ notices, cameras, losses: losses.current, now, kinds: new Set(kinds), snoozed }))
  }, [data, cameras, rules, snoozed])
  return null
}

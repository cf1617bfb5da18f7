// What comes forward on this wall: the rules of this device, who is left alone for a while, and which cell shows whom meanwhile.

import { useCallback, useState } from 'react'
import { TICKS_PER_SECOND, type WallTime90k, wallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'
import { type AlertRules, readRules } from './alert-watch.tsx'
import { type Alert, bringForward, type Forward, nobodyForward } from './alerts.ts'
import { useRemembered } from './remembered.ts'

const SNOOZE_S = 600

export type Alerts = {
  readonly rules: AlertRules
  readonly setRules: (rules: AlertRules) => void
  readonly alerts: readonly Alert[]
  readonly forward: Forward
  readonly snoozed: ReadonlyMap<string, WallTime90k>
  readonly snooze: (camera: string) => void
  readonly learn: (alerts: readonly Alert[], shown: readonly (string | null)[], held: ReadonlySet<number>) => void
}

export const useAlerts = (): Alerts => {
  const [rules, setRules] = useRemembered('matthan.wall.alerts', readRules)
  const [alerts, setAlerts] = useState<readonly Alert[]>([])
  const [forward, setForward] = useState<Forward>(nobodyForward)
  const [snoozed, setSnoozed] = useState<ReadonlyMap<string, WallTime90k>>(() => new Map())
  const { places } = rules
  const learn: Alerts['learn'] = useCallback(
    (next, shown, held) => {
      setAlerts(before => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
      setForward(before => bringForward({ shown, alerts: next, places, held, before }))
    },
    [places],
  )
  const snooze = useCallback((camera: string): void => {
    const until = wallTime90k(stationNow() + SNOOZE_S * TICKS_PER_SECOND)
    setSnoozed(before => new Map([...before, [camera, until]]))
    setAlerts(before => before.filter(alert => alert.camera !== camera))
  }, [])
  return { rules, setRules, alerts, forward, snoozed, snooze, learn }
}

// Now: the station's time, drawn anew as it passes.

import { useEffect, useState } from 'react'
import type { WallTime90k } from '#base/units.ts'
import { stationNow } from '#web/station-clock.ts'

export const useNow = (every_ms = 1000): WallTime90k => {
  const [now, setNow] = useState(stationNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(stationNow()), every_ms)
    return () => clearInterval(timer)
  }, [every_ms])
  return now
}

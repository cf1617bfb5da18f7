// Station clock: the station's time of day, on this device. The station's clock counts, not the viewer's.

import { unixMillis, type WallTime90k, wallFromUnixMillis } from '#base/units.ts'

let ahead_ms = 0

/** Learns from an answer of the station how far its clock is from this device's. */
export const learnStationTime = (now: WallTime90k): void => {
  ahead_ms = unixMillis(now) - Date.now()
}

export const stationNow = (): WallTime90k => wallFromUnixMillis(Date.now() + ahead_ms)

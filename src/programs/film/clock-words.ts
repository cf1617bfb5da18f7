// Clock words: an instant as it stands on a picture, by the commune's clock (UTC+7 all year).

import { unixMillis, type WallTime90k } from '#base/units.ts'

const ZONE_MS = 7 * 3_600_000

/** `20:15:03 22/11/2026`. */
export const clockTime = (at: WallTime90k): string => {
  const [day = '', time = ''] = new Date(unixMillis(at) + ZONE_MS).toISOString().split('T')
  return `${time.slice(0, 8)} ${day.split('-').toReversed().join('/')}`
}

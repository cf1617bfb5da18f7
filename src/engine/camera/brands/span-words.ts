// Span words: an instant as playback addresses spell it. Viet Nam has kept UTC+07:00 all year since 1975, so a device's local time is
// plain arithmetic.

import { unixMillis, type WallTime90k } from '#base/units.ts'

const ZONE_MS = 7 * 3_600_000

/** `20260101T080000Z`, in UTC. */
export const isapiTime = (at: WallTime90k): string =>
  new Date(unixMillis(at)).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')

/** `2026_01_01_08_00_00`, in the device's own zone. */
export const dahuaTime = (at: WallTime90k): string =>
  new Date(unixMillis(at) + ZONE_MS).toISOString().slice(0, 19).replace(/[-:T]/g, '_')

/** Whole seconds since 1970. */
export const unixSeconds = (at: WallTime90k): number => Math.floor(unixMillis(at) / 1000)

// File time: an instant in the name of a file, in the commune's zone. Apart from when.ts, because the wall names pictures but reads no typed times.

import { unixMillis, type WallTime90k } from './units.ts'

const ZONE_MS = 7 * 3_600_000

/** "2026-06-05_22-15-30" in the commune's zone, for names of files: sorts by time, and every file system takes it. */
export const fileTime = (at: WallTime90k): string =>
  new Date(unixMillis(at) + ZONE_MS).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')

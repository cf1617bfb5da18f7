// Shortened: whether another rule of keeping lets footage go at once that the old one kept. Pure.

import type { WallTime90k } from '#base/units.ts'
import { DAY_90K } from '#web/words/time.ts'
import type { KeepingRow } from './keeping-rows.ts'

export type Asked = { readonly days?: number | null; readonly quota_bytes?: number | null }

/** Of more than one camera nobody knows here how far back it reaches: fewer days are enough to ask. */
export const letsGo = (row: KeepingRow, { days, quota_bytes }: Asked, now: WallTime90k): boolean => {
  const fewer = days != null && (row.days === null || days < row.days)
  const older = row.camera === null || (row.oldest_90k !== null && row.oldest_90k < now - (days ?? 0) * DAY_90K)
  return (fewer && older) || (quota_bytes != null && row.bytes !== null && quota_bytes < row.bytes)
}

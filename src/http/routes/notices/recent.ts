// Recent notices: what has begun of late on all cameras. Asked every two seconds by each wall that is open, so only what is new is looked at.

import type { Clock } from '#base/clock.ts'
import type { CameraId } from '#base/ids.ts'
import { spanFromMillis, type WallTime90k, wallTime90k } from '#base/units.ts'
import type { CameraReader } from '#community/upkeep/camera-book.ts'
import type { RuleNoticeReader } from '#community/watching/rule-book.ts'
import { MOST_RECENT, type RecentNotice } from '#contract/notice.ts'
import type { Begun } from '#engine/noticing/noticing.ts'
import type { LedgerReader, Outage } from '#engine/recording/ledger.ts'
import { faultKind, whyOf } from './seen-faults.ts'

export type RecentPorts = {
  /** What cameras said began after an instant. */
  readonly begun: (after: WallTime90k) => readonly Begun[]
  /** Outages of a camera that began after an instant. */
  readonly begunOutages: (camera: CameraId, after: WallTime90k) => readonly Outage[]
  readonly ruled: RuleNoticeReader
  readonly ledger: LedgerReader
  readonly cameras: CameraReader
  readonly clock: Clock
}

/** A fault begins with the last picture; it is seen, and written down, later. */
const SEEN_LATER = spanFromMillis(600_000)

export const recentNotices = (ports: RecentPorts, after: WallTime90k): readonly RecentNotice[] => {
  const seen = ports.cameras.list()
  const ids = new Set(seen.map(({ id }) => id))
  const said = ports
    .begun(after)
    .filter(({ camera }) => ids.has(camera))
    .map(({ camera, kind, since, lasts }) => ({ camera, kind, since_90k: since, lasts, why: null }))
  const faults = seen.flatMap(({ id }) => faultsOf(ports, id, after))
  const ruled = ports.ruled
    .begun(after, MOST_RECENT)
    .filter(({ camera, word }) => ids.has(camera) && word !== 'set_aside')
    .map(({ camera, kind, from, end, name }) => ({
      ...{ camera, kind, since_90k: from, lasts: end === 'lasts', why: null, rule: name },
    }))
  return [...said, ...faults, ...ruled].sort((a, b) => b.since_90k - a.since_90k).slice(0, MOST_RECENT)
}

const faultsOf = ({ begunOutages }: RecentPorts, camera: CameraId, after: WallTime90k): readonly RecentNotice[] =>
  begunOutages(camera, wallTime90k(Math.max(0, after - SEEN_LATER))).flatMap(outage => {
    const kind = faultKind(outage)
    const { noted, to, cause } = outage
    // That the station was down is over once it can be told, and of every camera: it would hide what is wrong with one.
    if (kind === undefined || noted <= after || cause === 'station_down') return []
    return [{ camera, kind, since_90k: noted, lasts: to === undefined, why: whyOf(outage) }]
  })

// Seen faults: what the station itself saw go wrong, as notices. They are read from the ledger and kept nowhere else.

import type { Notice, NoticeKind } from '#contract/notice.ts'
import type { LossCause, Outage } from '#engine/recording/ledger.ts'

const kinds: Partial<Record<LossCause, NoticeKind>> = {
  unknown: 'lost',
  auth_failed: 'lost',
  disk_fault: 'disk_fault',
  recorder_fault: 'recorder_fault',
  station_down: 'recorder_fault',
}
/** A second here and there while pictures go on is in the coverage; nobody is called for it. */
const PASSING = 'packets_lost'

/** Undefined for what a person said or ordered, and for what is no fault. */
export const faultKind = ({ cause, detail, stated }: Outage): NoticeKind | undefined =>
  stated === true || detail === PASSING ? undefined : kinds[cause]

/** A code: what a disk did or what was seen of a camera; else the cause. */
export const whyOf = ({ cause, detail }: Outage): string =>
  (cause === 'disk_fault' || cause === 'unknown') && detail !== '' ? detail : cause

export const seenFaults = (outages: readonly Outage[], wanted: ReadonlySet<NoticeKind>): readonly Notice[] =>
  outages.flatMap(outage => {
    const kind = faultKind(outage)
    if (kind === undefined || !wanted.has(kind)) return []
    const { from, to } = outage
    const [to_90k, end] = to === undefined ? [null, 'lasts' as const] : [to, 'heard' as const]
    return [{ kind, from_90k: from, to_90k, end, times: 1, why: whyOf(outage) }]
  })

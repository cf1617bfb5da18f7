// Ledger: why seconds are missing. Notes are made when something is known, never guessed later: a span, its cause, who established it and
// when. Together with the segments they put every instant of a camera into exactly one state (see coverage.ts).

import type { CameraId, StreamName } from '#base/ids.ts'
import type { WallTime90k } from '#base/units.ts'

/** Glossary codes, and what a station knows of itself. */
export const lossCauses = [
  'power_lost',
  'internet_lost',
  'wifi_lost',
  'recorder_fault',
  'disk_fault',
  'auth_failed',
  'tampered',
  'clock_drift',
  'unknown',
  'station_down',
  'not_scheduled',
  'not_shared',
  'suspended',
  'expired',
] as const
export type LossCause = (typeof lossCauses)[number]

export type Outage = {
  /** Undefined: all cameras. */
  readonly camera: CameraId | undefined
  readonly stream: StreamName | undefined
  readonly from: WallTime90k
  /** Undefined while it lasts. */
  readonly to: WallTime90k | undefined
  readonly cause: LossCause
  /** `recorder`, `retention`, or who stated or ordered it: an account, or `cli`. */
  readonly by: string
  /** What was seen: a stream reason, or a person's words. */
  readonly detail: string
  readonly noted: WallTime90k
  /** A person's word on it, not what the station saw or did itself. */
  readonly stated?: true
}

/** What the station did on purpose, and so knows for certain: no word counts against it. */
export const ownDoing: readonly LossCause[] = ['expired', 'suspended', 'not_scheduled', 'not_shared']

export type LedgerWriter = {
  /** Notes an outage that begins; answers what ends it. */
  readonly outage: (outage: Omit<Outage, 'to'>) => (to: WallTime90k) => void
  /** Notes an outage whose end is known. */
  readonly past: (outage: Outage) => void
}

export type LedgerReader = {
  /** Outages of a stream that touch `from` ≤ t < `to`, those of all cameras among them, in order of their beginning. */
  readonly outages: (camera: CameraId, stream: StreamName, from: WallTime90k, to: WallTime90k) => readonly Outage[]
}

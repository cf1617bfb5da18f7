// Source clock: how a recorder's clock stands to ours and how it writes its times, put together from what it showed over RTSP and what its maker's
// interface says. Footage an hour or seven off is worse than none: what only may be so is not called known.

import { unixMillis, type WallTime90k } from '#base/units.ts'
import type { MakersWord } from './makers-word.ts'
import { type PlaybackDialect, type SourceClock, ZONE_MS } from './playback-address.ts'

/** What was seen over RTSP. */
export type ShownTimes = {
  /** Its `Date` minus our UTC. */
  readonly offset_ms: number | undefined
  /** The end of what it has recorded, as it writes it; undefined where it says none, or only repeats what it was asked for. */
  readonly newest_ms: number | undefined
}

export type JudgedClock = SourceClock & {
  /** Nothing of it is assumed: neither its offset, nor its zone, nor what its Z means. */
  readonly known: boolean
}

const NEAR_MS = 15 * 60_000
const QUARTER_MS = 15 * 60_000
const CHINA_MS = 8 * 3_600_000

export const judgeClock = (
  dialect: PlaybackDialect,
  shown: ShownTimes,
  word: MakersWord | undefined,
  now: WallTime90k,
): JudgedClock => {
  if (dialect === 'dahua') return judgeLocal(shown, word)
  const offset = shown.offset_ms ?? word?.offset_ms
  const measured = offset !== undefined
  const clock = { offset_ms: offset ?? 0, local_labelled_z: false }
  if (dialect === 'profile_g') return { ...clock, known: measured }
  return judgeLabels(clock, shown.newest_ms, word, now, measured)
}

/** Dahua's addresses are in its local time: its clock as it shows it is all that counts. */
const judgeLocal = ({ offset_ms }: ShownTimes, word: MakersWord | undefined): JudgedClock => {
  const local_ms = word?.local_ms
  if (local_ms === undefined) return { offset_ms: offset_ms ?? 0, local_labelled_z: false, known: false }
  const usual = { offset_ms: local_ms - ZONE_MS, local_labelled_z: false, zone_ms: ZONE_MS, known: true }
  if (offset_ms === undefined) return usual
  // The Date shows the clock more finely; the zone is what stands between the two.
  const zone_ms = Math.round((local_ms - offset_ms) / QUARTER_MS) * QUARTER_MS
  const fine = offset_ms + zone_ms - ZONE_MS
  if (Math.abs(fine) <= Math.abs(offset_ms)) return { ...usual, offset_ms: fine }
  return { ...usual, offset_ms, zone_ms }
}

/** Hikvision's Z may stand behind local time: what it recorded last lies in the future then, or its own clock is labelled so. */
const judgeLabels = (
  clock: SourceClock,
  newest_ms: number | undefined,
  word: MakersWord | undefined,
  now: WallTime90k,
  measured: boolean,
): JudgedClock => {
  const ahead = newest_ms === undefined ? undefined : newest_ms - unixMillis(now) - clock.offset_ms
  if (ahead !== undefined && ahead > NEAR_MS) {
    const zone_ms = word?.zone_ms ?? (near(ahead, CHINA_MS) ? CHINA_MS : ZONE_MS)
    const known = measured && (word?.zone_ms !== undefined || near(ahead, ZONE_MS))
    return { ...clock, local_labelled_z: true, zone_ms, known }
  }
  if (ahead !== undefined && Math.abs(ahead) <= NEAR_MS) return { ...clock, known: measured }
  const labelled = word?.local_labelled_z
  if (labelled === undefined) return { ...clock, known: false }
  const zone_ms = word?.zone_ms ?? ZONE_MS
  return {
    ...clock,
    local_labelled_z: labelled,
    zone_ms,
    known: measured && (!labelled || word?.zone_ms !== undefined),
  }
}

const near = (ahead: number, zone_ms: number): boolean => Math.abs(ahead - zone_ms) < NEAR_MS

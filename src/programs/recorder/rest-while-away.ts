// Rest while away: which part of the time that the recorder was not running was not to be recorded anyway. A station that stood still across
// an edge of a camera's hours is to blame for the rest of it alone.

import { type WallTime90k, wallTime90k } from '#base/units.ts'
import { hoursAt } from '#base/week-hours.ts'
import type { PlannedCamera } from '#contract/recorder-wire.ts'
import type { LedgerWriter, Outage } from '#engine/recording/ledger.ts'
import { readHours } from './planned-rest.ts'

export type Away = { readonly from: WallTime90k; readonly to: WallTime90k }
type RestSpan = Pick<Outage, 'cause' | 'detail' | 'by'> & Away

/** Hours have at most some dozens of edges a week; a station that was off for years is told of its last months. */
const MOST_SPANS = 1000

/** Enters those spans for every stream of a camera; call it once, with the first plan after a start. */
export const noteRestWhileAway = (
  ledger: LedgerWriter,
  cameras: readonly PlannedCamera[],
  away: Away,
  noted: WallTime90k,
): void => {
  for (const planned of cameras)
    for (const span of restWhileAway(planned, away))
      for (const { stream } of planned.streams) ledger.past({ ...span, camera: planned.camera, stream, noted })
}

/** In order. What still lasts at its end is left to whoever notes what goes on from there. */
export const restWhileAway = (
  { hours, suspended }: Pick<PlannedCamera, 'hours' | 'suspended'>,
  away: Away,
): readonly RestSpan[] => {
  const spans: RestSpan[] = []
  if (suspended !== null && suspended.until_90k !== null && suspended.until_90k <= away.to) {
    const { reason: detail, by } = suspended
    spans.push({ ...cut(away, suspended.since_90k, suspended.until_90k), cause: 'suspended', detail, by })
  }
  if (hours !== null) {
    const begins = Math.max(away.from, hours.since_90k)
    for (const rest of offHours(hours.text, away.to, begins))
      spans.push({ ...rest, cause: 'not_scheduled', detail: hours.text, by: hours.by })
  }
  return spans.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)
}

/** From the newest back to the oldest, so that a bound costs the oldest. */
const offHours = (text: string, to: WallTime90k, begins: number): readonly Away[] => {
  const week = readHours(text)
  const spans: Away[] = []
  const last = hoursAt(week, to)
  let at = last.on ? to : (last.since ?? wallTime90k(begins))
  for (let i = 0; i < MOST_SPANS && at > begins; i++) {
    const before = hoursAt(week, wallTime90k(at - 1))
    if (before.since === undefined) break
    const from = wallTime90k(Math.max(before.since, begins))
    if (!before.on) spans.push({ from, to: at })
    at = before.since
  }
  return spans
}

const cut = ({ from, to }: Away, since: number, until: number): Away => ({
  from: wallTime90k(Math.max(from, since)),
  to: wallTime90k(Math.min(to, until)),
})

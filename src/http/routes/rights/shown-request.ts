// A request as it is shown: the book's row with how it stands, what is open, and by when the next thing is due.

import { localDay } from '#base/local-day.ts'
import type { WallTime90k } from '#base/units.ts'
import { type Clocks, clocksOf, dueOf } from '#community/rights/clocks.ts'
import { isAnswered, openSteps, standingOf } from '#community/rights/request-state.ts'
import type { RequestRow, StepRow } from '#community/rights/rights-book.ts'
import type { RightsRequest } from '#contract/rights-request.ts'

export const requestClocks = (row: RequestRow, steps: readonly StepRow[], off: ReadonlySet<string>): Clocks =>
  clocksOf(
    {
      ...{ kind: row.kind, processors: row.processors },
      received: localDay(row.received),
      extended: standingOf(steps).extended,
    },
    off,
  )

export const shownRequest = (
  row: RequestRow,
  steps: readonly StepRow[],
  off: ReadonlySet<string>,
  now: WallTime90k,
): RightsRequest => {
  const standing = standingOf(steps)
  const clocks = requestClocks(row, steps, off)
  const { received, ...rest } = row
  return {
    ...rest,
    received_90k: received,
    ...{ state: standing.state, identified: standing.identified, assigned_to: standing.assigned_to },
    acknowledged: standing.acknowledged,
    ...clocks,
    due: dueOf(clocks, { acknowledged: standing.acknowledged, answered: isAnswered(standing) }, localDay(now)),
    may: [...openSteps(standing)],
    steps: steps.map(({ at, ...step }) => ({ ...step, at_90k: at })),
    holds: steps.filter(({ kind }) => kind === 'hold').map(({ text }) => text),
  }
}

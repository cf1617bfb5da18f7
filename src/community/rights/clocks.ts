// Clocks of a request (Decree 356/2025; the same numbers in Decree 330/2026 Art. 44): told of within two working days, answered within so many
// days of the day on which it came in. A day on which nobody works does not move the last day: the promise is the earlier one.

import type { Due, RightsKind } from '#contract/rights-request.ts'
import { dayAfter, daysBetween, workingDayAfter } from './working-days.ts'

export const ACKNOWLEDGE_WORKING_DAYS = 2
const SOON_DAYS = 2

type Days = { readonly alone: number; readonly with_processors: number; readonly extension: number }

/** `object` stands for restricting, objecting and taking consent back. */
export const answerDays: Readonly<Record<RightsKind, Days>> = {
  view: { alone: 10, with_processors: 15, extension: 10 },
  correct: { alone: 10, with_processors: 15, extension: 10 },
  object: { alone: 15, with_processors: 20, extension: 15 },
  delete: { alone: 20, with_processors: 30, extension: 20 },
}

export type Clocks = { readonly acknowledge_by: string; readonly answer_by: string }

export const clocksOf = (
  request: {
    readonly kind: RightsKind
    readonly received: string
    readonly processors: boolean
    readonly extended: boolean
  },
  off: ReadonlySet<string>,
): Clocks => {
  const { alone, with_processors, extension } = answerDays[request.kind]
  const days = (request.processors ? with_processors : alone) + (request.extended ? extension : 0)
  return {
    acknowledge_by: workingDayAfter(request.received, ACKNOWLEDGE_WORKING_DAYS, off),
    answer_by: dayAfter(request.received, days),
  }
}

/** How a request stands today: by the first of its clocks that still runs. */
export const dueOf = (
  { acknowledge_by, answer_by }: Clocks,
  { acknowledged, answered }: { readonly acknowledged: boolean; readonly answered: boolean },
  today: string,
): Due => {
  if (answered) return 'done'
  const left = Math.min(daysBetween(today, answer_by), acknowledged ? Infinity : daysBetween(today, acknowledge_by))
  if (left < 0) return 'late'
  return left <= (acknowledged ? SOON_DAYS : 0) ? 'soon' : 'calm'
}

// Redaction: who may do what with a redacted copy, and when. Whoever made it never approves it; nobody approves what they have not watched. Pure.

import { no, ok, type Result } from '#base/result.ts'
import { type WallTime90k, wallTime90k } from '#base/units.ts'
import type { Redaction, RedactionArea, RedactionStep } from '#contract/redaction.ts'
import type { RedactionRow, RedactionState, RedactionStepRow } from './redaction-book.ts'

export type Allowed = Redaction['may'][number]
/** What the policy says of somebody and the camera. */
export type Standing = {
  readonly name: string
  readonly may_request: boolean
  readonly may_approve: boolean
  readonly may_save: boolean
}
export type RedactionRefusal =
  | 'redaction_not_now'
  | 'redaction_not_yours'
  | 'redaction_own'
  | 'redaction_not_watched'
  | 'redaction_child_uncovered'
  | 'redaction_approver_needed'

const when: Readonly<Record<Allowed, readonly RedactionState[]>> = {
  edit: ['draft'],
  hand_in: ['draft'],
  approve: ['awaiting_approval'],
  reject: ['awaiting_approval'],
  reopen: ['awaiting_approval', 'rejected', 'failed'],
  save: ['approved'],
  remove: ['draft', 'awaiting_approval', 'rejected', 'failed'],
}
const makers: readonly Allowed[] = ['edit', 'hand_in', 'reopen', 'remove']

/** What is drawn on a still: each rectangle where it stood first, at that one moment. */
export const areasOfStill = (areas: readonly RedactionArea[], from: WallTime90k): readonly RedactionArea[] =>
  areas.map(area => ({
    ...area,
    from_90k: from,
    to_90k: from + 1,
    keys: area.keys.slice(0, 1).map(key => ({ ...key, at_90k: from })),
  }))

const DAY = 24 * 3600 * 90_000
/** A copy that cannot be made any more without the footage under it. */
const unfinished: readonly RedactionState[] = ['draft', 'rendering', 'awaiting_approval', 'failed']

/** What one account may have under way at once: films to draw upon take disk and hours of a slow machine. */
const [MOST_OPEN, MOST_OPEN_90K] = [20, 3600 * 90_000]

/** Why a new one may not be begun beside those that are not approved. */
export const openLimit = (
  { count, ticks }: { readonly count: number; readonly ticks: number },
  { from, to }: Pick<RedactionRow, 'from' | 'to'>,
): 'too_many_open_redactions' | 'too_much_open_redaction' | undefined => {
  if (count >= MOST_OPEN) return 'too_many_open_redactions'
  return ticks + to - from > MOST_OPEN_90K ? 'too_much_open_redaction' : undefined
}

/** Until when an approved copy stays that was used then. */
export const copyStaysUntil = (used: WallTime90k, days: number): WallTime90k => wallTime90k(used + days * DAY)

/** Until when the footage under it stays whatever its age, if nobody works on it any more; undefined: it is decided on. */
export const heldUntil = (
  { state, worked }: Pick<RedactionRow, 'state' | 'worked'>,
  days: number,
): WallTime90k | undefined => (unfinished.includes(state) ? wallTime90k(worked + days * DAY) : undefined)

/** What somebody may do with it just now; `approve` also where they have yet to watch it. */
export const mayWith = (row: RedactionRow, who: Standing): readonly Allowed[] =>
  (Object.keys(when) as readonly Allowed[]).filter(deed => refusal(row, who, deed) === undefined)

/** Why not. */
export const refusal = (row: RedactionRow, who: Standing, deed: Allowed): RedactionRefusal | undefined => {
  const own = row.by === who.name
  if (makers.includes(deed) && !(own && who.may_request)) return 'redaction_not_yours'
  if ((deed === 'approve' || deed === 'reject') && !who.may_approve) return 'redaction_approver_needed'
  if (deed === 'approve' && own) return 'redaction_own'
  if (deed === 'save' && !who.may_save) return 'redaction_approver_needed'
  return when[deed].includes(row.state) ? undefined : 'redaction_not_now'
}

/** Whether they have opened the copy as it is now: what was watched before it was made anew does not count. */
export const hasWatched = (row: RedactionRow, steps: readonly RedactionStepRow[], name: string): boolean =>
  row.result !== undefined &&
  steps.some(({ kind, by, text }) => kind === 'watched' && by === name && text === row.result?.sha256)

/** Whether a step may be taken. */
export const mayStep = (
  row: RedactionRow,
  steps: readonly RedactionStepRow[],
  who: Standing,
  step: RedactionStep,
): Result<undefined, RedactionRefusal> => {
  const refused = refusal(row, who, step.kind)
  if (refused !== undefined) return no(refused)
  if (step.kind === 'approve' && !hasWatched(row, steps, who.name)) return no('redaction_not_watched')
  // Somebody who says that children are covered has covered some.
  const covered = row.areas.some(
    ({ what, from_90k, to_90k }) => what === 'child' && from_90k < row.to && to_90k > row.from,
  )
  if (step.kind === 'hand_in' && step.children === 'all_covered' && !covered) return no('redaction_child_uncovered')
  return ok(undefined)
}

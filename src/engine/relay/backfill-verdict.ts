// Backfill verdict: what becomes of a job once its sources were asked. That one does not answer, that it does not hold the span (yet: a card is
// mounted minutes after its camera came back), and that somebody has to change something are three different things.

import type { BackfillReason, BackfillSource } from '#contract/backfill.ts'

/** Somebody has to change something: trying again would only lock the account. */
const FINAL: readonly BackfillReason[] = [
  'auth_failed',
  'certificate_changed',
  'bad_address',
  'forbidden_address',
  'unsupported_stream',
]
/** A card's last picture before a loss and our first one after it seldom meet: no second asking closes that. */
const ENOUGH_MS = 2000
/** Who says that it holds nothing is asked once more. */
const TOLD_TRIES = 2

export type Failure = { readonly reason: BackfillReason; readonly detail: string | null }

/** One source that was asked; without a failure it gave what it holds, which may be nothing. */
export type Outcome = {
  readonly kind: BackfillSource | undefined
  readonly failure: Failure | undefined
  /** It looked, and said that it holds none of this: few are wrong about it, but for a disk that is still being mounted. */
  readonly told: boolean
}

export type Verdict =
  | { readonly state: 'ended' }
  | { readonly state: 'over'; readonly failure: Failure }
  /** `spent`: what it gives up with when no tries are left; undefined: it ends then, for all that could be asked has answered. */
  | {
      readonly state: 'again'
      readonly failure: Failure
      readonly spent: Failure | undefined
      readonly most_tries: number
    }

export const verdictOf = (outcomes: readonly Outcome[], left_ms: number, brought: boolean): Verdict => {
  if (left_ms === 0 || (brought && left_ms <= ENOUGH_MS)) return { state: 'ended' }
  const real = outcomes.filter(({ failure }) => failure?.reason !== 'no_source')
  if (real.length === 0) return { state: 'over', failure: noSource }
  const failures = real.flatMap(({ failure }) => failure ?? [])
  const spent = failures.find(passes) ?? failures[0]
  const passing = failures.find(passes)
  if (failures.length === real.length && passing === undefined) return { state: 'over', failure: spent! }
  const told = passing === undefined && real.every(({ failure, told }) => failure !== undefined || told)
  return {
    state: 'again',
    failure: passing ?? notHeld,
    spent,
    most_tries: told ? TOLD_TRIES : Number.POSITIVE_INFINITY,
  }
}

/** Whether asking once more may end otherwise, without anybody doing anything. */
export const passes = ({ reason }: Pick<Failure, 'reason'>): boolean => !FINAL.includes(reason)

const noSource: Failure = { reason: 'no_source', detail: null }
const notHeld: Failure = { reason: 'not_held', detail: null }

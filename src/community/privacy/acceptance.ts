// Acceptance: what was found when somebody looked whether a camera may go on as it hangs: into whose home it looks, who agreed, what was checked. Each
// is kept; the newest counts.

import type { WallTime90k } from '#base/units.ts'
import type { AcceptanceAnswers } from '#contract/privacy.ts'

export type Acceptance = {
  readonly version: number
  readonly answers: AcceptanceAnswers
  readonly supervisor: string
  readonly note: string
  readonly passed: boolean
  readonly has_still: boolean
  readonly by: string
  readonly at: WallTime90k
}

export type AcceptanceBook = {
  /** The oldest first. */
  readonly of: (camera: string) => readonly Acceptance[]
  readonly add: (
    camera: string,
    found: Omit<Acceptance, 'version' | 'at' | 'has_still'> & { readonly still: Buffer | undefined },
  ) => void
  /** A JPEG of what the camera showed then, uncovered. */
  readonly still: (camera: string, version: number) => Buffer | undefined
}

/** Whether a camera may pass with these answers. */
export const mayPass = (answers: AcceptanceAnswers, areas: number): boolean =>
  (!answers.looks_into_home || areas > 0) &&
  answers.host_agrees !== 'no' &&
  answers.checked_day &&
  answers.checked_night

export const stateOf = (all: readonly Acceptance[]): 'never' | 'passed' | 'failed' => {
  const last = all.at(-1)
  return last === undefined ? 'never' : last.passed ? 'passed' : 'failed'
}

/** It was found to look into a home, and nothing is covered. */
export const warnsOf = (all: readonly Acceptance[], areas: number): boolean =>
  all.at(-1)?.answers.looks_into_home === true && areas === 0

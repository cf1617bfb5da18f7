// How a request stands: read from its steps, by one table of what may follow what.

import { Problem } from '#base/problems.ts'
import type { RightsState, RightsStep } from '#contract/rights-request.ts'
import type { StepRow } from './rights-book.ts'

export type Standing = {
  readonly state: RightsState
  readonly acknowledged: boolean
  readonly identified: boolean
  readonly extended: boolean
  readonly assigned_to: string | null
}

type Kind = RightsStep['kind']

const always: readonly Kind[] = ['assign', 'note']
/** What may be done while it stands so. It is told of first; a request is answered once. */
const open: Readonly<Record<RightsState, readonly Kind[]>> = {
  received: ['acknowledge', 'identify', 'refuse', ...always],
  processing: ['identify', 'extend', 'grant', 'refuse', ...always],
  extended: ['identify', 'grant', 'refuse', ...always],
  granted: ['close', 'note'],
  refused: ['close', 'note'],
  closed: ['note'],
}

const becomes: Partial<Record<StepRow['kind'], RightsState>> = {
  acknowledge: 'processing',
  extend: 'extended',
  grant: 'granted',
  refuse: 'refused',
  close: 'closed',
}

export const standingOf = (steps: readonly StepRow[]): Standing =>
  steps.reduce<Standing>(
    (before, { kind, text }) => ({
      state: becomes[kind] ?? before.state,
      acknowledged: before.acknowledged || kind === 'acknowledge' || kind === 'refuse',
      identified: before.identified || kind === 'identify',
      extended: before.extended || kind === 'extend',
      assigned_to: kind === 'assign' ? text : before.assigned_to,
    }),
    { state: 'received', acknowledged: false, identified: false, extended: false, assigned_to: null },
  )

/** Steps that are open now. Nobody is given anybody's data before it is known who asks. */
export const openSteps = ({ state, identified }: Standing): readonly Kind[] =>
  open[state].filter(kind => kind !== 'grant' || identified)

/** Throws `identity_not_checked`, `rights_step_closed`. */
export const mustBeOpen = (standing: Standing, kind: Kind): void => {
  if (openSteps(standing).includes(kind)) return
  if (kind === 'grant' && open[standing.state].includes('grant')) throw new Problem('identity_not_checked')
  throw new Problem('rights_step_closed', { step: kind, state: standing.state })
}

export const isAnswered = ({ state }: Standing): boolean =>
  state === 'granted' || state === 'refused' || state === 'closed'

// The book of requests: what people in the picture asked, and each step that was taken. Nothing in it is rewritten; how a request stands is read
// from its steps (request-state.ts). `store` implements it.

import type { WallTime90k } from '#base/units.ts'
import type { DoneStep, RefusalGround, RightsKind, RightsRequest } from '#contract/rights-request.ts'

export type RequestRow = {
  readonly id: number
  /** `3/2026/YC-DLCN` */
  readonly number: string
  readonly kind: RightsKind
  readonly channel: RightsRequest['channel']
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly on_behalf_of: string
  readonly place: string
  readonly happened: string
  readonly about: string
  readonly processors: boolean
  readonly received: WallTime90k
  readonly entered_by: string
}

export type StepRow = {
  readonly kind: DoneStep['kind']
  readonly at: WallTime90k
  readonly by: string
  readonly text: string
  readonly ground: RefusalGround | null
}

export type NewRequest = Omit<RequestRow, 'id' | 'number'>

export type RightsBook = {
  /** The newest first. */
  readonly list: () => readonly RequestRow[]
  /** Throws `no_such_rights_request`. */
  readonly get: (id: number) => RequestRow
  /** The oldest first. */
  readonly steps: (id: number) => readonly StepRow[]
  readonly add: (request: NewRequest) => RequestRow
  readonly step: (id: number, step: Omit<StepRow, 'at'>) => void
  /** How many came in by the public form since then. */
  readonly publicSince: (since: WallTime90k) => number
}

// What an extraction asks of redacted copies: whether one is there, of what, and whether a second person approved it. Redactions implement it.

import type { WallTime90k } from '#base/units.ts'

export type RedactedCopy = {
  readonly id: number
  readonly approved: boolean
  readonly camera: string
  readonly from: WallTime90k
  readonly to: WallTime90k
}

/** A copy that is made and waits for a second person; without what is drawn. */
export type WaitingCopy = {
  readonly id: number
  readonly camera: string
  readonly from: WallTime90k
  readonly to: WallTime90k
  readonly reason: string
  readonly by: string
  readonly made: WallTime90k
}

export type RedactionReader = {
  /** Undefined: there is none of this number. */
  readonly redacted: (id: number) => RedactedCopy | undefined
  /** Those that wait for somebody's approval, the oldest first. */
  readonly awaiting: () => readonly WaitingCopy[]
}
